/// What the environment says under a name; nil where it says nothing.
public func environment(_ name: String) -> String? {
  Syscalls.environment(name)
}
