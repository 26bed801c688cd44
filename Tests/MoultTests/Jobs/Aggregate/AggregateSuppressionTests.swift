import Testing

@testable import Moult

@Suite struct AggregateSuppressionTests {
  static let enough = tweets("en", users: 0..<20)

  /// Small cells that must not be reported: none, one, and two with too few users together.
  static let unreported: [[TweetFacts]] = [
    [], tweets("de", users: 0..<9), tweets("de", users: 0..<1),
    tweets("de", users: 0..<5) + tweets("fr", users: 0..<9),
    tweets("de", users: 0..<4) + tweets("fr", users: 4..<9),
    Array(repeating: TweetFacts(user: nil, lang: "de"), count: 30)
      + Array(repeating: TweetFacts(user: nil, lang: "fr"), count: 30),
  ]

  @Test(arguments: [["tweets"], ["users"], ["tweets", "users", "share"], ["share"]])
  func theOutputDoesNotDependOnUnreportedCells(count: [String]) throws {
    let analysis = try Analysis(by: ["lang"], count: count)
    for format in TableFormat.allCases {
      let printed = try Set(
        Self.unreported.map { small in
          // A tweet without an author is always reported, so there is always one.
          let all = Self.enough + small + [TweetFacts(user: nil, lang: "en")]
          return try Table(analysis, all).finish().text(format)
        })
      #expect(printed.count == 1)
    }
  }

  @Test func reportsCellsThatAreEnoughTogetherHoweverDivided() throws {
    let analysis = try Analysis(by: ["lang"])
    // Two tweets of each user.
    let small = tweets("de", users: 0..<5) + tweets("fr", users: 5..<10)
    let result = try Table(analysis, Self.enough + small + small).finish()
    #expect(result.lines == ["en 20"])
    #expect(result.suppressed == TableResult.Suppressed(cells: 2, tweets: 20))
    #expect(result.notes[0].contains(": 2 cells with 20 tweets."))
  }

  /// Cells with one tweet each and enough users together: their numbers would reveal just that.
  @Test func reportsNoNumberThatLeavesACellTooFew() throws {
    let analysis = try Analysis(by: ["weekday"], where: ["lang=de"], minUsers: 5)
    let monday = 4 * 24
    var all: [TweetFacts] = []
    for day in 0..<7 {
      for number in 0..<(day < 2 ? 6 : 1) {
        all.append(TweetFacts(user: day * 10 + number, hour: monday + day * 24, lang: "de"))
      }
    }
    let result = try Table(analysis, all).finish()
    #expect(result.lines == ["Mon 6", "Tue 6"])
    #expect(result.suppressed == nil && result.notes[0].contains("some or none"))
    for format in TableFormat.allCases { #expect(!result.text(format).contains("5 cells")) }
  }

  /// Enough users and tweets together, but one user wrote nearly all of them.
  @Test func reportsNoNumberThatIsOneUsers() throws {
    let analysis = try Analysis(by: ["lang"])
    let one = Array(repeating: TweetFacts(user: 1, lang: "de"), count: 50)
    let small = tweets("de", users: 0..<5) + tweets("fr", users: 5..<10) + one
    #expect(try Table(analysis, Self.enough + small).finish().suppressed == nil)
  }

  @Test func theGateSuppressesWithoutASeparateNumber() throws {
    let analysis = try Analysis(by: ["hashtag"])
    let phone = (0..<15).map { TweetFacts(user: $0, hashtags: ["5550100200"]) }
    let news = (0..<15).map { TweetFacts(user: $0, hashtags: ["news"]) }
    let alone = try Table(analysis, phone + news).finish()
    #expect(alone.lines == ["news 15"] && alone.suppressed == nil)
    let rare = (0..<5).map { TweetFacts(user: $0, hashtags: ["rare"]) }
    let both = try Table(analysis, phone + news + rare).finish()
    #expect(both.suppressed == TableResult.Suppressed(cells: 2, tweets: 20))
    for format in TableFormat.allCases {
      #expect(!both.text(format).contains("5550100") && !both.text(format).contains("gate"))
    }
  }

  @Test func sharesAreOfPrintableCells() throws {
    let analysis = try Analysis(by: ["lang"], count: ["share"])
    let all = tweets("en", users: 0..<2_000) + tweets("fr", users: 0..<1_000)
    let more = all + tweets("de", users: 0..<9)
    let result = try Table(analysis, more).finish()
    #expect(result.lines == ["en 66.5", "fr 33.5"])
    #expect(try result == Table(analysis, all).finish())
    #expect(result.notes.contains { $0.hasPrefix("share_percent is of") })
  }

  /// Without numbers of tweets, another number of tweets in place of a cell's has the same share: for each whole, as many
  /// in a row as the minimum of users.
  @Test(arguments: [40, 48, 99, 100, 333, 1_000, 1_999, 12_345], [5, 10, 40])
  func aShareFitsManyNumbersOfTweets(whole: Int, minUsers: Int) throws {
    let analysis = try Analysis(by: ["lang"], count: ["share"], minUsers: minUsers)
    var numbers: [Int: Int] = [:]
    for tweets in 0...whole {
      let rows = [tweets, whole - tweets].map {
        TableResult.Cell(values: [.text("en")], tweets: $0, users: $0, isLowerBound: false)
      }
      let result = TableResult(
        analysis: analysis, allRows: rows, suppressed: nil, sawNoAuthor: false,
        tweetsWithoutValue: nil)
      numbers[result.share(of: rows[0]), default: 0] += 1
      #expect(
        abs(result.share(of: rows[0]) * whole - 1_000 * tweets) * 2 <= result.shareStep * whole)
    }
    // The first and the last step are cut in half by 0 and by the whole.
    let inner = numbers.filter { $0.key > 0 && $0.key < 1_000 }.values
    #expect(inner.allSatisfy { $0 >= minUsers })
    #expect((numbers[0] ?? 0) * 2 >= minUsers && (numbers[1_000] ?? 0) * 2 >= minUsers)
  }

  @Test func sharesBesideNumbersOfTweetsAreInTenths() throws {
    let analysis = try Analysis(by: ["lang"], count: ["tweets", "share"])
    let all = tweets("en", users: 0..<20) + tweets("fr", users: 0..<10)
    #expect(try Table(analysis, all).finish().lines == ["en 20 66.7", "fr 10 33.3"])
  }

  @Test func sharesAloneComeWithoutNumbersOfTweets() throws {
    let analysis = try Analysis(by: ["lang", "hashtag"], count: ["share"])
    let small = (0..<200).map {
      TweetFacts(user: $0 % 20, lang: $0 % 20 < 10 ? "en" : "de", hashtags: ["rare\($0 % 20)"])
    }
    let without = tweets("en", users: 0..<4_321)
    let result = try Table(analysis, small + without).finish()
    #expect(result.suppressed?.cells == 20)
    #expect(result.tweetsWithoutValue == 4_321)
    for format in TableFormat.allCases {
      let text = result.text(format)
      #expect(
        !text.contains("4321") && !text.contains("200 tweets") && !text.contains("\"tweets\""))
    }
  }

  /// A change in a suppressed cell must not change the output.
  @Test func aSuppressedCellCannotBeRebuilt() throws {
    let analysis = try Analysis(by: ["day", "lang"], count: ["tweets", "users", "share"])
    let base = (0..<60).map { TweetFacts(user: $0, hour: $0 % 3 * 24, lang: "en") }
    var printed = Set<String>()
    for size in 0..<9 {
      let hidden = (0..<size).map { TweetFacts(user: $0, hour: 24, lang: "de") }
      let result = try Table(analysis, base + hidden + hidden).finish()
      printed.insert(result.text(.json) + result.text(.csv) + result.text(.table))
    }
    #expect(printed.count == 1)
  }
}
