internal import SQLite

/// The table of rows in the database, and its transactions. It decides nothing.
struct LedgerStore: Sendable {
  /// How long a process waits for a lock, in seconds. With twenty processes, each needs well under one.
  private static let patience = 60

  let path: String
  private let database: Database

  /// Opens an existing ledger and checks its tables.
  ///
  /// - Throws: ``LedgerError``.
  init(_ path: String) throws {
    self.path = path
    do {
      let database = try Self.open(path)
      try database.transaction(.deferred) { try LedgerSchema.check(database, path) }
      self.database = database
    } catch {
      throw Self.ledgerError(error, path)
    }
  }

  /// Creates a ledger in an empty file.
  static func create(_ path: String) throws {
    do {
      let database = try open(path)
      try database.transaction(.immediate) { try LedgerSchema.create(database) }
    } catch {
      throw ledgerError(error, path)
    }
  }

  private static func open(_ path: String) throws -> Database {
    let database = try Database(path: path, patience: patience)
    // A committed row is on the disk, and so is the directory entry.
    try database.execute(script: "PRAGMA synchronous = EXTRA")
    return database
  }

  /// Makes the ledger one that only versions of the program with budgets open. A ledger without budgets stays one for
  /// all versions.
  func upgrade() throws {
    do {
      try database.transaction(.immediate) { try LedgerSchema.upgrade(database) }
    } catch {
      throw Self.ledgerError(error, path)
    }
  }

  /// Reads in one transaction.
  func read<Result>(_ body: (Rows) throws -> Result) throws -> Result {
    try run(.deferred, body)
  }

  /// Reads and writes in one exclusive transaction; an error rolls it back.
  func write<Result>(_ body: (Rows) throws -> Result) throws -> Result {
    try run(.immediate, body)
  }

  private func run<Result>(
    _ kind: Database.Transaction, _ body: (Rows) throws -> Result
  ) throws -> Result {
    do {
      return try database.transaction(kind) { try body(Rows(database: database)) }
    } catch {
      throw Self.ledgerError(error, path)
    }
  }

  /// The rows in a transaction.
  struct Rows {
    fileprivate let database: Database

    /// The state after all rows, each of which is checked. O(rows).
    ///
    /// - Throws: ``LedgerError/damaged(path:reason:)`` where the rows are not those that were written.
    func state(path: String) throws -> LedgerState {
      var state = LedgerState()
      do {
        let rows = try database.prepare("SELECT * FROM entry ORDER BY number")
        while let row = try rows.next() {
          let details = try row.text("details")
          try state.apply(Self.entry(row, details), details: details)
          guard try state.head.digest == row.text("digest") else {
            throw BadRow("row \(state.head.count) was changed")
          }
        }
        guard let head = try database.rows("SELECT count, digest FROM head").first,
          try head.number("count") == state.head.count,
          try head.text("digest") == state.head.digest
        else { throw BadRow("rows are missing at its end, or were added to it") }
      } catch let error where error is DecodingError || error is DatabaseRow.Mismatch {
        throw LedgerError.damaged(path: path, reason: "row \(state.head.count + 1) cannot be read")
      }
      return state
    }

    private static func entry(_ row: DatabaseRow, _ details: String) throws -> Entry {
      guard let event = Entry.Event(rawValue: try row.text("what")) else {
        throw BadRow("a row has an unknown kind")
      }
      return Entry(
        number: try row.number("number"), time: Moment(seconds: try row.number("time")),
        event: event, recipient: try row.text("recipient"),
        release: try row.numberIfAny("release"),
        kind: try row.textIfAny("kind").flatMap { ReleaseKind(rawValue: $0) },
        count: try row.numberIfAny("count"), details: try Entry.Details(json: details))
    }

    /// Appends a row.
    func add(_ entry: Entry, to state: inout LedgerState) throws {
      let details = try entry.details.json()
      try state.apply(entry, details: details)
      try database.execute(
        "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
          .integer(entry.number), .integer(entry.time.seconds), .text(entry.event.rawValue),
          .text(entry.recipient), DatabaseValue(entry.release),
          DatabaseValue(entry.kind?.rawValue), DatabaseValue(entry.count), .text(details),
          .text(state.head.digest),
        ])
      try database.execute(
        "UPDATE head SET count = ?, digest = ?",
        [.integer(state.head.count), .text(state.head.digest)])
    }
  }

  /// The ledger's error for an error of the database.
  private static func ledgerError(_ error: any Error, _ path: String) -> any Error {
    if let bad = error as? BadRow { return LedgerError.damaged(path: path, reason: bad.reason) }
    guard let error = error as? DatabaseError else { return error }
    switch error.code {
    case .full: return LedgerError.full(path: path)
    case .busy, .locked: return LedgerError.busy(path: path)
    case .inputOutput: return LedgerError.failed(path: path, reason: error.message)
    case .corrupt, .notADatabase:
      return LedgerError.damaged(path: path, reason: "SQLite cannot read it")
    case .sql:
      return LedgerError.damaged(path: path, reason: "its tables are not those of a ledger")
    case .readOnly, .permission, .authorization:
      return LedgerError.unusable(path: path, reason: "it may not be written to")
    case nil: return LedgerError.unusable(path: path, reason: error.message)
    }
  }
}
