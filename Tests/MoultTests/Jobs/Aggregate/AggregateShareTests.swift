import Testing

@testable import Moult

/// Shares of the cells with the same value of a dimension.
@Suite struct AggregateShareTests {
  /// Of the first day 30 tweets in English and 10 in German, of the second 20 in German and some in French.
  private static func tweets(french: Int) -> [TweetFacts] {
    [(0, "en", 30), (0, "de", 10), (1, "de", 20), (1, "fr", french)].enumerated()
      .flatMap { place, cell in
        (0..<cell.2).map {
          TweetFacts(user: 1_000 * place + $0, hour: 24 * cell.0, lang: cell.1)
        }
      }
  }

  private static func result(_ count: [String], french: Int) throws -> TableResult {
    try Table(Analysis(by: ["day", "lang"], count: count), tweets(french: french)).finish()
  }

  @Test func sharesAreOfTheCellsOfADay() throws {
    let result = try Self.result(["tweets", "share per day"], french: 20)
    #expect(result.columnNames == ["day", "lang", "tweets", "share_percent_of_day"])
    #expect(
      result.lines == [
        "1970-01-01 de 10 25.0", "1970-01-01 en 30 75.0", "1970-01-02 de 20 50.0",
        "1970-01-02 fr 20 50.0",
      ])
    #expect(
      result.notes.contains { $0.contains("all cells with the same day that may be printed") })
  }

  /// A suppressed cell is no part of the whole.
  @Test(arguments: [0, 1, 9]) func noShareDependsOnASuppressedCell(french: Int) throws {
    #expect(
      try Self.result(["share per day"], french: french).lines
        == Self.result(["share per day"], french: 0).lines)
    #expect(
      try Self.result(["tweets", "share per day"], french: french).lines.last
        == "1970-01-02 de 20 100.0")
  }

  /// Without numbers of tweets, each share fits as many numbers as the minimum of users.
  @Test func sharesAloneAreRounded() throws {
    let result = try Self.result(["share per day"], french: 20)
    for row in result.cells {
      let whole = result.cells.filter { $0.values[0] == row.values[0] }.reduce(0) { $0 + $1.tweets }
      let same = (0...whole).filter { tweets in
        let other = TableResult.Cell(
          values: row.values, tweets: tweets, users: 0, isLowerBound: false)
        return result.share(of: other) == result.share(of: row)
      }
      #expect(same.count >= 5)
    }
  }

  @Test(arguments: ["share per week", "share per", "share per nothing", "share per day per lang"])
  func theDimensionIsOneOfTheTable(count: String) {
    #expect(throws: AnalysisError.self) {
      try Analysis(by: ["day", "lang"], count: [count], where: ["lang=en"])
    }
  }

  @Test func aTableHasSharesOfOneKind() {
    for by in [["day"], ["day", "lang"]] {
      #expect(throws: AnalysisError.self) {
        try Analysis(by: by, count: by.count == 1 ? ["share per day"] : ["share", "share per day"])
      }
    }
  }
}
