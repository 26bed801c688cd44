import Foundation
import Synthetic
import Testing

@testable import Moult

/// Rows as values are the lines of CSV.
@Suite struct TableRowsTests {
  static let requests: [Analysis.Request] = [
    .init(by: ["lang"]), .init(by: ["hour-of-day", "lang"]), .init(by: ["account-year", "lang"]),
    request(["lang"], ["share"]), request(["lang", "kind"], ["tweets", "mean text_length"]),
  ]

  private static func request(_ by: [String], _ count: [String]) -> Analysis.Request {
    var request = Analysis.Request(by: by)
    request.count = count
    return request
  }

  private static func isSame(_ value: TableValue, _ text: String) -> Bool {
    switch value {
    case .text(let own): own == text
    case .integer(let number): String(number) == text
    case .real(let number): number == Double(text)
    case .missing: text.isEmpty || text == DimensionValue.missing
    }
  }

  @Test(arguments: requests) func areTheLinesOfCSV(request: Analysis.Request) throws {
    let input = TypedInput.bytes(.v1, count: 1_500)
    let result = try Aggregator(Analysis(request)).results(from: [input])[0]
    let lines: [[String]] = result.text(.csv).split(separator: "\r\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(result.columns.map(\.name) == lines[0])
    #expect(result.columns.filter(\.isDimension).map(\.name) == request.by)
    #expect(result.rows.count == lines.count - 1 && result.rows.count > 2)
    for (row, line) in zip(result.rows, lines.dropFirst()) {
      for (column, text) in zip(result.columns, line) {
        let value = try #require(row[column.name])
        #expect(Self.isSame(value, text), "\(column.name)")
        switch column.kind {
        case .text: #expect(value.text != nil || value.isMissing)
        case .integer: #expect(value.integer != nil || value.isMissing)
        case .real: #expect(value.real != nil || value.isMissing)
        }
      }
      #expect(row["nothing"] == nil && row.values.count == line.count)
    }
  }

  @Test func aRowIsAnObjectInJSON() throws {
    let input = TypedInput.bytes(.v1, count: 1_000)
    let result = try Aggregator(Analysis(by: ["hour-of-day", "lang"])).results(from: [input])[0]
    let json = try JSONEncoder().encode(result.rows.prefix(5).map(\.self))
    let decoded = try JSONDecoder().decode([[String: TableValue]].self, from: json)
    for (row, object) in zip(result.rows, decoded) {
      #expect(object.count == 3)
      for column in result.columns { #expect(object[column.name] == row[column.name]) }
    }
  }

  /// A gap has its time, and no number.
  @Test func aGapHasNoNumbers() throws {
    let days = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3]
    let lines = days.enumerated().map { user, day in
      "{\"id_str\":\"\(user + 1)\",\"created_at\":\"2019-12-0\(day)T10:00:00.000Z\","
        + "\"text\":\"\",\"lang\":\"en\",\"author_id\":\"\(user + 50)\",\"id\":\"\(user + 1)\"}\n"
    }
    var request = Analysis.Request(by: ["day"])
    (request.fillsGaps, request.conditions) = (true, ["lang=en"])
    let results = try Aggregator(Analysis(request)).results(from: lines.map { Array($0.utf8) })
    #expect(
      results[0].rows.map(\.values) == [
        [.text("2019-12-01"), .integer(10)], [.text("2019-12-02"), .missing],
        [.text("2019-12-03"), .integer(10)],
      ])
  }

  /// The mark of an unprotected table is a column of its own.
  @Test func theMarkIsAColumn() throws {
    let analysis = try Analysis(by: ["account_year"], where: ["lang=en"]).withoutProtection()
    let input = TypedInput.bytes(.v1)
    let result = try Aggregator(analysis).results(from: [input])[0]
    #expect(result.columns.map(\.kind) == [.text, .integer, .integer])
    #expect(result.rows.first?["unprotected"] == .text("do not publish"))
  }

  /// What is read is counted beside the tables, and is the same asynchronously.
  @Test func resultsHaveTheirCounts() async throws {
    let input = TypedInput.bytes(.v2Pages, count: 40)
    let file = try AnalysisFile(tables: [
      "languages": .init(by: ["lang"]), "days": .init(by: ["day", "lang"]),
    ])
    var job = Aggregator(file.analyses)
    let run = JobRun(&job, input)
    let expected = try job.results()
    let results = try Aggregator(file.analyses).results(from: TypedInput.chunks(input, 1_000))
    let texts = expected.map { $0.text(.json) }
    #expect(results.map { $0.text(.json) } == texts && results.report == run.report)
    #expect(results.rejections == run.rejections && results.unusedInput == nil)
    #expect(results["days"]?.text(.json) == texts[1] && results["Days"] == nil)
    let later = try await Aggregator(file.analyses)
      .results(from: TypedInput.stream(TypedInput.chunks(input, 1_000)))
    #expect(later.map { $0.text(.json) } == texts && later.report == run.report)
  }

  @Test func tablesThatAreGivenUpAreAnError() throws {
    let input = TypedInput.bytes(.v1)
    let analysis = try Analysis(by: ["lang"])
    #expect(throws: TableError.tooManyCells(limit: 1)) {
      try Aggregator(analysis, .init(maximumCells: 1)).results(from: [input])
    }
  }
}
