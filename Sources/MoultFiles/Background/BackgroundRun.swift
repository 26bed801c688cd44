package import Moult
package import MoultIO
internal import Synchronization

/// A run on a thread of its own, from which the caller takes the output piece by piece.
///
///     let run = BackgroundRun(settings)
///     try run.start(makeJob)
///     while case .item(let lines) = run.output.take() { … }
///     let outcome = run.outcome
///
/// The thread waits while much output is not taken, so that the memory is bounded. A value that is dropped ends its run.
package final class BackgroundRun<Kind: JobKind>: Sendable {
  /// The output as it waits, in bytes.
  private static var mostWaiting: Int { 8 << 20 }

  /// The output: whole lines.
  package let output = ItemQueue<ByteBuffer>(mostWeight: mostWaiting)
  /// The messages so far.
  package let messages = MessageList()
  /// Ends with the run, and has no items.
  package let ended = ItemQueue<Never>(mostWeight: 1)
  private let settings: InputSettings
  /// Ends the waits for inputs.
  private let interrupt = Interrupt()
  private let state = Mutex<(outcome: RunOutcome?, thread: Thread?)>((nil, nil))
  private let bytes = Atomic(0)

  /// A run that is not started.
  package init(_ settings: InputSettings) { self.settings = settings }

  /// Reads the inputs into a job, and returns the counts.
  typealias Reading =
    @Sendable (inout InputRun<QueueHost>, inout Job<Kind>) throws -> Report

  /// Starts the thread. To be called once.
  ///
  /// - Parameters:
  ///   - makeJob: makes the job on the thread; what it throws is the ``RunOutcome/failure``.
  ///   - conclude: called on the thread after the last input, if an input was useful.
  ///   - atEnd: called on the thread when the run reads no more, whatever the reason.
  /// - Throws: ``IOError`` if the system has no thread left.
  package func start(
    _ makeJob: @escaping @Sendable () throws -> Job<Kind>,
    conclude: @escaping @Sendable (inout Job<Kind>) throws -> Void = { _ in },
    atEnd: @escaping @Sendable () -> Void = {}
  ) throws(IOError) {
    try start(
      makeJob,
      reading: { run, job in
        try run.feed(&job)
        return job.report
      }, conclude: conclude, atEnd: atEnd)
  }

  /// The same with another way to read the inputs.
  func start(
    _ makeJob: @escaping @Sendable () throws -> Job<Kind>, reading read: @escaping Reading,
    conclude: @escaping @Sendable (inout Job<Kind>) throws -> Void,
    atEnd: @escaping @Sendable () -> Void
  ) throws(IOError) {
    let (output, messages, settings, ended) = (output, messages, settings, ended)
    let thread = try Thread { [weak self, interrupt] in
      let host = QueueHost(output, messages, interrupt) { bytes in
        self?.bytes.store(bytes, ordering: .relaxed)
      }
      var run = InputRun(settings, host)
      let outcome = Self.perform(&run, makeJob, read, conclude)
      messages.addLast(of: outcome, hasCounts: Kind.self != Aggregation.self)
      // The outcome is there before anybody sees that the run reads no more.
      self?.state.withLock { $0.outcome = outcome }
      atEnd()
      ended.end()
      output.end()
    }
    state.withLock { $0.thread = thread }
  }

  private static func perform(
    _ run: inout InputRun<QueueHost>, _ makeJob: () throws -> Job<Kind>, _ read: Reading,
    _ conclude: (inout Job<Kind>) throws -> Void
  ) -> RunOutcome {
    var outcome = RunOutcome()
    do {
      var job = try makeJob()
      do {
        outcome.report = try read(&run, &job)
        if run.tally.hasUseful { try conclude(&job) }
      } catch {
        outcome.report = job.report
        outcome.failure = error
      }
    } catch {
      outcome.failure = error
    }
    // An input that the run waited for when it was stopped has no fault.
    if outcome.failure is IOError, run.host.isStopped { outcome.failure = RunStopped() }
    outcome.tally = run.tally
    return outcome
  }

  /// How the run ended; nil before its end.
  package var outcome: RunOutcome? { state.withLock { $0.outcome } }

  /// The bytes that were read from files and providers so far.
  package var bytesRead: Int { bytes.load(ordering: .relaxed) }

  /// Ends the run soon, with ``RunStopped``, and without waiting for it.
  package func stop() {
    output.close()
    interrupt.raise()
  }

  /// Waits for the thread. Whatever gives it bytes must not wait for the caller.
  package func join() {
    let thread = state.withLock { state in
      defer { state.thread = nil }
      return state.thread
    }
    thread?.join()
  }

  deinit { stop() }
}

extension MessageList {
  /// Adds what is reported at the end of a run.
  fileprivate func addLast(of outcome: RunOutcome, hasCounts: Bool) {
    for message in outcome.tally.rest { add(message) }
    for note in outcome.report.archiveNotes(hasCounts: hasCounts) {
      add(RunMessage(nil, .note(note)))
    }
  }
}

/// How a run ended.
package struct RunOutcome: Sendable {
  /// The counts of all inputs.
  package var report = Report()
  /// What became of the inputs.
  package var tally = MemberTally()
  /// Why it ended early; nil where it read all inputs.
  package var failure: (any Error)?

  /// That of a run without inputs.
  package init() {}
}
