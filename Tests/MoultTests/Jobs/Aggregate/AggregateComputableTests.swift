import Testing

@testable import Moult

/// The rules for cells hold for numbers that a reader can compute from printed cells, too.
@Suite struct AggregateComputableTests {
  /// Tweets with some hashtags, one for each user of a range.
  private static func tweets(
    _ users: Range<Int>, _ tags: [String], lang: String? = nil, hosts: [String] = []
  ) -> [TweetFacts] {
    users.map { TweetFacts(user: $0, lang: lang, hashtags: tags, hosts: hosts) }
  }

  private static func lines(
    by: [String], where filters: [String], _ tweets: [TweetFacts], count: [String] = ["tweets"]
  ) throws -> [String] {
    try Table(Analysis(by: by, count: count, where: filters), tweets).finish().lines
  }

  /// If all tweets have `a`, those with `a` and without `b` are a difference.
  @Test(arguments: [(0, true), (1, false), (9, false), (10, true)])
  func theRestOfATotalNeedsItsUsers(rest: Int, isPrinted: Bool) throws {
    let all = Self.tweets(0..<30, ["a", "b"]) + Self.tweets(100..<100 + rest, ["a"])
    for count in [["tweets"], ["users"], ["share"]] {
      let found = try Self.lines(by: ["hashtag"], where: ["hashtag=a"], all, count: count)
      #expect(found.count == (isPrinted ? 2 : 1) && found[0].hasPrefix("a "))
    }
    // If some tweets may lack `a`, nothing can be subtracted.
    #expect(try Self.lines(by: ["hashtag"], where: ["hashtag=a|c"], all).count == 2)
    #expect(try Self.lines(by: ["hashtag"], where: [], all).count == 2)
    #expect(
      try Self.lines(by: ["hashtag"], where: ["hashtag=a|c", "hashtag=A"], all).count
        == (isPrinted ? 2 : 1))
  }

  /// The rest may have the same users as the part.
  @Test func usersOfTheRestAreCountedThere() throws {
    let both = Self.tweets(0..<30, ["a", "b"])
    let filters = ["hashtag=a"]
    let enough = both + Self.tweets(0..<10, ["a"])
    #expect(try Self.lines(by: ["hashtag"], where: filters, enough) == ["a 40", "b 30"])
    let few = both + Self.tweets(0..<5, ["a"]) + Self.tweets(0..<5, ["a"])
    #expect(try Self.lines(by: ["hashtag"], where: filters, few) == ["a 40"])
    let ofOne = enough + Array(repeating: TweetFacts(user: 1, hashtags: ["a"]), count: 15)
    #expect(try Self.lines(by: ["hashtag"], where: filters, ofOne) == ["a 55"])
  }

  /// The users who never used `b` are a difference of two numbers of users.
  @Test func aDifferenceOfUsersIsACell() throws {
    let all =
      Self.tweets(0..<30, ["a", "b"]) + Self.tweets(0..<20, ["a"]) + Self.tweets(40..<43, ["a"])
    let filters = ["hashtag=a"]
    #expect(try Self.lines(by: ["hashtag"], where: filters, all) == ["a 53", "b 30"])
    #expect(try Self.lines(by: ["hashtag"], where: filters, all, count: ["users"]) == ["a 33"])
  }

  /// Each value of another dimension has its own total.
  @Test func totalsAreOfTheirGroup() throws {
    let all =
      Self.tweets(0..<30, ["a", "b"], lang: "en") + Self.tweets(30..<50, ["a"], lang: "en")
      + Self.tweets(50..<80, ["a", "b"], lang: "de") + Self.tweets(80..<82, ["a"], lang: "de")
    let found = try Self.lines(by: ["lang", "hashtag"], where: ["hashtag=a"], all)
    #expect(found == ["de a 32", "en a 50", "en b 30"])
  }

  /// With two totals, the tweets with neither are computed by inclusion and exclusion.
  @Test(arguments: [(0, true), (3, false), (12, true)])
  func twoListsAreTakenTogether(neither: Int, isPrinted: Bool) throws {
    let hosts = ["x.example", "y.example"]
    let all =
      Self.tweets(0..<20, ["a", "b"], hosts: hosts) + Self.tweets(20..<40, ["a"], hosts: hosts)
      + Self.tweets(40..<60, ["a", "b"], hosts: ["x.example"])
      + Self.tweets(60..<60 + neither, ["a"], hosts: ["x.example"])
    let found = try Self.lines(
      by: ["hashtag", "host"], where: ["hashtag=a", "host=x.example"], all)
    #expect(found.contains("b y.example 20") == isPrinted)
    #expect(found.contains("a x.example \(60 + neither)"))
  }

  /// Totals of more users than are stored.
  @Test func largeTotals() throws {
    let part = Self.tweets(0..<3_000, ["a", "b"])
    let filters = ["hashtag=a"]
    let large = part + Self.tweets(3_000..<9_000, ["a"])
    #expect(try Self.lines(by: ["hashtag"], where: filters, large) == ["a 9000", "b 3000"])
    let ofOne = part + Array(repeating: TweetFacts(user: 4_000, hashtags: ["a"]), count: 500)
    #expect(try Self.lines(by: ["hashtag"], where: filters, ofOne) == ["a 3500"])
  }
}
