internal import SQLite

/// The tables of a ledger, and the versions of their content.
enum LedgerSchema {
  /// The version of a new ledger.
  private static let first = "1 entries"
  /// All versions, the newest last. The tables of the second are the same; there are other kinds of rows.
  private static let versions = [first, "2 budgets"]

  /// Creates the tables in an empty database. The names are those of the first ledgers.
  static func create(_ database: Database) throws {
    try database.execute(
      script: """
        CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
        CREATE TABLE entry (
          number INTEGER PRIMARY KEY, time INTEGER NOT NULL, what TEXT NOT NULL,
          recipient TEXT NOT NULL, release INTEGER, kind TEXT, count INTEGER,
          details TEXT NOT NULL, digest TEXT NOT NULL
        ) STRICT;
        CREATE TABLE head (
          id INTEGER PRIMARY KEY CHECK (id = 1), count INTEGER NOT NULL, digest TEXT NOT NULL
        ) STRICT;
        """)
    try database.execute("INSERT INTO head VALUES (1, 0, ?)", [.text(ChainHead.start.digest)])
    try add(first, to: database)
  }

  /// Adds the newer versions.
  static func upgrade(_ database: Database) throws {
    let applied = try applied(database)
    for version in versions where !applied.contains(version) { try add(version, to: database) }
  }

  /// Checks that the database is a ledger that this program can read.
  ///
  /// - Throws: ``LedgerError``, or an error of the database.
  static func check(_ database: Database, _ path: String) throws {
    let tables = try names(in: "SELECT name FROM sqlite_master", database)
    if tables.isEmpty { throw LedgerError.damaged(path: path, reason: "it has no tables") }
    guard tables.contains("grdb_migrations") || tables.contains("entry") else {
      throw LedgerError.notALedger(path: path)
    }
    let applied = tables.contains("grdb_migrations") ? try applied(database) : []
    guard applied.isSubset(of: versions) else { throw LedgerError.newer(path: path) }
    guard tables.isSuperset(of: ["grdb_migrations", "entry", "head"]), applied.contains(first)
    else { throw LedgerError.damaged(path: path, reason: "it lacks tables of a ledger") }
  }

  private static func applied(_ database: Database) throws -> Set<String> {
    try names(in: "SELECT identifier FROM grdb_migrations", database)
  }

  private static func add(_ version: String, to database: Database) throws {
    try database.execute("INSERT INTO grdb_migrations VALUES (?)", [.text(version)])
  }

  private static func names(in sql: String, _ database: Database) throws -> Set<String> {
    Set(
      try database.rows(sql).compactMap { row in
        if case .text(let name) = row.values[0] { name } else { nil }
      })
  }
}
