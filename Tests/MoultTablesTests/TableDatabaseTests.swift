import Foundation
import SQLite
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
    let database = try Database(path: file)
    let rows = try database.rows("SELECT * FROM \"by \"\"lang\"\"\"")
    #expect(rows.first?.columns == ["hour-of-day", "tweets", "share"])
    #expect(
      rows.map(\.values) == [
        [.text("a'); DROP TABLE x; --"), .integer(12), .real(62.5)], [.null, .integer(10), .null],
      ])
    let types = try database.rows("SELECT type FROM pragma_table_info('by \"lang\"')")
    #expect(types.map(\.values) == [[.text("TEXT")], [.text("INTEGER")], [.text("REAL")]])
  }

  /// An earlier database of this program is replaced, and nothing is left beside it.
  @Test func aDatabaseOfOursIsReplaced() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file = path("t.sqlite")
    try TableDatabase(path: file, tables: [Self.table]).write()
    try TableDatabase(path: file, tables: []).write()
    #expect(try Database(path: file).rows("SELECT * FROM sqlite_master").isEmpty)
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
    try Database(path: file).execute("CREATE TABLE mine (a)")
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
