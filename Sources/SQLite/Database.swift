internal import Synchronization

/// A database in a file, which is created if it is missing. Its transactions run one after the other, in whatever
/// threads. The last copy closes it.
public final class Database: Sendable {
  /// When a transaction takes the lock of the file.
  public enum Transaction: String, Sendable {
    /// For reading: with the first statement that reads.
    case deferred = "BEGIN DEFERRED TRANSACTION"
    /// For writing: at once.
    case immediate = "BEGIN IMMEDIATE TRANSACTION"
  }

  private let connection: Connection
  private let isInUse = Mutex(())

  /// Opens a database.
  ///
  /// - Parameter patience: how long a call waits for a lock of another connection, in seconds.
  /// - Throws: ``DatabaseError``.
  public init(path: String, patience: Int = 0) throws(DatabaseError) {
    connection = try Connection(path)
    connection.setPatience(milliseconds: Int32(clamping: patience * 1000))
  }

  /// Executes statements, separated by semicolons, that have no parameters.
  ///
  /// - Throws: ``DatabaseError``.
  public func execute(script: String) throws(DatabaseError) {
    try connection.execute(script: script)
  }

  /// Prepares a statement.
  ///
  /// - Throws: ``DatabaseError``.
  public func prepare(_ sql: String) throws(DatabaseError) -> Statement {
    try Statement(sql, connection)
  }

  /// Executes a statement.
  ///
  /// - Parameter values: the values of its parameters, each `?`.
  /// - Throws: ``DatabaseError``.
  public func execute(_ sql: String, _ values: [DatabaseValue] = []) throws(DatabaseError) {
    try prepare(sql).execute(values)
  }

  /// The rows of a result. O(rows).
  ///
  /// - Throws: ``DatabaseError``.
  public func rows(_ sql: String, _ values: [DatabaseValue] = []) throws(DatabaseError)
    -> [DatabaseRow]
  {
    let statement = try prepare(sql)
    try statement.bind(values)
    var rows: [DatabaseRow] = []
    while let row = try statement.next() { rows.append(row) }
    return rows
  }

  /// Runs statements in a transaction; an error rolls it back. Transactions do not nest.
  ///
  /// - Throws: ``DatabaseError``, or the error of the body.
  public func transaction<Value>(
    _ kind: Transaction, _ body: () throws -> Value
  ) throws -> Value {
    var result: Result<Value, any Error>?
    isInUse.withLock { _ in result = Result { try unlocked(kind, body) } }
    guard let result else { preconditionFailure("a transaction ran without its body") }
    return try result.get()
  }

  private func unlocked<Value>(_ kind: Transaction, _ body: () throws -> Value) throws -> Value {
    try connection.execute(script: kind.rawValue)
    do {
      let value = try body()
      try connection.execute(script: "COMMIT TRANSACTION")
      return value
    } catch {
      // The first error is the reason; after a failed rollback the journal undoes the transaction.
      if connection.isInTransaction { try? connection.execute(script: "ROLLBACK TRANSACTION") }
      throw error
    }
  }
}
