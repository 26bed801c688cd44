import Testing

@testable import Moult

/// A reader of all tables of a run cannot bound a suppressed cell closely.
@Suite struct AuditTests {
  /// Tweets with the same values, one for each user.
  private static func tweets(
    _ count: Int, _ lang: String, day: Int = 0, _ kind: TweetFacts.Kind = .plain,
    hashtags: [String] = []
  ) -> [TweetFacts] {
    (0..<count).map {
      TweetFacts(user: $0, hour: 24 * day, lang: lang, hashtags: hashtags, kind: kind)
    }
  }

  /// The rows of tables: each of the dimensions, then `?` and a filter.
  private static func lines(_ tables: [String], _ tweets: [TweetFacts]) throws -> [[String]] {
    try results(tables, tweets).map(\.lines)
  }

  private static func results(
    _ tables: [String], _ tweets: [TweetFacts]
  ) throws -> [TableResult] {
    let analyses = try tables.enumerated().map { index, table in
      let parts = table.split(separator: "?", omittingEmptySubsequences: false).map(String.init)
      return try Analysis(by: [parts[0]], where: Array(parts.dropFirst())).named("t\(index)")
    }
    var set = try TableSet(analyses, tweets)
    return try set.results()
  }

  /// A table of the tweets in one language has the total of a row of another table.
  @Test func aFilterIsAValue() throws {
    let all =
      Self.tweets(15, "en", day: 0) + Self.tweets(16, "en", day: 1) + Self.tweets(9, "en", day: 2)
      + Self.tweets(30, "fr", day: 0)
    #expect(try Self.lines(["lang,day"], all)[0].count == 3)
    let found = try Self.lines(["lang,day", "kind?lang=en"], all)
    #expect(found[1] == ["plain 40"])
    #expect(found[0] == ["en 1970-01-02 16", "fr 1970-01-01 30"])
    // The same cell in two tables is suppressed in both, or in none.
    let same = try Self.lines(["lang,day", "day?lang=en", "lang"], all)
    #expect(same[0].filter { $0.hasPrefix("en") } == same[1].map { "en " + $0 })
  }

  /// Retweets and all others are all tweets.
  @Test func filtersThatAddUp() throws {
    let all =
      Self.tweets(30, "en") + Self.tweets(7, "en", .retweet) + Self.tweets(20, "de")
      + Self.tweets(20, "de", .retweet)
    let parts = ["lang?kind=retweet", "lang?kind!=retweet"]
    #expect(try Self.lines(parts, all) == [["de 20"], ["de 20", "en 30"]])
    let found = try Self.lines(["lang"] + parts, all).map { lines in
      lines.filter { $0.hasPrefix("en") }.count
    }
    #expect(found[1] == 0 && found[0] + found[2] <= 1)
  }

  /// A filter that no dimension can replace selects some of the tweets of a table: at most all of them.
  @Test func aPartIsAtMostTheWhole() throws {
    let all =
      Self.tweets(15, "en", day: 0) + Self.tweets(16, "en", day: 1) + Self.tweets(9, "en", day: 2)
    let found = try Self.lines(["lang", "lang,day?kind=plain"], all)
    #expect(found[0].count + found[1].count < 3)
  }

  /// A hashtag that is required is a total, and a cell of the table by hashtags.
  @Test func requiredHashtags() throws {
    let all =
      Self.tweets(20, "en", hashtags: ["a", "b"]) + Self.tweets(20, "de", hashtags: ["a"])
      + Self.tweets(4, "fr", hashtags: ["a", "b"]) + Self.tweets(30, "fr", hashtags: ["c"])
    #expect(try Self.lines(["lang?hashtag=a"], all) == [["de 20", "en 20"]])
    let found = try Self.lines(["lang?hashtag=a", "hashtag"], all)
    #expect(found[1].contains("c 30"))
    #expect(!(found[0].count == 2 && found[1].contains("a 44")))
    // Tweets with both are the same cell in both tables.
    let both = try Self.lines(["hashtag?hashtag=a", "hashtag?hashtag=b"], all)
    #expect(both[0].contains("b 24") == both[1].contains("a 24"))
  }

  /// Numbers of suppressed cells are another sum.
  @Test func numbersOfSuppressedCells() throws {
    // Two tweets of each user.
    let few = (0..<10).map { TweetFacts(user: $0, lang: $0 < 5 ? "de" : "fr") }
    let all = Self.tweets(40, "en", hashtags: ["a"]) + few + few
    let alone = try Self.results(["lang"], all)[0]
    #expect(alone.suppressed == TableResult.Suppressed(cells: 2, tweets: 20))
    let tags = ["hashtag", "hashtag?lang=en"]
    #expect(try Self.results(tags.dropLast(), all)[0].tweetsWithoutValue == 20)
    #expect(try Self.results(tags, all).allSatisfy { $0.tweetsWithoutValue == nil })
    #expect(try Self.results(["lang", "lang?kind=plain"], all).allSatisfy { $0.suppressed == nil })
  }

  /// One cell with nearly all suppressed tweets would be known to a tenth.
  @Test func theSumOfSuppressedCellsIsNotOneOfThem() throws {
    let mostlyOne = Array(repeating: TweetFacts(user: 1, lang: "de"), count: 15)
    let rest = (2..<14).map { TweetFacts(user: $0, lang: "de") }
    let few = [TweetFacts(user: 30, lang: "fr"), TweetFacts(user: 31, lang: "fr")]
    let all = Self.tweets(20, "en") + mostlyOne + rest
    let analysis = try Analysis(by: ["lang"])
    #expect(try Table(analysis, all + few).finish().suppressed == nil)
    let more = (30..<36).map { TweetFacts(user: $0, lang: "fr") }
    #expect(
      try Table(analysis, all + more).finish().suppressed
        == TableResult.Suppressed(cells: 2, tweets: 33))
  }

  /// Pairs of two hashtags are a part of each of them.
  @Test(arguments: [["b", "c"], ["c", "b"]]) func pairsAreParts(tags: [String]) throws {
    // One user has more than half of the tweets with both, and not of those with the first one, which are two more.
    let most = (0..<20).map { _ in TweetFacts(user: 50, lang: "en", hashtags: tags) }
    let all =
      Self.tweets(19, "en", hashtags: tags) + most + Self.tweets(2, "en", hashtags: [tags[0]])
      + Self.tweets(20, "de", hashtags: ["x", "y"])
    let analyses = try Self.pairs(["hashtag"])
    var alone = try TableSet([analyses[0]], all)
    #expect(try alone.results()[0].lines == ["\(tags[0]) 41", "x 20", "y 20"])
    var both = try TableSet(analyses, all)
    let found = try both.results()
    #expect(found.map(\.lines) == [["x 20", "y 20"], ["x y 20"]])
    #expect(found.allSatisfy { $0.tweetsWithoutValue == nil && $0.suppressed == nil })
  }

  private static func pairs(_ by: [String]) throws -> [Analysis] {
    var request = Analysis.Request()
    request.pairs = ["hashtag"]
    return try [Analysis(by: by).named("single"), Analysis(request).named("pairs")]
  }

  /// Random tables of many cells.
  private static func tables(seed: Int) throws -> [Table] {
    var chance = AggregateChance(state: UInt64(seed))
    var tweets: [TweetFacts] = []
    for place in 0..<40 {
      let size = [0, 1, 2, 4, 8, 9, 12, 12, 16, 25, 40][Int.random(in: 0..<11, using: &chance)]
      for _ in 0..<size {
        tweets.append(
          TweetFacts(
            user: Int.random(in: 0..<500, using: &chance), hour: 24 * (place % 4),
            lang: ["en", "de", "fr", "ja", "es"][place / 8],
            hashtags: ["a", "b", "c"].filter { _ in Int.random(in: 0..<3, using: &chance) == 0 },
            kind: [.plain, .retweet][place / 4 % 2]))
      }
    }
    let divisions = [
      ["lang"], ["lang", "day"], ["lang", "kind"], ["hashtag", "lang"], ["hashtag"],
    ]
    return try divisions.map { by in
      var table = try Table(Analysis(by: by), tweets)
      table.settle()
      return table
    }
  }

  /// What can be compared in some tables.
  private static func sums(_ tables: [Table], _ cells: RunCells) -> Sums {
    var finder = SumFinder(cells)
    for pair in TablePair.all(of: tables) { finder.add(pair) }
    var sums = finder.sums
    sums.index(cells, jointCount: 0)
    return sums
  }

  /// Bounds after further cells are suppressed are those of a computation from the beginning.
  @Test(arguments: 0..<20) func boundsAreThoseOfAFreshStart(seed: Int) throws {
    let tables = try Self.tables(seed: seed)
    var chance = AggregateChance(state: UInt64(seed))
    var cells = RunCells(tables)
    var sums = Self.sums(tables, cells)
    var bounds = CellBounds(cells, jointCount: 0, sums)
    bounds.propagate(cells, sums)
    for _ in 0..<10 {
      let printed = cells.printed.indices.filter { cells.printed[$0] }
      let suppressed = printed.shuffled(using: &chance).prefix(2).map(Int32.init)
      for cell in suppressed {
        cells.printed[Int(cell)] = false
        sums.open(cell)
      }
      bounds.forget(suppressed, cells, sums)
      bounds.propagate(cells, sums)
      var fresh = CellBounds(cells, jointCount: 0, sums)
      fresh.propagate(cells, sums)
      #expect(bounds.bounds == fresh.bounds)
      #expect(!bounds.isContradictory && !fresh.isContradictory)
    }
  }

  /// An audit that begins with the printed cells of another one finds nothing more.
  @Test(arguments: 0..<10) func whatIsForgottenIsComputedAgain(seed: Int) throws {
    let tables = try Self.tables(seed: seed)
    var cells = RunCells(tables)
    let before = cells.printed
    cells.printed = AuditedTables(tables).printed.flatMap { $0 }
    #expect(cells.printed != before && cells.printed.contains(true))
    let sums = Self.sums(tables, cells)
    #expect(CommonTotals(cells, sums).cells.printed == cells.printed)
    #expect(Auditor(cells, sums).cells.printed == cells.printed)
  }

  /// After too many rounds more is suppressed at once, and nothing that the audit would find is left.
  @Test(arguments: 0..<10) func anAuditThatTakesTooLongSuppressesMore(seed: Int) throws {
    let tables = try Self.tables(seed: seed)
    var cells = RunCells(tables)
    let sums = Self.sums(tables, cells)
    let hasty = Auditor(cells, sums, mostRounds: 0).cells.printed
    let usual = Auditor(cells, sums).cells.printed
    #expect(hasty.filter { $0 }.count <= usual.filter { $0 }.count)
    cells.printed = hasty
    #expect(Auditor(cells, Self.sums(tables, cells)).cells.printed == hasty)
  }
}
