import CMoult
import Synthetic
import Testing

@testable import Moult
@testable import MoultArrow

/// Tables of `aggregate` as batches.
@Suite struct TableColumnsTests {
  private static func rows(
    _ table: TypedTable
  ) throws -> (schema: ArrowReader, rows: [[String: ArrowValue]]) {
    var columns = TableColumns(table)
    let schema = columns.schema
    return try unsafe MoultArrowTests.rows(of: makeStream(schema: schema) { try columns.next() })
  }

  /// The same cells as the rows of the table, in the order of its columns.
  @Test func sameAsTheTable() throws {
    var job = Aggregator(
      try Analysis(
        by: ["lang", "hour-of-day"], count: ["tweets", "users", "share"], where: [], top: nil,
        minUsers: 5))
    job.feed(Form.v1.records(2_000))
    job.finish()
    let table = TypedTable(try job.result())
    #expect(table.rows.count > 5)
    let (schema, rows) = try Self.rows(table)
    #expect(schema.children.map(\.name) == table.columns.map(\.name))
    #expect(schema.children.map(\.format) == ["u", "l", "l", "l", "g"])
    #expect(rows.count == table.rows.count)
    for (row, cells) in zip(rows, table.rows) {
      for (column, cell) in zip(schema.children, cells) {
        let expected: ArrowValue =
          switch (cell, column.format) {
          case (nil, _): .null
          case (let cell?, "u"): .text(cell)
          case (let cell?, "l"): .number(try #require(Int64(cell)))
          case (let cell?, _): .real(try #require(Double(cell)))
          }
        #expect(row[column.name] == expected)
      }
    }
  }

  @Test func missingValuesAndManyRows() throws {
    let table = TypedTable(
      name: "t", columns: [("word", .text), ("count", .integer), ("mean", .real)],
      rows: (0..<70_000).map { number in
        [
          number % 3 == 0 ? nil : "w\(number)", number % 5 == 0 ? nil : "\(number - 9)",
          number % 7 == 0 ? nil : "\(number).5",
        ]
      })
    let rows = try Self.rows(table).rows
    #expect(rows.count == 70_000)
    for number in [0, 1, 2, 3, 15, 21, 65_535, 65_536, 69_999] {
      #expect(rows[number]["word"] == (number % 3 == 0 ? .null : .text("w\(number)")))
      #expect(rows[number]["count"] == (number % 5 == 0 ? .null : .number(Int64(number) - 9)))
      #expect(rows[number]["mean"] == (number % 7 == 0 ? .null : .real(Double(number) + 0.5)))
    }
  }

  @Test func noRows() throws {
    let (schema, rows) = try Self.rows(TypedTable(name: "t", columns: [("word", .text)], rows: []))
    #expect(schema.children.count == 1 && rows.isEmpty)
  }

  @Test func aNumberThatIsTooLarge() throws {
    var columns = TableColumns(
      TypedTable(name: "t", columns: [("count", .integer)], rows: [["9223372036854775808"]]))
    #expect(throws: StreamFailure.self) { try columns.next() }
  }
}
