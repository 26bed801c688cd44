internal import SQLite

/// A table of a database: typed columns, and rows.
public struct DatabaseTable: Sendable {
  /// What the values of a column are. Any of them can be missing.
  public enum Kind: String, Sendable {
    case integer = "INTEGER"
    case real = "REAL"
    case text = "TEXT"
  }

  /// A value.
  public enum Value: Equatable, Sendable {
    case missing
    case integer(Int)
    case real(Double)
    case text(String)
  }

  /// A column.
  public struct Column: Sendable {
    let name: String
    let kind: Kind

    /// A column.
    public init(_ name: String, _ kind: Kind) { (self.name, self.kind) = (name, kind) }
  }

  let name: String
  let columns: [Column]
  let rows: [[Value]]

  /// A table, each of whose rows has a value for each column.
  public init(name: String, columns: [Column], rows: [[Value]]) {
    (self.name, self.columns, self.rows) = (name, columns, rows)
  }

  /// Creates and fills the table. O(values).
  func write(to database: Database) throws {
    let definitions = columns.map { "\(Self.quoted($0.name)) \($0.kind.rawValue)" }
    try database.execute(
      "CREATE TABLE \(Self.quoted(name)) (\(definitions.joined(separator: ", ")))")
    let places = columns.map { _ in "?" }.joined(separator: ",")
    let insertion = try database.prepare(
      "INSERT INTO \(Self.quoted(name)) VALUES (\(places))")
    for row in rows {
      try insertion.execute(row.map(\.databaseValue))
    }
  }

  /// A name in SQL.
  private static func quoted(_ name: String) -> String {
    "\"" + name.replacing("\"", with: "\"\"") + "\""
  }
}

extension DatabaseTable.Value {
  fileprivate var databaseValue: DatabaseValue {
    switch self {
    case .missing: .null
    case .integer(let number): .integer(number)
    case .real(let number): .real(number)
    case .text(let text): .text(text)
    }
  }
}
