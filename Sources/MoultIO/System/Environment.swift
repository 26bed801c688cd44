/// The value of an environment variable; nil if it is not set.
public func environment(_ name: String) -> String? {
  Syscalls.environment(name)
}

/// The arguments of the command line, without the program's name. Unlike `CommandLine.arguments`, they keep
/// bytes that are not UTF-8.
public func commandArguments() -> [String] { Syscalls.arguments() }
