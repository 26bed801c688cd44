/// Prepares the process for signals; called once, before the first output. A write to a closed pipe or beyond the
/// limit on file sizes becomes an ``IOError`` instead of ending the process. A signal or fault that does end
/// it removes unfinished outputs and prints a message.
///
/// Signals belong to the program: a library in somebody else's program never calls this.
public func prepareForSignals() {
  Syscalls.ignoreWriteSignals()
  UnfinishedFiles.handleSignals()
}
