import Testing

@testable import Moult

/// Rows for times of which no cell is printed.
@Suite struct AggregateGapTests {
  private static func analysis(_ by: [String], where filters: [String] = []) throws -> Analysis {
    var request = Analysis.Request(by: by)
    (request.fillsGaps, request.conditions) = (true, filters + ["lang=en|de"])
    return try Analysis(request)
  }

  private static func lines(_ analysis: Analysis, _ tweets: [TweetFacts]) throws -> [String] {
    var tables = try TableSet([analysis], tweets)
    return try tables.results()[0].lines
  }

  private static func tweets(_ days: [Int: Int], lang: String = "en") -> [TweetFacts] {
    days.flatMap { day, users in
      (0..<users).map { TweetFacts(user: $0 + 100 * day, hour: 24 * day, lang: lang) }
    }
  }

  /// A time without tweets and one whose cell is held back are the same row.
  @Test(arguments: [0, 1, 9]) func aGapDoesNotSayWhyItIsOne(users: Int) throws {
    #expect(
      try Self.lines(Self.analysis(["day"]), Self.tweets([1: 10, 2: users, 3: 12]))
        == ["1970-01-02 10", "1970-01-03 gap", "1970-01-04 12"])
  }

  /// What is held back at the ends makes the series no longer.
  @Test func theEndsArePrintedTimes() throws {
    #expect(
      try Self.lines(Self.analysis(["day"]), Self.tweets([0: 9, 1: 10, 3: 12, 4: 3]))
        == ["1970-01-02 10", "1970-01-03 gap", "1970-01-04 12"])
    #expect(try Self.lines(Self.analysis(["day"]), Self.tweets([0: 9])).isEmpty)
  }

  @Test func theEndsCanBeThoseOfTheFilters() throws {
    let filters = ["day>=1970-01-01", "day<1970-01-04"]
    #expect(
      try Self.lines(Self.analysis(["day"], where: filters), Self.tweets([1: 10]))
        == ["1970-01-01 gap", "1970-01-02 10", "1970-01-03 gap"])
  }

  @Test func eachPrintedCombinationIsASeries() throws {
    let all = Self.tweets([0: 10, 2: 10]) + Self.tweets([1: 11, 2: 4], lang: "de")
    #expect(
      try Self.lines(Self.analysis(["lang", "day"]), all) == [
        "de 1970-01-01 gap", "de 1970-01-02 11", "de 1970-01-03 gap",
        "en 1970-01-01 10", "en 1970-01-02 gap", "en 1970-01-03 10",
      ])
  }

  @Test(arguments: [
    ("week", "1970-W02 gap"), ("month", "1970-02 gap"), ("hour", "1970-01-01T01:00Z gap"),
  ])
  func eachSeriesHasItsSteps(name: String, second: String) throws {
    let far = name == "hour" ? [TweetFacts]() : Self.tweets([90: 10])
    let hours = (0..<10).map { TweetFacts(user: $0 + 5_000, hour: 2, lang: "en") }
    let lines = try Self.lines(Self.analysis([name]), Self.tweets([0: 10]) + far + hours)
    #expect(lines.count > 2 && lines[1] == second)
  }

  @Test func formatsHaveNoNumberInAGap() throws {
    var tables = try TableSet([Self.analysis(["day"])], Self.tweets([1: 10, 3: 12]))
    let result = try tables.results()[0]
    #expect(result.text(.csv) == "day,tweets\r\n1970-01-02,10\r\n1970-01-03,\r\n1970-01-04,12\r\n")
    #expect(result.text(.json).contains(#"{"day":"1970-01-03","tweets":null}"#))
    #expect(result.text(.table).contains("\n1970-01-03\n"))
    #expect(result.text(.html).contains(#"<bdi>1970-01-03</bdi></th><td class="number"></td>"#))
    #expect(result.notes.contains { $0.hasPrefix("A row without numbers") })
    #expect(TypedTable(result).rows[1] == ["1970-01-03", nil])
  }

  @Test(arguments: [["lang"], ["weekday"], ["day", "hour"]])
  func aTableHasOneSeries(by: [String]) {
    #expect(throws: AnalysisError.self) { try Self.analysis(by) }
  }

  @Test func aSeriesIsNotCut() {
    #expect(throws: AnalysisError.self) {
      var request = Analysis.Request(by: ["day", "lang"])
      (request.fillsGaps, request.top) = (true, "3")
      _ = try Analysis(request)
    }
  }

  @Test func tooManyRowsAreAnError() throws {
    let analysis = try Self.analysis(["hour"])
    let late = (0..<10).map { TweetFacts(user: $0, hour: 2_000_000, lang: "en") }
    #expect(throws: TableError.tooManyGaps(limit: TableResult.mostRowsWithGaps)) {
      try Self.lines(analysis, Self.tweets([0: 10]) + late)
    }
  }
}
