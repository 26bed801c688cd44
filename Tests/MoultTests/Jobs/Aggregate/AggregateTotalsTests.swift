import Testing

@testable import Moult

/// A suppressed cell of one table cannot be computed by subtracting it from another table of the run.
@Suite struct AggregateTotalsTests {
  /// Tweets in one language on one day, one for each user.
  private static func tweets(_ lang: String, day: Int, _ users: Int) -> [TweetFacts] {
    (0..<users).map { TweetFacts(user: 100 * day + $0, hour: 24 * day, lang: lang) }
  }

  /// English on three days, the last of which is too small; and enough in French.
  private static let small =
    tweets("en", day: 0, 15) + tweets("en", day: 1, 16) + tweets("en", day: 2, 9)
    + tweets("fr", day: 0, 30) + tweets("fr", day: 1, 30) + tweets("fr", day: 2, 30)

  private static func lines(
    _ tables: [[String]], _ tweets: [TweetFacts], filters: [[String]] = []
  ) throws -> [[String]] {
    let analyses = try tables.enumerated().map {
      try Analysis(by: $1, where: filters.isEmpty ? ["lang=en|fr|de"] : filters[$0])
        .named("t\($0)")
    }
    var set = try TableSet(analyses, tweets)
    return try set.results().map(\.lines)
  }

  @Test(arguments: [["lang"], ["lang", "week"], ["lang", "month"]])
  func aMarginTakesASecondCell(by coarse: [String]) throws {
    for order in [[coarse, ["lang", "day"]], [["lang", "day"], coarse]] {
      let found = try Self.lines(order, Self.small).flatMap(\.self)
      #expect(
        found.contains { $0.hasPrefix("en") && $0.hasSuffix(" 40") || $0.hasPrefix("en 1970-W01") })
      #expect(found.filter { $0.hasPrefix("en 1970-01-0") } == ["en 1970-01-02 16"])
      #expect(found.filter { $0.hasPrefix("fr 1970-01-0") }.count == 3)
    }
  }

  /// The total of all tweets follows from any table whose cells are all printed.
  @Test func aTableWithAllCellsIsATotal() throws {
    let all =
      Self.tweets("en", day: 0, 30) + Self.tweets("fr", day: 1, 12) + Self.tweets("de", day: 1, 9)
    let found = try Self.lines([["lang"], ["day"]], all)
    #expect(found == [["en 30"], ["1970-01-01 30", "1970-01-02 21"]])
    #expect(try Self.lines([["lang"]], all) == [["en 30", "fr 12"]])
  }

  @Test func othersAreAsAlone() throws {
    let filters = [["lang!=de", "kind=retweet"], ["lang!=de", "kind=plain"]]
    let found = try Self.lines([["lang"], ["lang", "day"]], Self.small, filters: filters)
    #expect(found[1].filter { $0.hasPrefix("en") }.count == 2)
    let complete = Self.small.filter { $0.lang?.text == "fr" }
    #expect(try Self.lines([["lang"], ["lang", "day"]], complete).map(\.count) == [1, 3])
  }

  /// The cells of random tables: in each language and on each day, what is missing in the finer table is nothing, or at
  /// least two cells that no one can tell apart.
  @Test(arguments: 0..<200) func whatIsMissingIsNeverOneCell(seed: Int) throws {
    var chance = AggregateChance(state: UInt64(seed))
    var all: [TweetFacts] = []
    for lang in ["en", "fr", "de"] {
      for day in 0..<4 {
        all += Self.tweets(lang, day: day, Int.random(in: 0...24, using: &chance))
      }
    }
    let analyses = try [["lang", "day"], ["lang"], ["day"]].map {
      try Analysis(by: $0, where: ["lang=en|fr|de"])
    }
    var set = try TableSet(analyses, all)
    let results = try set.results()
    for (table, place) in [(1, 0), (2, 1)] {
      for row in results[table].cells {
        let parts = results[0].cells.filter { $0.values[place] == row.values[0] }
        let missing = row.tweets - parts.reduce(0) { $0 + $1.tweets }
        let truth = all.filter { tweet in
          let values: [DimensionValue] = [
            .text(tweet.lang?.text ?? ""), .number((tweet.hour ?? 0) / 24),
          ]
          return values[place] == row.values[0] && !parts.contains { $0.values == values }
        }
        let cells = Dictionary(grouping: truth) { "\($0.lang?.text ?? "") \($0.hour ?? 0)" }
        #expect(missing == truth.count)
        #expect(missing == 0 || missing >= 10 && cells.count >= 2)
        #expect(cells.values.allSatisfy { 11 * $0.count <= 10 * missing })
      }
    }
    #expect(results.allSatisfy { $0.suppressed == nil })
  }
}
