public import Moult
internal import MoultIO

/// What a job makes of files, as values, in the order of the files:
///
///     let records = Redactor(policy).records(ofFiles: ["archive.tar"])
///     for try await record in records { use(record) }
///     for message in records.takeMessages() { print(message) }
///
/// The files are read on threads of their own, which start with the first value and wait while many values are not taken. Nothing
/// is printed. It can be iterated once, by one task at a time; dropping it ends the reading.
public final class FileValues<Purpose: JobKind>: AsyncSequence, AsyncIteratorProtocol {
  /// The values of the job.
  public typealias Element = Purpose.Value

  private let run: BackgroundRun<Purpose>
  private let job: Handover<Purpose>
  /// Reads the values of an output.
  private let read: @Sendable (Span<UInt8>) -> [Purpose.Value]
  private var values: [Purpose.Value] = []
  private var place = 0
  /// What came of the start of the threads; nil before it.
  private var started: Result<Void, any Error>?

  init(
    _ job: consuming Job<Purpose>, _ files: InputFiles,
    read: @escaping @Sendable (Span<UInt8>) -> [Purpose.Value]
  ) {
    run = BackgroundRun(files.settings)
    self.job = Handover(job)
    self.read = read
  }

  /// Itself, as it can be iterated once.
  public func makeAsyncIterator() -> FileValues { self }

  /// The next value; nil after the last one. Amortized O(bytes of its record).
  ///
  /// - Throws: `IOError` for a file that cannot be opened or read, or where the system has no thread left; `CancellationError`
  ///   after the task was cancelled, which ends the reading. What is wrong in a file, or with a member of an archive, is a
  ///   message (``takeMessages()``) and no error.
  public func next() async throws -> Purpose.Value? {
    try start()
    while place == values.count {
      await run.wait(for: run.output)
      switch run.output.take(milliseconds: 0) {
      case .item(let lines): (values, place) = (read(lines.bytes), 0)
      case .nothing: continue
      case .closed: throw CancellationError()
      case .ended:
        if let failure = run.outcome?.failure { throw failure }
        return nil
      }
    }
    defer { place += 1 }
    return values[place]
  }

  /// Starts the threads with the first call, and throws what prevented it with each.
  private func start() throws {
    let (run, job) = (run, job)
    let result = started ?? Result { try run.start { job.take() } }
    started = result
    try result.get()
  }

  /// The counts of all files, after the last value; no counts before.
  public var report: Report { run.outcome?.report ?? Report() }

  /// Whether a part of the input was lost: a damaged or unreadable member, a file of no known form. After the last value.
  public var hasLost: Bool { run.outcome?.tally.hasLost ?? false }

  /// Returns the messages since the last call: rejected records with their positions, and files and members that were not
  /// read. Of each input, the first 1,000 rejections have a message; ``report`` counts all.
  public func takeMessages() -> [RunMessage] { run.messages.take() }
}
