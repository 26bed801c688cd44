/// What the environment says under a name; nil where it says nothing.
public func environment(_ name: String) -> String? {
  Syscalls.environment(name)
}

/// The words of the command line after the name of the program. Unlike `CommandLine.arguments` they keep
/// bytes that are no UTF-8.
public func commandArguments() -> [String] { Syscalls.arguments() }
