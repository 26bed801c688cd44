public import Moult
internal import MoultIO
internal import Synchronization

extension Job where Purpose == Redaction {
  /// The redacted tweets and users of files, as values of the flat schema; see `Job.records(from:)`.
  ///
  /// - Precondition: the job has read nothing.
  public consuming func records(of files: InputFiles) -> FileValues<Redaction> {
    FileValues(packed(), files, read: FlatRecord.all(inRows:))
  }

  /// The same with the default number of threads.
  public consuming func records(ofFiles paths: [String]) -> FileValues<Redaction> {
    records(of: InputFiles(paths))
  }
}

extension Job where Purpose == Dehydration {
  /// The IDs in files, as numbers, in the order of the files; see `Job.ids(from:)`. Lists and tables of IDs are
  /// read, too.
  ///
  /// - Precondition: the job has read nothing.
  public consuming func ids(of files: InputFiles) -> FileValues<Dehydration> {
    var files = files
    files.settings.readsLists = true
    return FileValues(givingNumbers(), files, read: RecordID.all(inLines:))
  }

  /// The same with the default number of threads.
  public consuming func ids(ofFiles paths: [String]) -> FileValues<Dehydration> {
    ids(of: InputFiles(paths))
  }
}

extension Job where Purpose == Aggregation {
  /// Reads files and returns their tables.
  ///
  /// - Throws: `TableError` if the tables were given up, `IOError` for a file that cannot be opened or read, `CancellationError`
  ///   after the task was cancelled.
  public consuming func results(of files: InputFiles) async throws -> FileTables {
    let run = BackgroundRun<Aggregation>(files.settings)
    let job = Handover(self)
    let tables = Mutex<[TableResult]>([])
    try run.start(
      { job.take() },
      conclude: { job in
        let results = try job.takeResults()
        tables.withLock { $0 = results }
      })
    let outcome = try await run.result()
    return FileTables(
      tables: tables.withLock { $0 }, report: outcome.report.withoutCounts,
      messages: run.messages.take(),
      hasLost: outcome.tally.hasLost)
  }

  /// The same with the default number of threads.
  public consuming func results(ofFiles paths: [String]) async throws -> FileTables {
    try await results(of: InputFiles(paths))
  }
}

extension BackgroundRun {
  /// Waits until something can be taken from a queue of the run. If the task is cancelled, the run ends soon.
  func wait<Item: Sendable>(for queue: ItemQueue<Item>) async {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in queue.whenReady { continuation.resume() } }
    } onCancel: {
      stop()
    }
  }

  /// Waits for the end of the run.
  ///
  /// - Throws: what ended it early; `CancellationError` after the task was cancelled.
  func result() async throws -> RunOutcome {
    await wait(for: ended)
    let outcome = outcome ?? RunOutcome()
    if let failure = outcome.failure {
      throw failure is RunStopped ? CancellationError() : failure
    }
    return outcome
  }
}

/// The tables of files, in the order of the request. There is none where no file had a record for them.
public struct FileTables: Sendable {
  /// The tables.
  public let tables: [TableResult]
  /// What was rejected and noticed. It has no numbers of records, from which a cell could be computed.
  public let report: Report
  /// Rejected records with their positions, and files and members that were not read.
  public let messages: [RunMessage]
  /// Whether a part of the input was lost.
  public let hasLost: Bool
}
