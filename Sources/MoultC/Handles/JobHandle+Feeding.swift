internal import CMoult
internal import Moult
internal import MoultFiles
internal import MoultIO
internal import Synchronization

/// Inputs that the caller feeds.
///
/// Whoever feeds an input or ends it holds ``feeding``; nobody who lets the job go on does.
extension JobHandle {
  func feed(_ bytes: Span<UInt8>) throws {
    try checkReadsBytes()
    try feeding.withLock { _ in
      switch try fedInput()?.feed(bytes) {
      case .stored: return
      case .ended: throw Failure.misuse("the input has ended; these bytes were not taken")
      case .closed, nil:
        // The job reads no more; where it did not fail, it needs no more.
        _ = try checkedOutcome()
      }
    }
  }

  /// The input that is fed, which begins where there is none; nil where the job reads no more.
  private func fedInput() throws -> FedBytes? {
    try state.withLock { state in
      guard !state.isComplete else {
        throw Failure.misuse(
          "the inputs of the job have ended; nothing can be fed after moult_finish")
      }
      if state.isCancelled { throw Failure(RunStopped()) }
      if state.running == nil { state.later = ItemQueue(mostWeight: .max) }
      try start(&state)
      guard let later = state.later else {
        throw Failure.misuse(
          "the job reads the inputs that were added; feed before the first output is taken")
      }
      if let fed = state.fed { return fed }
      let fed = FedBytes()
      // Before it is closed, ``closeFed()`` finds this input; after that, nobody would read it.
      guard later.put(.bytes(ProvidedBytes(name: "bytes", fed)), weight: 1) == .stored else {
        return nil
      }
      state.fed = fed
      return fed
    }
  }

  func endInput() throws {
    try feeding.withLock { _ in
      try state.withLock { state in
        guard let fed = state.fed else {
          throw Failure.misuse("no input is fed; moult_feed begins one")
        }
        fed.end()
        state.fed = nil
      }
    }
  }

  /// Ends the inputs, and starts the job where it does not run.
  func finish() throws {
    try feeding.withLock { _ in
      try state.withLock { state in
        if state.isCancelled { throw Failure(RunStopped()) }
        state.fed?.end()
        state.fed = nil
        state.later?.end()
        state.isComplete = true
        try start(&state)
      }
    }
  }
}
