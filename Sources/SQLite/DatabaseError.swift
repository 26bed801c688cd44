/// Why SQLite failed. Its message has names of the schema, and no value of a row.
public struct DatabaseError: Error, Equatable, Sendable {
  /// The primary result code of SQLite, <https://www.sqlite.org/rescode.html>.
  public enum Code: Int32, Sendable {
    /// The SQL is wrong, or the schema has no such table or column.
    case sql = 1
    /// Access to the file was denied.
    case permission = 3
    /// Another connection has locked the file for longer than the patience of this one.
    case busy = 5
    /// A table is locked by the same connection.
    case locked = 6
    /// The file may not be written to.
    case readOnly = 8
    /// Reading or writing failed.
    case inputOutput = 10
    /// The file is damaged.
    case corrupt = 11
    /// No space is left.
    case full = 13
    /// An operation was not allowed.
    case authorization = 23
    /// The file is no database.
    case notADatabase = 26
  }

  /// The number of the primary result code.
  public let number: Int32
  /// What SQLite says.
  public let message: String
  /// The result code; nil for one that nobody has to tell from the others.
  public var code: Code? { Code(rawValue: number) }
}
