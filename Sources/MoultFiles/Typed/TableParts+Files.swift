public import Moult
internal import MoultIO
internal import Synchronization

/// Parts of files.
extension TableParts {
  /// Reads files into a part, which appears when it is complete. A file that exists is replaced.
  ///
  /// - Parameters:
  ///   - part: the path of the part, which is no input.
  ///   - files: what is read.
  /// - Throws: ``PartError/noFile``, `TableError` if the tables were given up, `PathClash` if the part would replace an input or
  ///   the key, `IOError` for a file that cannot be opened, read or written, `CancellationError` after the task was cancelled:
  ///   then there is no part.
  public func write(_ part: String, from files: InputFiles) async throws -> FilePart {
    let run = BackgroundRun<Aggregation>(files.settings)
    try write(part, by: run, files.settings)
    let outcome = try await run.result()
    return FilePart(
      isWritten: outcome.tally.hasUseful, report: outcome.report, messages: run.messages.take(),
      hasLost: outcome.tally.hasLost)
  }

  /// Makes the tables of parts.
  ///
  /// - Parameter parts: the paths of the parts, in the order of their inputs.
  /// - Throws: ``PartError`` for a part that does not fit, `SealedFileError` for a part that was changed or is cut, `TableError` if
  ///   the tables were given up, `IOError`, `CancellationError`. All parts are checked before one is counted.
  /// - Precondition: there is a part.
  public func merge(_ parts: [String]) async throws -> FileTables {
    precondition(!parts.isEmpty, "a merge has a part at least")
    let settings = InputFiles(parts).settings
    let run = BackgroundRun<Aggregation>(settings)
    let tables = Mutex<[TableResult]>([])
    try merge(by: run, settings) { results in tables.withLock { $0 = results } }
    let outcome = try await run.result()
    return FileTables(
      tables: tables.withLock { $0 }, report: outcome.report.withoutCounts,
      messages: run.messages.take(), hasLost: outcome.tally.hasLost)
  }

  /// Makes a key in a new file that only its owner may read, and returns the name of the key, which says nothing about it.
  ///
  /// - Throws: `IOError`, or `JobKeyError`: no file is overwritten.
  public static func makeKey(_ file: String) throws -> String { try JobKey.make(file).name }

  /// Overwrites and removes the file of a key. Parts that were made with it are unreadable, as far as no copy of the key
  /// exists.
  ///
  /// - Throws: `IOError`, or `JobKeyError`: nothing but a key is destroyed.
  public static func destroyKey(_ file: String) throws { try JobKey.destroy(file) }
}

/// A part of tables that was made of files.
public struct FilePart: Sendable {
  /// Whether there is a part; false where no file had a record for it.
  public let isWritten: Bool
  /// The counts of all files. Give away either these or the tables, since they have the number of all tweets.
  public let report: Report
  /// Rejected records with their positions, and files and members that were not read.
  public let messages: [RunMessage]
  /// Whether a part of the input was lost.
  public let hasLost: Bool
}
