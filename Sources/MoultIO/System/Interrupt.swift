internal import Synchronization

/// Ends the waits for inputs of a run from another thread.
///
/// A pipe, a terminal or a device may never have bytes, so that its reader waits for a pipe of this value as well.
package final class Interrupt: Sendable {
  private struct State {
    /// The pipe, from the first wait on.
    var reading: Int32?
    /// Its other end. A byte in the pipe ends all waits, since nobody reads it.
    var writing: Int32?
    /// The process that made the pipe: one that was forked meanwhile has copies of its ends.
    var process: Int32?
    var isRaised = false
  }

  private let state = Mutex(State())

  /// A value that ends no wait so far.
  package init() {}

  deinit {
    raise()
    if let end = state.withLock({ $0.reading }) { Self.close(end) }
  }

  /// Ends all waits, and those that begin later.
  package func raise() {
    let (end, isOwn) = state.withLock { state in
      defer { state.writing = nil }
      state.isRaised = true
      return (state.writing, state.process == Syscalls.processNumber())
    }
    guard let end else { return }
    if isOwn { Syscalls.writeByte(end) }
    Self.close(end)
  }

  /// Waits until a read would return at once.
  ///
  /// - Throws: ``IOError``, with the code ``IOError/Code/stopped`` after ``raise()``.
  func wait(for descriptor: Int32, name: String) throws(IOError) {
    let end = try state.withLock { state throws(IOError) in
      if state.reading == nil && !state.isRaised {
        let ends = try Syscalls.makePipe(name: name)
        (state.reading, state.writing) = (ends.reading, ends.writing)
        state.process = Syscalls.processNumber()
      }
      return state.isRaised ? nil : state.reading
    }
    guard let end, try Syscalls.waitUntilReadable(descriptor, unless: end, name: name) else {
      throw IOError(.read, name, code: .stopped)
    }
  }

  private static func close(_ end: Int32) {
    // A failing close loses nothing.
    try? Syscalls.close(end, name: "a pipe")
  }
}
