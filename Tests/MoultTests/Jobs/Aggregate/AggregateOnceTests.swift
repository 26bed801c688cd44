import Testing

@testable import Moult

/// Which tweets count: each one once, and some of each user.
@Suite struct AggregateOnceTests {
  private static let analysis = Result {
    try Analysis(by: ["lang"], count: ["tweets", "users"], minUsers: 5)
  }

  /// Ten tweets of ten users, with IDs from `first` on.
  private static func ten(_ lang: String, first: Int) -> [TweetFacts] {
    (0..<10).map { TweetFacts(user: $0, lang: lang, id: first + $0) }
  }

  @Test func theFirstOfSeveralCopiesCounts() throws {
    let all = Self.ten("en", first: 1) + Self.ten("de", first: 1) + Self.ten("en", first: 21)
    var tables = try TableSet([Self.analysis.get()], all)
    #expect(try tables.results()[0].lines == ["en 20 10"])
    #expect(tables.repeated == 10)
  }

  /// A copy that the filter does not select is the first one all the same.
  @Test func aCopyThatIsNotSelectedCountsAsFirst() throws {
    let analysis = try Analysis(by: ["lang"], where: ["lang=en"], minUsers: 5)
    var tables = try TableSet([analysis], Self.ten("de", first: 1) + Self.ten("en", first: 1))
    #expect(try tables.results()[0].cells.isEmpty && tables.repeated == 10)
  }

  @Test func eachAppearanceCountsOnRequest() throws {
    var tables = TableSet([try Self.analysis.get()], maximumCells: 10, uniqueMemory: nil)
    for tweet in Self.ten("en", first: 1) + Self.ten("en", first: 1) { _ = try tables.add(tweet) }
    #expect(try tables.results()[0].lines == ["en 20 10"])
  }

  @Test func tweetsWithoutIDsAllCount() throws {
    var tables = try TableSet(
      [Self.analysis.get()], tweets("en", users: 0..<10) + tweets("en", users: 0..<10))
    #expect(try tables.results()[0].lines == ["en 20 10"])
  }

  /// Chunks of any size give the same as one run, whichever copies and users are in them.
  @Test(arguments: [1, 2, 3, 50, 1_000]) func chunksChangeNothing(size: Int) throws {
    let all = AggregateTableTests.mixture(of: 2_000).enumerated().map { number, tweet in
      var tweet = tweet
      tweet.id = number % 3 == 0 ? DecimalID(UInt64(number / 2)) : DecimalID(UInt64(number))
      return tweet
    }
    let analyses = [
      try Analysis(by: ["lang"], count: ["tweets", "users"], minUsers: 5, mostOfUser: 2),
      try Analysis(by: ["hashtag", "day"], minUsers: 5, mostOfUser: 1),
    ]
    var whole = try TableSet(analyses, all)
    let results = try whole.results()
    #expect(results.allSatisfy { !$0.cells.isEmpty && $0.cut != nil } && whole.repeated > 100)
    var merged = try TableSet(analyses, [])
    for start in stride(from: 0, to: all.count, by: size) {
      try merged.merge(merged.worker(on: all[start..<min(start + size, all.count)]))
    }
    #expect(try merged.results() == results && merged.repeated == whole.repeated)
  }

  /// Of each user the first tweets count, in every table for itself; tweets without an author may all be one user's.
  @Test(arguments: [1, 2, 20]) func aUserHasSoManyTweets(most: Int) throws {
    let analyses = [
      try Analysis(by: ["lang"], minUsers: 5, mostOfUser: most),
      try Analysis(by: ["lang"], where: ["lang=de"], minUsers: 5, mostOfUser: most),
    ]
    let rounds = (0..<30).flatMap { _ in tweets("en", users: 0..<10) }
    let last = tweets("de", users: 0..<10)
    let nobody = (0..<30).map { _ in TweetFacts(user: nil, lang: "en") }
    var tables = try TableSet(analyses, rounds + last + nobody)
    let results = try tables.results()
    #expect(results[0].lines == ["en \(11 * most)"])
    #expect(results[1].lines == ["de 10"])
    #expect(results[0].cut == Table.Cut(users: 11, tweets: 340 - 11 * most))
    #expect(results[1].cut == nil)
  }

  /// How many users write more is not stated where they are few.
  @Test func fewUsersThatAreCutAreNotCounted() throws {
    let analysis = try Analysis(by: ["lang"], minUsers: 5, mostOfUser: 1)
    let four = tweets("en", users: 0..<4)
    var tables = try TableSet([analysis], tweets("en", users: 0..<20) + four + four)
    let result = try tables.results()[0]
    #expect(result.lines == ["en 20"] && result.cut == nil)
    #expect(result.notes.contains { $0.hasSuffix("how many more there are is not stated.") })
  }

  /// Tweets for whose IDs there is no memory are counted at the end, with the same result.
  @Test func whatDoesNotFitIsCountedAtTheEnd() throws {
    let all = (0..<120_000).map { number in
      TweetFacts(
        user: number % 7_001 == 0 ? nil : number % 70_000, lang: ["en", "de", "fr"][number % 3],
        hashtags: number % 5 == 0 ? ["a", "b"] : [], id: number % 90_000)
    }
    let analyses = [
      try Analysis(by: ["lang"], count: ["tweets", "users"]),
      try Analysis(by: ["hashtag", "lang"]),
    ]
    var whole = try TableSet(analyses, all)
    let results = try whole.results()
    var small = TableSet(analyses, maximumCells: 1_000, uniqueMemory: 1 << 20, key: RunKey(seed: 1))
    var shelf = Shelf()
    for start in stride(from: 0, to: all.count, by: 5_000) {
      for tweet in all[start..<start + 2_000] { _ = try small.add(tweet) }
      try small.merge(small.worker(on: all[start + 2_000..<start + 5_000]))
      try small.spill(in: &shelf)
    }
    #expect(small.hasSpilled)
    while try small.loadSpilled(from: &shelf) {}
    #expect(try small.results() == results && small.repeated == whole.repeated)
    #expect(whole.repeated == 30_000)
  }
}
