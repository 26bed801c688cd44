import Foundation
import Testing

@testable import Moult

/// Tweets of scrapers.
@Suite(.tags(.slow)) struct ScraperTests {
  typealias Case = CorpusInventedIDTests.Case

  static let forms: [(String, String)] = [
    ("snscrape", ScraperSample.snscrape()), ("snscrape, old", ScraperSample.old),
    ("snscrape, oldest", ScraperSample.oldest), ("twscrape", ScraperSample.twscrape),
    ("twint", ScraperSample.twint()), ("twitterscraper", ScraperSample.twitterscraper),
    ("twitterscraper, old", ScraperSample.fullname), ("GetOldTweets3", ScraperSample.got),
    ("Go", ScraperSample.go), ("Apify", ScraperSample.apify()),
    ("quacker", ScraperSample.quacker),
  ]
  private static let withoutAuthorID: Set = [
    "snscrape, oldest", "twitterscraper, old", "GetOldTweets3",
  ]

  @Test(arguments: forms)
  func own(_ name: String, _ text: String) throws {
    #expect(JobRun.dehydrate(text).lines == ["31"])
    let authors = Self.withoutAuthorID.contains(name) ? [] : ["7"]
    #expect(JobRun.dehydrate(text, .users).lines == authors)
    let line = try #require(try JobRun.redact(text, "strict", .flat).lines.first)
    #expect(line.contains(#""time":"2019-12-01T13:00Z""#), "\(line)")
    for (policy, shape) in CanaryTests.ways {
      let run = try JobRun.redact(text, policy, shape)
      #expect(run.lines.count == 1 && run.report.records == ["tweet": 1])
      let output = run.lines.joined()
      #expect(output.firstMatch(of: /(?i)author_one|vented|status|t\.co|pbs|other_one/) == nil)
    }
    let left = JobRun.comply(text + "\n", with: [ComplySample.delete(31)])
    #expect(left.output.isEmpty && left.rejections.isEmpty)
    #expect(JobRun.comply(text + "\n", with: [ComplySample.delete(5)]).lines == [text])
  }

  /// GetOldTweets3 writes all hashtags of a tweet into one text.
  @Test func severalHashtags() throws {
    let text = ScraperSample.got.replacing("\"#tag\"", with: "\"#Rain #snow #Rain\"")
    let line = try #require(try JobRun.redact(text, "topics", .flat).lines.first)
    #expect(line.contains(#""hashtags":["rain","snow"]"#), "\(line)")
  }

  static let related = [
    Case(
      "snscrape, quote", ScraperSample.snscrape(ScraperSample.quoted), also: [.quoted],
      gives: ["31", "32"]),
    // What is not shown is no tweet.
    Case(
      "snscrape, tombstone", ScraperSample.snscrape(ScraperSample.reference("Tombstone")),
      also: [.quoted], gives: ["31"]),
    Case(
      "snscrape, reference", ScraperSample.snscrape(ScraperSample.reference("TweetRef")),
      also: [.quoted], gives: ["31"]),
    Case(
      "snscrape, reply", ScraperSample.snscrape(#","inReplyToTweetId":33"#), also: [.replied],
      gives: ["31", "33"]),
    Case(
      "snscrape, users",
      ScraperSample.snscrape(
        ScraperSample.quoted
          + #","mentionedUsers":[{"username":"other_one","id":9,"displayname":"O"}]"#), .users,
      also: [.quoted, .mentioned], gives: ["7", "8", "9"]),
    Case(
      "twint, quote",
      ScraperSample.twint().replacing(
        #""quote_url":"""#, with: #""quote_url":"https://twitter.com/b/status/32""#),
      also: [.quoted, .retweeted], gives: ["31", "32"]),
    Case(
      "twint, retweet",
      ScraperSample.twint().replacing(#""retweet_id":"""#, with: #""retweet_id":"34""#),
      also: [.quoted, .retweeted], gives: ["31", "34"]),
    Case("Go, quote", ScraperSample.go, also: [.quoted], gives: ["31", "32"]),
    Case(
      "Apify, quote", ScraperSample.apify(ScraperSample.apifyQuote), also: [.quoted, .retweeted],
      gives: ["31", "32"]),
    Case(
      "Apify, reply", ScraperSample.apify(#","inReplyToId":"33""#), also: [.replied],
      gives: ["31", "33"]),
    Case("Apify, a note of the vendor", ScraperSample.apify(type: "mock_tweet"), gives: []),
    Case("quacker, reply", ScraperSample.quacker, also: [.replied], gives: ["31", "33"]),
    Case(
      "a user of snscrape", #"{"username":"author_one","id":7,"displayname":"In Vented"}"#, .users,
      gives: ["7"]),
    Case(
      "a user of Apify", #"{"type":"user","userName":"author_one","id":"7","followers":5}"#, .users,
      gives: ["7"]),
    Case("a user is no tweet", #"{"username":"author_one","id":7,"displayname":"V"}"#, gives: []),
  ]

  @Test(arguments: related)
  func relatedIDs(_ test: Case) {
    let run = JobRun.dehydrate(test.input, test.ids, also: test.also)
    #expect(run.lines == test.gives)
    #expect(run.codes == test.refuses)
  }

  @Test func kinds() throws {
    let lines: [(String, String)] = [
      (ScraperSample.snscrape(ScraperSample.quoted), "quote"),
      (ScraperSample.snscrape(ScraperSample.reference("TweetRef")), "quote"),
      (ScraperSample.snscrape(#","inReplyToUser":{"username":"b","id":8}"#), "reply"),
      // Empty texts, lists and objects are no relation.
      (ScraperSample.twint(), "plain"), (ScraperSample.apify(), "plain"),
      (ScraperSample.twitterscraper, "plain"), (ScraperSample.go, "quote"),
    ]
    for (text, kind) in lines {
      let line = try #require(try JobRun.redact(text, "strict", .flat).lines.first)
      #expect(line.contains(#""kind":"\#(kind)""#), "\(text)")
    }
  }

  /// The name of a zone has several meanings; then the parts of the time show the hour.
  @Test(arguments: [
    "2019-12-01 14:14:15 CET", "2019-12-01 14:14:15 +0100", "1575206055000",
  ]) func timesOfTwint(_ created: String) throws {
    let line = try JobRun.redact(ScraperSample.twint(created: created), "strict", .flat).lines
    #expect(line.first?.contains(#""time":"2019-12-01T13:00Z""#) == true)
    let own = try JobRun.redact(ScraperSample.twint(created: created)).lines.joined()
    #expect(!own.contains(":14") && !own.contains("+01"))
  }

  /// `tags` and `links` are counted once, though records have them twice.
  @Test func countsOfFlatLines() throws {
    let more =
      ##","hashtags":["Tag","#More","author_one"],"links":[{"url":"https://inv.example/a","tcourl":"https://t.co/a"}],"outlinks":["https://inv.example/a"],"media":[{"_type":"snscrape.modules.twitter.Photo","fullUrl":"u"},{"_type":"snscrape.modules.twitter.Gif","thumbnailUrl":"u"}]"##
    let text = ScraperSample.snscrape(more)
    let line = try JobRun.redact(text, "topics", .flat).lines.joined()
    #expect(line.contains(#""links":1,"media":1,"tags":1"#), "\(line)")
    #expect(line.contains(#""media_types":["animated_gif","photo"],"hashtags":["tag","more"]"#))
    let own = try JobRun.redact(text, "topics").lines.joined()
    #expect(own.contains(#""hashtags":["tag","more"]"#) && !own.contains("inv.example"))
  }

  /// A deleted quoted tweet goes with its reference, wherever it is named.
  @Test func referencesToDeletedTweets() {
    for more in [
      ScraperSample.quoted, ScraperSample.reference("TweetRef"),
      ScraperSample.reference("Tombstone"),
    ] {
      let text = ScraperSample.snscrape(more).replacing("32", with: "31000000005")
      let left = JobRun.comply(text + "\n", with: [ComplySample.delete(31_000_000_005)])
      #expect(!String(decoding: left.output, as: UTF8.self).contains("31000000005"), "\(more)")
    }
  }
}
