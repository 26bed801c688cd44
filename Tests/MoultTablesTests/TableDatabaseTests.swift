import Foundation
import GRDB
import Testing

@testable import MoultTables

@Suite struct TableDatabaseTests {
  let folder = FileManager.default.temporaryDirectory.path + "/moult-tables-" + UUID().uuidString

  init() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  static let table = DatabaseTable(
    name: "by \"lang\"",
    columns: [.init("hour-of-day", .text), .init("tweets", .integer), .init("share", .real)],
    rows: [
      [.text("a'); DROP TABLE x; --"), .integer(12), .real(62.5)],
      [.missing, .integer(10), .missing],
    ])

  func path(_ name: String) -> String { folder + "/" + name }

  @Test func valuesHaveTheTypesOfTheirColumns() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file = path("t.sqlite")
    try TableDatabase(path: file, tables: [Self.table]).write()
    let queue = try DatabaseQueue(path: file)
    try queue.read { db in
      let rows = try Row.fetchAll(db, sql: "SELECT * FROM \"by \"\"lang\"\"\"")
      #expect(rows.map { Array($0.columnNames) }.first == ["hour-of-day", "tweets", "share"])
      #expect(rows.map { $0[0] as String? } == ["a'); DROP TABLE x; --", nil])
      #expect(
        rows.map { $0[1] as Int } == [12, 10] && rows.map { $0[2] as Double? } == [62.5, nil])
      let types = try String.fetchAll(db, sql: "SELECT type FROM pragma_table_info('by \"lang\"')")
      #expect(types == ["TEXT", "INTEGER", "REAL"])
    }
  }

  /// An earlier database of this program is replaced, and nothing is left beside it.
  @Test func aDatabaseOfOursIsReplaced() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file = path("t.sqlite")
    try TableDatabase(path: file, tables: [Self.table]).write()
    try TableDatabase(path: file, tables: []).write()
    let count = try DatabaseQueue(path: file).read { db in
      try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master")
    }
    #expect(count == 0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["t.sqlite"])
  }

  @Test(arguments: ["a text", "SQLite format 3\0", String(repeating: "x", count: 200)])
  func anotherFileIsKept(_ text: String) throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file = path("t.sqlite")
    try Data(text.utf8).write(to: URL(filePath: file))
    #expect(throws: TableDatabaseError.otherFile(path: file)) {
      try TableDatabase(path: file, tables: []).write()
    }
    #expect(try Data(contentsOf: URL(filePath: file)) == Data(text.utf8))
  }

  @Test func aDatabaseOfAnotherProgramIsKept() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file = path("t.sqlite")
    try DatabaseQueue(path: file).write { try $0.execute(sql: "CREATE TABLE mine (a)") }
    let before = try Data(contentsOf: URL(filePath: file))
    #expect(throws: TableDatabaseError.otherFile(path: file)) {
      try TableDatabase(path: file, tables: []).write()
    }
    #expect(try Data(contentsOf: URL(filePath: file)) == before)
  }

  /// Two tables of a name cannot be written: nothing is left, and an earlier file stays.
  @Test func aFailureLeavesTheEarlierFile() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file = path("t.sqlite")
    try TableDatabase(path: file, tables: [Self.table]).write()
    let before = try Data(contentsOf: URL(filePath: file))
    #expect(throws: TableDatabaseError.self) {
      try TableDatabase(path: file, tables: [Self.table, Self.table]).write()
    }
    #expect(try Data(contentsOf: URL(filePath: file)) == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["t.sqlite"])
  }

  @Test(arguments: ["-", "/dev/null"]) func aDatabaseIsAFile(_ path: String) {
    #expect(throws: TableDatabaseError.notAFile(path: path)) {
      try TableDatabase(path: path, tables: []).write()
    }
  }
}
