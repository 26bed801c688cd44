import Testing

@testable import Moult

@Suite struct AggregateTableTests {
  @Test(arguments: [(5, 4, 0), (5, 5, 1), (10, 9, 0), (10, 10, 1), (10, 11, 1)])
  func aCellNeedsItsUsers(minimum: Int, users: Int, rows: Int) throws {
    for count in [["tweets"], ["users"]] {
      let analysis = try Analysis(by: ["lang"], count: count, minUsers: minimum)
      // Many tweets of one user are still one user.
      let table = try Table(
        analysis, tweets("en", users: 0..<users) + tweets("en", users: 0..<users))
      #expect(table.finish().cells.count == rows)
    }
  }

  @Test func noAuthorIsNoUser() throws {
    let analysis = try Analysis(by: ["lang"], count: ["tweets", "users"])
    let nobody = Array(repeating: TweetFacts(user: nil, lang: "en"), count: 50)
    let none = try Table(analysis, nobody).finish()
    #expect(none.rows.isEmpty && none.sawNoAuthor)
    let some = try Table(analysis, nobody.prefix(8) + tweets("en", users: 0..<10)).finish()
    #expect(some.lines == ["en 18 10"])
    #expect(some.notes.contains { $0.contains("name no author") })
    // One user can have written all tweets without an author.
    #expect(try Table(analysis, nobody + tweets("en", users: 0..<10)).finish().cells.isEmpty)
  }

  /// A cell is suppressed if one user wrote most of its tweets, whoever else is in it.
  @Test(arguments: [["tweets"], ["users"]])
  func aCellOfOneUserIsSuppressed(count: [String]) throws {
    let analysis = try Analysis(by: ["hashtag"], count: count)
    for others in [10, 100, 2_000] {
      let many = (0..<others).map { TweetFacts(user: $0, hashtags: ["topic"]) }
      func of(_ tweets: Int) -> [TweetFacts] {
        Array(repeating: TweetFacts(user: 9_999, hashtags: ["topic"]), count: tweets)
      }
      #expect(try Table(analysis, many + of(others + 1)).finish().cells.isEmpty)
      #expect(try Table(analysis, many + of(others * 4 / 5)).finish().cells.count == 1)
    }
  }

  @Test func zerosMakeNoOtherUser() throws {
    let analysis = try Analysis(by: ["lang"], minUsers: 5)
    let same = ["5", "05", "005", "0005", "00005"].map { id in
      var facts = TweetFacts(user: nil, lang: "en")
      facts.author = DecimalID(id.utf8.span)
      return facts
    }
    #expect(try Table(analysis, same).finish().cells.isEmpty)
  }

  @Test func aTweetOfTooManyCellsCountsInSome() throws {
    let analysis = try Analysis(by: ["hashtag", "host"])
    let names = (0..<200).map { "n\($0)" }
    var table = Table(analysis: analysis, key: RunKey(seed: 1))
    let dropped = try table.add(TweetFacts(user: 1, hashtags: names, hosts: names))
    #expect(table.cells.count == 10_000 && dropped == 30_000)
  }

  @Test func countsEachDistinctValueOnce() throws {
    let analysis = try Analysis(by: ["hashtag", "lang"], count: ["tweets", "users"])
    let many = (0..<10).map { TweetFacts(user: $0, lang: "en", hashtags: ["b", "a", "b"]) }
    let one = (0..<12).map { TweetFacts(user: $0, hashtags: ["a"]) }
    let result = try Table(analysis, many + one).finish()
    #expect(result.lines == ["a en 10 10", "a - 12 12", "b en 10 10"])
  }

  @Test func multipliesSeveralLists() throws {
    let analysis = try Analysis(by: ["hashtag", "host"])
    let tweets = (0..<10).map {
      TweetFacts(user: $0, hashtags: ["a", "b"], hosts: ["x.example.org", "y.example.org"])
    }
    let result = try Table(analysis, tweets).finish()
    #expect(
      result.lines == [
        "a x.example.org 10", "a y.example.org 10", "b x.example.org 10", "b y.example.org 10",
      ])
  }

  @Test(arguments: [(9, nil), (10, 10)] as [(Int, Int?)])
  func reportsTweetsWithoutValue(users: Int, reported: Int?) throws {
    let analysis = try Analysis(by: ["hashtag"])
    let result = try Table(analysis, tweets("en", users: 0..<users)).finish()
    #expect(result.cells.isEmpty)
    #expect(result.tweetsWithoutValue == reported)
    let states = result.notes.contains { $0.contains("10 tweets without a value") }
    #expect(states == (reported != nil))
  }

  @Test func ordersByValueWithTheMissingLast() throws {
    let analysis = try Analysis(by: ["lang"], count: ["tweets"])
    let all = tweets(nil, users: 0..<30) + tweets("de", users: 0..<10) + tweets("en", users: 0..<20)
    #expect(try Table(analysis, all).finish().lines == ["de 10", "en 20", "- 30"])
  }

  @Test func topKeepsTheLargest() throws {
    let all =
      tweets("fr", users: 0..<20) + tweets("de", users: 0..<10) + tweets("en", users: 0..<20)
      + tweets("it", users: 0..<12) + tweets("it", users: 0..<12)
    let byTweets = try Analysis(by: ["lang"], count: ["tweets"], top: "3")
    let result = try Table(byTweets, all).finish()
    #expect(result.lines == ["it 24", "en 20", "fr 20"])
    #expect(result.leftOut == 1)
    #expect(result.notes.contains("--top leaves 1 more cell out."))
    let byUsers = try Analysis(by: ["lang"], count: ["users"], top: "2")
    #expect(try Table(byUsers, all).finish().lines == ["en 20", "fr 20"])
  }

  @Test func selectsBeforeItCounts() throws {
    let analysis = try Analysis(by: [], where: ["lang=en"])
    let all = tweets("de", users: 0..<20) + tweets("en", users: 0..<15)
    #expect(try Table(analysis, all).finish().lines == ["15"])
    #expect(try Table(analysis, tweets("de", users: 0..<20)).finish().cells.isEmpty)
  }

  @Test(arguments: [["lang"], ["lang", "day"], ["hashtag"], ["hashtag", "day"]])
  func givesUpOverTheLimit(by: [String]) throws {
    let analysis = try Analysis(by: by)
    let all = (0..<6).map { (number: Int) in
      TweetFacts(user: number, hour: 1, lang: "l\(number)", hashtags: ["h\(number)"])
    }
    let many = [TweetFacts(user: 1, lang: "en", hashtags: (0..<6).map { "h\($0)" })]
    #expect(throws: TableError.tooManyCells(limit: 5)) { try Table(analysis, all, limit: 5) }
    _ = try Table(analysis, all, limit: 6)
    if by[0] == "hashtag" {
      #expect(throws: TableError.tooManyCells(limit: 5)) { try Table(analysis, many, limit: 5) }
    }
    var left = try TableSet([analysis], all.prefix(3), limit: 5)
    let right = try left.worker(on: all.suffix(3))
    #expect(throws: TableError.tooManyCells(limit: 5)) { try left.merge(right) }
    #expect(TableError.tooManyCells(limit: 5).description.contains("--by"))
  }

  @Test(arguments: [
    ["lang"], ["day", "lang"], ["hashtag", "lang", "day"], ["day", "host", "kind", "hashtag"],
  ])
  func mergedPartsAreTheWhole(by: [String]) throws {
    let analysis = try Analysis(by: by, count: ["tweets", "users", "share"], minUsers: 5)
    let all = Self.mixture(of: 4_000)
    var whole = try TableSet([analysis], all)
    let result = try whole.results()
    #expect(result[0].cells.count > 3)
    for parts in [2, 3, 7] {
      var merged = try TableSet([analysis], [])
      let size = all.count / parts + 1
      for start in stride(from: 0, to: all.count, by: size) {
        try merged.merge(merged.worker(on: all[start..<min(start + size, all.count)]))
      }
      #expect(try merged.results() == result)
    }
  }

  /// Tweets with random values and users, the same in every run.
  static func mixture(of number: Int) -> [TweetFacts] {
    var source = AggregateChance(state: 4)
    return (0..<number).map { _ in
      func below(_ bound: Int) -> Int { Int(source.next() % UInt64(bound)) }
      return TweetFacts(
        user: below(40) == 0 ? nil : below(900), hour: below(24 * 4),
        lang: ["en", "de", "fr", nil][below(4)],
        hashtags: (0..<below(3)).map { _ in "h\(below(6) * below(6))" },
        hosts: (0..<below(3)).map { _ in "w\(below(3)).example.org" },
        kind: TweetFacts.Kind.allCases[below(4)])
    }
  }

  @Test func storesNoID() throws {
    for count in ["tweets", "users"] {
      let analysis = try Analysis(by: ["lang"], count: [count])
      var table = try Table(analysis, tweets("en", users: 87_654_321..<87_654_330))
      for tweet in tweets(nil, users: 87_654_321..<87_654_330) { try table.add(tweet) }
      let all = String(describing: table) + String(describing: table.finish())
      #expect(!all.contains("9876543") && !all.contains("57, 56, 55, 54, 53"))
    }
  }

  @Test func truncatesLongValues() throws {
    let analysis = try Analysis(by: ["hashtag"])
    let long = (0..<20).map {
      TweetFacts(user: $0, hashtags: [String(repeating: "x", count: 100_000)])
    }
    let table = try Table(analysis, long)
    #expect(table.levels[0].values.values == [.text(String(repeating: "x", count: 65))])
    #expect(table.finish().cells.isEmpty)
  }
}
