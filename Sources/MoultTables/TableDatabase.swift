internal import MoultIO
internal import SQLite

/// Tables as a database of SQLite, which is one file and appears when it is complete.
///
/// A file that exists is replaced only if this program wrote it.
public struct TableDatabase: Sendable {
  /// Marks the files of this program in the header of SQLite: `Moul` in ASCII.
  static let applicationID: Int32 = 0x4D6F_756C

  /// The tables, in their order. Their names differ.
  public var tables: [DatabaseTable]
  private let path: String

  /// A database for a path.
  public init(path: String, tables: [DatabaseTable]) { (self.path, self.tables) = (path, tables) }

  /// Writes the database. O(values).
  ///
  /// - Throws: ``TableDatabaseError``, or an error of output.
  public func write() throws {
    try Self.checkTarget(path)
    var sink = try OutputSink(path)
    guard let unfinished = sink.unfinishedPath else {
      throw TableDatabaseError.notAFile(path: path)
    }
    do {
      try fill(unfinished)
    } catch let error as DatabaseError {
      throw TableDatabaseError.failed(path: path, reason: error.message)
    }
    try sink.commit()
  }

  /// Refuses to replace what is not a database of this program. O(1).
  ///
  /// - Throws: ``TableDatabaseError``, or an error of input.
  public static func checkTarget(_ path: String) throws {
    guard path != "-" else { throw TableDatabaseError.notAFile(path: path) }
    try OutputSink.examine(path)
    guard OutputSink.isFile(path) else { return }
    var file = try InputSource(oneFile: path)
    var start: [UInt8] = []
    while start.count < headerSize, try file.next() {
      let chunk = file.chunk
      for index in chunk.indices.prefix(headerSize - start.count) { start.append(chunk[index]) }
    }
    guard start.isEmpty || isOurs(start) else { throw TableDatabaseError.otherFile(path: path) }
  }

  private static let headerSize = 100

  /// Whether a header of SQLite has our mark, which is at byte 68, the most significant byte first.
  private static func isOurs(_ start: [UInt8]) -> Bool {
    guard start.count == headerSize, start.starts(with: "SQLite format 3\0".utf8) else {
      return false
    }
    return start[68..<72].reduce(0) { $0 << 8 | Int($1) } == Int(applicationID)
  }

  /// The file has no name yet, so that nobody sees it before it is complete and it needs no journal.
  private func fill(_ path: String) throws {
    let database = try Database(path: path)
    try database.execute(
      script: """
        PRAGMA journal_mode = OFF;
        PRAGMA synchronous = OFF;
        PRAGMA application_id = \(Self.applicationID);
        """)
    try database.transaction(.immediate) {
      for table in tables { try table.write(to: database) }
    }
  }
}

/// Why a database is not written.
public enum TableDatabaseError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The path is standard output, a device or a pipe.
  case notAFile(path: String)
  /// A file that this program did not write would be replaced.
  case otherFile(path: String)
  /// SQLite failed, with its message.
  case failed(path: String, reason: String)

  /// The message in one line.
  public var description: String {
    switch self {
    case .notAFile(let path):
      "a database is a file, and \(path) is none: name a file after --output-sqlite"
    case .otherFile(let path):
      "--output-sqlite would replace \(path), which is no database of tables of moult; name a new file after it"
    case .failed(let path, let reason): "\(path): \(reason)"
    }
  }
}
