/// Gives the process the ways in which it ends: a write to a pipe that nobody reads any more, or beyond a
/// limit on the size of files, is an ``IOError`` and no silent end; at a signal or fault that ends it, outputs
/// that are not complete are removed, and a word is said. To be called once, before the first output.
public func prepareForSignals() {
  Syscalls.ignoreWriteSignals()
  UnfinishedFiles.handleFaults()
}
