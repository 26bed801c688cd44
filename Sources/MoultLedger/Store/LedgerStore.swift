internal import FoundationEssentials
internal import GRDB

/// The table of rows in the database, and its transactions. It decides nothing.
struct LedgerStore: Sendable {
  let path: String
  private let connection: LedgerConnection

  private var queue: DatabaseQueue { connection.queue }

  /// Opens an existing ledger and checks its tables.
  ///
  /// - Throws: ``LedgerError``.
  init(_ path: String) throws {
    self.path = path
    do {
      connection = try LedgerConnection(path)
      try connection.queue.read { try Self.checkTables($0, path) }
    } catch {
      throw Self.ledgerError(error, path)
    }
  }

  /// Creates a ledger in an empty file.
  static func create(_ path: String) throws {
    do {
      let connection = try LedgerConnection(path)
      // Without this, the connection would be closed after its queue is read from it.
      try withExtendedLifetime(connection) {
        try migrator.migrate(connection.queue, upTo: firstVersion)
      }
    } catch {
      throw ledgerError(error, path)
    }
  }

  /// Makes the ledger one that only versions of the program with budgets open. A ledger without budgets stays one for
  /// all versions.
  func upgrade() throws {
    do {
      try Self.migrator.migrate(queue)
    } catch {
      throw Self.ledgerError(error, path)
    }
  }

  private static let firstVersion = "1 entries"

  private static let migrator: DatabaseMigrator = {
    var migrator = DatabaseMigrator()
    migrator.registerMigration(firstVersion) { db in
      try db.execute(
        sql: """
          CREATE TABLE entry (
            number INTEGER PRIMARY KEY, time INTEGER NOT NULL, what TEXT NOT NULL,
            recipient TEXT NOT NULL, release INTEGER, kind TEXT, count INTEGER,
            details TEXT NOT NULL, digest TEXT NOT NULL
          ) STRICT;
          CREATE TABLE head (
            id INTEGER PRIMARY KEY CHECK (id = 1), count INTEGER NOT NULL, digest TEXT NOT NULL
          ) STRICT;
          """)
      try db.execute(
        sql: "INSERT INTO head VALUES (1, 0, ?)", arguments: [ChainHead.start.digest])
    }
    // The tables are the same; there are other kinds of rows.
    migrator.registerMigration("2 budgets") { _ in }
    return migrator
  }()

  private static func checkTables(_ db: Database, _ path: String) throws {
    let tables = Set(try String.fetchAll(db, sql: "SELECT name FROM sqlite_master"))
    if tables.isEmpty { throw LedgerError.damaged(path: path, reason: "it has no tables") }
    guard tables.contains("grdb_migrations") || tables.contains("entry") else {
      throw LedgerError.notALedger(path: path)
    }
    if tables.contains("grdb_migrations"), try migrator.hasBeenSuperseded(db) {
      throw LedgerError.newer(path: path)
    }
    guard tables.isSuperset(of: ["grdb_migrations", "entry", "head"]),
      try migrator.completedMigrations(db).contains(firstVersion)
    else { throw LedgerError.damaged(path: path, reason: "it lacks tables of a ledger") }
  }

  /// Reads in one transaction.
  func read<Result>(_ body: (Rows) throws -> Result) throws -> Result {
    do {
      return try queue.read { try body(Rows(db: $0)) }
    } catch {
      throw Self.ledgerError(error, path)
    }
  }

  /// Reads and writes in one exclusive transaction; an error rolls it back.
  func write<Result>(_ body: (Rows) throws -> Result) throws -> Result {
    do {
      var result: Result?
      try queue.inTransaction(.immediate) { db in
        result = try body(Rows(db: db))
        return .commit
      }
      guard let result else { preconditionFailure("a transaction ran without its body") }
      return result
    } catch {
      throw Self.ledgerError(error, path)
    }
  }

  /// The rows in a transaction.
  struct Rows {
    fileprivate let db: Database

    /// The state after all rows, each of which is checked. O(rows).
    ///
    /// - Throws: ``LedgerError/damaged(path:reason:)`` where the rows are not those that were written.
    func state(path: String) throws -> LedgerState {
      var state = LedgerState()
      do {
        let rows = try Row.fetchCursor(db, sql: "SELECT * FROM entry ORDER BY number")
        while let row = try rows.next() {
          let details: String = try row.decode(forColumn: "details")
          try state.apply(Self.entry(row, details), details: details)
          guard try state.head.digest == row.decode(String.self, forColumn: "digest") else {
            throw BadRow("row \(state.head.count) was changed")
          }
        }
        guard let head = try Row.fetchOne(db, sql: "SELECT count, digest FROM head"),
          try head.decode(Int.self, forColumn: "count") == state.head.count,
          try head.decode(String.self, forColumn: "digest") == state.head.digest
        else { throw BadRow("rows are missing at its end, or were added to it") }
      } catch let error where error is DecodingError || error is RowDecodingError {
        throw LedgerError.damaged(path: path, reason: "row \(state.head.count + 1) cannot be read")
      }
      return state
    }

    private static func entry(_ row: Row, _ details: String) throws -> Entry {
      guard let event = Entry.Event(rawValue: try row.decode(forColumn: "what")) else {
        throw BadRow("a row has an unknown kind")
      }
      let kind: String? = try row.decode(forColumn: "kind")
      return Entry(
        number: try row.decode(forColumn: "number"),
        time: Moment(seconds: try row.decode(forColumn: "time")), event: event,
        recipient: try row.decode(forColumn: "recipient"),
        release: try row.decode(forColumn: "release"),
        kind: kind.flatMap { ReleaseKind(rawValue: $0) },
        count: try row.decode(forColumn: "count"), details: try Entry.Details(json: details))
    }

    /// Appends a row.
    func add(_ entry: Entry, to state: inout LedgerState) throws {
      let details = try entry.details.json()
      try state.apply(entry, details: details)
      try db.execute(
        sql: "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          entry.number, entry.time.seconds, entry.event.rawValue, entry.recipient, entry.release,
          entry.kind?.rawValue, entry.count, details, state.head.digest,
        ])
      try db.execute(
        sql: "UPDATE head SET count = ?, digest = ?",
        arguments: [state.head.count, state.head.digest])
    }
  }

  /// The ledger's error for an error of the database.
  private static func ledgerError(_ error: any Error, _ path: String) -> any Error {
    if let bad = error as? BadRow { return LedgerError.damaged(path: path, reason: bad.reason) }
    guard let error = error as? DatabaseError else { return error }
    switch error.resultCode {
    case .SQLITE_FULL: return LedgerError.full(path: path)
    case .SQLITE_BUSY, .SQLITE_LOCKED: return LedgerError.busy(path: path)
    case .SQLITE_IOERR:
      return LedgerError.failed(path: path, reason: error.message ?? "SQLite says no more")
    case .SQLITE_CORRUPT, .SQLITE_NOTADB:
      return LedgerError.damaged(path: path, reason: "SQLite cannot read it")
    case .SQLITE_ERROR:
      return LedgerError.damaged(path: path, reason: "its tables are not those of a ledger")
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
      return LedgerError.unusable(path: path, reason: "it may not be written to")
    default:
      return LedgerError.unusable(
        path: path, reason: error.message ?? "SQLite says \(error.resultCode)")
    }
  }
}
