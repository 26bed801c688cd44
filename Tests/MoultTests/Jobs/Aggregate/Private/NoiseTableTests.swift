import Foundation
import Testing

@testable import Moult

/// Tables with noise: what is printed, and what the notes say.
@Suite struct NoiseTableTests {
  static func result(_ analysis: Analysis, _ tweets: [TweetFacts], seed: UInt64 = 1) throws
    -> TableResult
  {
    let table = try Table(analysis, tweets)
    var chance = SeededNumbers(state: seed)
    return table.finish(try #require(analysis.privacy), using: &chance)
  }

  /// A thousand users in one language, and one in another.
  static let tweets =
    (0..<1_000).map { TweetFacts(user: $0, lang: "en") }
    + [TweetFacts(user: 5_000, lang: "de")]

  @Test func closedTablesHaveEveryCell() throws {
    let analysis = try Analysis(by: ["lang"], count: ["tweets", "users", "share"], mostOfUser: 1)
      .withNoise("2", domains: ["lang=en|de|ja"])
    var large = 0
    for seed in 0..<50 {
      let result = try Self.result(analysis, Self.tweets, seed: UInt64(seed))
      #expect(result.cells.map { $0.values[0] } == [.text("de"), .text("en"), .text("ja")])
      #expect(result.cells.allSatisfy { $0.tweets >= 0 && $0.users >= 0 })
      #expect(result.whole == result.cells.reduce(0) { $0 + $1.tweets })
      let reach = try #require(analysis.privacy?.plan.tweets?.usualReach)
      if abs(result.cells[1].tweets - 1_000) < reach { large += 1 }
    }
    #expect(large >= 44)
  }

  /// A cell of one user is printed in none of many runs, and one of many users in each.
  @Test(arguments: NoiseKind.allCases) func openTablesHaveLargeCells(noise: NoiseKind) throws {
    let analysis = try Analysis(by: ["lang"], count: ["users"])
      .withNoise("1", "1e-6", noise: noise)
    for seed in 0..<200 {
      let result = try Self.result(analysis, Self.tweets, seed: UInt64(seed))
      #expect(result.cells.map { $0.values[0] } == [.text("en")])
    }
  }

  /// What `--min-users` asks for is the least noisy number of users, if it is more than the threshold.
  @Test func theMinimumOfUsersIsNoisy() throws {
    let analysis = try Analysis(by: ["lang"], count: ["users"], minUsers: 1_000)
      .withNoise("1", "1e-6")
    let printed = try (0..<200).count { seed in
      let rows = try Self.result(analysis, Self.tweets, seed: UInt64(seed)).cells
      #expect(rows.allSatisfy { $0.users >= 1_000 })
      return !rows.isEmpty
    }
    #expect(60..<140 ~= printed)
  }

  @Test func valuesThatLookLikeIdentifiersAreNotPrinted() throws {
    let analysis = try Analysis(by: ["hashtag"]).withNoise("1", "1e-6")
    let tweets = (0..<2_000).map { TweetFacts(user: $0, hashtags: ["call 555 0134 99", "a"]) }
    #expect(try Self.result(analysis, tweets).lines.count == 1)
  }

  /// Two tables of the same data with other rare cells, tweets without an author and tweets without a value have the same
  /// notes.
  @Test(arguments: [("0", ["hashtag=a|b"]), ("1e-6", [])])
  func notesDoNotDependOnTheData(delta: String, domains: [String]) throws {
    let analysis = try Analysis(by: ["hashtag"], count: ["tweets", "users", "share"])
      .withNoise("0.5", delta, domains: domains)
    let some = (0..<2_000).map { TweetFacts(user: $0, hashtags: ["a", "b"]) }
    let more =
      some + (0..<99).map { TweetFacts(user: $0 % 2 == 0 ? nil : $0, hashtags: ["c\($0)"]) }
      + (0..<50).map { TweetFacts(user: $0) }
    let (left, right) = (try Self.result(analysis, some), try Self.result(analysis, more))
    #expect(left.notes == right.notes && left.notes.joined().contains("epsilon 0.5 and delta"))
    let notes = [left, right].map { $0.text(.json).split(separator: "\"notes\":")[1] }
    #expect(notes[0] == notes[1] && notes[0].contains("\"epsilon\":0.5"))
  }

  /// The system's random numbers are used: two results of one table differ.
  @Test func noiseIsDrawnForEachResult() throws {
    let analysis = try Analysis(by: ["lang", "hour-of-day"]).withNoise(
      "0.1", domains: ["lang=en|de"])
    let table = try Table(analysis, Self.tweets)
    #expect(table.finish() != table.finish())
  }
}
