import Testing

@testable import Moult

/// Unordered pairs of values of a tweet.
@Suite struct AggregatePairTests {
  private static func analysis(
    by: [String] = [], _ pairs: [String], where filters: [String] = []
  ) throws -> Analysis {
    var request = Analysis.Request(by: by)
    (request.pairs, request.conditions) = (pairs, filters)
    return try Analysis(request)
  }

  private static func tweets(
    _ users: Range<Int>, _ tags: [String], lang: String? = nil, hosts: [String] = []
  ) -> [TweetFacts] {
    users.map { TweetFacts(user: $0, lang: lang, hashtags: tags, hosts: hosts) }
  }

  @Test func bothOrdersAreOneCell() throws {
    let all =
      Self.tweets(0..<6, ["b", "a"]) + Self.tweets(6..<12, ["a", "b", "c"])
      + Self.tweets(20..<23, ["c", "b"]) + Self.tweets(30..<50, ["a"]) + Self.tweets(60..<63, [])
    let result = try Table(Self.analysis(["hashtag"]), all).finish()
    #expect(result.columnNames == ["hashtag", "hashtag_2", "tweets"])
    #expect(result.lines == ["a b 12"] && result.tweetsWithoutValue == 23)
    #expect(result.notes.contains { $0.contains("23 tweets without a pair") })
    // The same list twice is the same request.
    #expect(try Table(Self.analysis(["hashtag,hashtag"]), all).finish().lines == ["a b 12"])
  }

  @Test func otherDimensionsDivideThePairs() throws {
    let all =
      Self.tweets(0..<12, ["b", "a"], lang: "en") + Self.tweets(20..<30, ["a", "b"], lang: "de")
      + Self.tweets(40..<49, ["a", "b"], lang: "fr")
    let result = try Table(Self.analysis(by: ["lang"], ["hashtag"]), all).finish()
    #expect(result.lines == ["de a b 10", "en a b 12"])
  }

  @Test func twoListsArePairedWithEachOther() throws {
    let all = Self.tweets(0..<10, ["a", "b"], hosts: ["example.org"])
    let result = try Table(Self.analysis(["hashtag,host"]), all).finish()
    #expect(result.lines == ["a example.org 10", "b example.org 10"])
    #expect(result.columnNames == ["hashtag", "host", "tweets"])
  }

  @Test(arguments: [
    ["lang"], ["media"], ["text"], ["hashtag,host,cashtag"], ["nothing"], ["hashtag", "lang"],
    ["terms,hashtag"],
  ])
  func whatIsNoPairIsRefused(pairs: [String]) {
    #expect(throws: AnalysisError.self) { try Self.analysis(pairs) }
  }

  @Test func aListIsNotDividedByTwice() {
    #expect(throws: AnalysisError.self) { try Self.analysis(by: ["hashtag"], ["hashtag"]) }
    #expect(throws: AnalysisError.self) {
      var request = Analysis.Request()
      (request.pairs, request.top) = (["hashtag"], "3 per hashtag")
      _ = try Analysis(request)
    }
  }

  /// If all tweets have `a`, those with `a` and `b` are all those with `b`: `b c` is a part of `a b`.
  @Test(arguments: [(0, true), (1, false), (10, true)])
  func theRestOfAPairNeedsItsUsers(rest: Int, isPrinted: Bool) throws {
    let all = Self.tweets(0..<12, ["c", "a", "b"]) + Self.tweets(20..<20 + rest, ["b", "a"])
    let lines = try Table(Self.analysis(["hashtag"], where: ["hashtag=a"]), all).finish().lines
    #expect(lines == ["a b \(12 + rest)", "a c 12"] + (isPrinted ? ["b c 12"] : []))
    #expect(try Table(Self.analysis(["hashtag"]), all).finish().lines.count == 3)
  }

  /// A tweet with a long term has the short one in its pairs.
  @Test(arguments: [(0, true), (1, false), (10, true)])
  func theRestOfAPairOfTermsNeedsItsUsers(rest: Int, isPrinted: Bool) throws {
    var request = Analysis.Request()
    request.pairs = ["terms"]
    request.terms = try TermList(text: "climate\nclimate change\nrain")
    var all: [TweetFacts] = []
    for user in 0..<12 {
      var facts = TweetFacts(user: user)
      facts.terms = ["climate", "climate change", "rain"]
      all.append(facts)
    }
    for user in 20..<20 + rest {
      var facts = TweetFacts(user: user)
      facts.terms = ["climate", "climate change"]
      all.append(facts)
    }
    let lines = try Table(Analysis(request), all).finish().lines
    #expect(
      lines == ["climate climate change \(12 + rest)", "climate rain 12"]
        + (isPrinted ? ["climate change rain 12"] : []))
  }

  @Test func aHostileTweetIsBounded() throws {
    let tags = (0..<1_000).map { "t\($0)" }
    let facts = TweetFacts(user: 1, hashtags: tags)
    var table = Table(analysis: try Self.analysis(["hashtag"]), key: RunKey(seed: 1))
    var places: [Int32] = []
    let dropped = try table.place(facts, into: &places)
    #expect(places.count == Table.mostCellsOfTweet && dropped == 999 * 500 - places.count)
  }

  /// Tables of pairs have sums in common with each other.
  @Test func pairsAreComparedWithPairs() throws {
    let all =
      Self.tweets(0..<20, ["a", "b"], lang: "en") + Self.tweets(20..<24, ["a", "b"], lang: "de")
    let results = try {
      var tables = try TableSet(
        [Self.analysis(["hashtag"]), Self.analysis(by: ["lang"], ["hashtag"])], all)
      return try tables.results()
    }()
    #expect(results[0].lines.isEmpty != results[1].lines.isEmpty)
  }

  @Test func merged() throws {
    let analysis = try Self.analysis(["hashtag"])
    var tables = try TableSet([analysis], Self.tweets(0..<6, ["b", "a"]))
    try tables.merge(tables.worker(on: Self.tweets(6..<12, ["c", "a", "b"])))
    #expect(try tables.results()[0].lines == ["a b 12"])
  }
}
