internal import CMoult
internal import Moult
internal import MoultFiles
internal import MoultIO

/// What a job says of itself.
extension JobHandle {
  /// The counts so far, as JSON; all of them once the job has ended.
  func report() throws -> String {
    let (running, startable, endFailure, isCancelled) = state.withLock {
      ($0.running, $0.startable, $0.endFailure, $0.isCancelled)
    }
    let ended = running?.outcome
    let outcome = ended ?? RunOutcome()
    // What was whole when it was cancelled stays so.
    let isStopped = isCancelled && (ended == nil || outcome.failure != nil)
    let reason: (any Error)? = isStopped ? RunStopped() : outcome.failure ?? endFailure
    let summary = Summary(
      outcome.report, outcome.tally, seconds: 0,
      hasCounts: startable.map { $0.tables == nil } ?? !kind.makesTables)
    return try summary.json(exit: exitCode(outcome, reason.map { Failure($0) }))
  }

  /// The exit code of the command with this outcome; the numbers are those of sysexits.h.
  private func exitCode(_ outcome: RunOutcome, _ failure: Failure?) -> Int {
    switch failure?.status {
    case MOULT_USAGE, MOULT_MISUSE: 64
    case MOULT_REFUSED: 77
    case MOULT_IO, MOULT_CALLBACK, MOULT_CANCELLED: 74
    case MOULT_NO_RECORD: 65
    default:
      !outcome.tally.hasUseful
        ? 65 : outcome.report.rejectedCount > 0 || outcome.tally.hasLost ? 1 : 0
    }
  }

  /// The next message; it stays until ``dropMessage()``.
  func nextMessage() -> RunMessage? {
    let running = state.withLock { $0.running }
    return messages.withLock { messages in
      if messages.isEmpty { messages = (running?.messages.take() ?? []).reversed() }
      return messages.last
    }
  }

  func dropMessage() {
    messages.withLock { if !$0.isEmpty { $0.removeLast() } }
  }

  /// The bytes that were read, and the size of the inputs; 0 where it is not known.
  func progress() -> (read: Int, size: Int) {
    let (running, paths, readers) = state.withLock {
      ($0.running, $0.paths, $0.readers.count)
    }
    let sizes = InputSizes(paths)
    let isKnown = !paths.isEmpty && readers == 0 && !sizes.hasUnknown
    return (running?.bytesRead ?? 0, isKnown ? sizes.bytes : 0)
  }

  /// The tables of a job that has ended.
  ///
  /// - Throws: ``Failure`` where it has none, or has not ended.
  func tables() throws -> [TableResult] {
    let (startable, running) = state.withLock { ($0.startable, $0.running) }
    guard kind.makesTables else {
      throw Failure.misuse("only the jobs aggregate and merge have tables")
    }
    guard let running, running.outcome != nil else {
      throw Failure.misuse("the job has not ended; wait for it with moult_wait")
    }
    try checkEnd()
    guard let tables = startable?.tables else {
      throw Failure.misuse("the job has written a part; a job merge makes the tables of parts")
    }
    return tables.all
  }
}
