/// Makes a write to a pipe that nobody reads any more an ``IOError`` instead of the silent end of
/// the process. For the whole process; to be called once, before the first output.
public func ignoreBrokenPipes() {
  Syscalls.ignoreBrokenPipes()
}
