import Testing

@testable import Moult

/// The IDs and kinds of records in the dialects besides v1.1 and v2. All records are invented.
@Suite(.tags(.slow)) struct CorpusInventedDialectTests {
  typealias Case = CorpusInventedIDTests.Case

  private static func activity(_ id: String) -> String {
    #"{"id":"\#(id)","verb":"post","actor":{"id":"id:twitter.com:7"},"body":"words"}"#
  }

  private static func reply(_ link: String) -> String {
    #"{"id":"tag:search.twitter.com,2005:31","verb":"post","actor":{"id":"id:twitter.com:7"},"body":"a","inReplyTo":{"link":"\#(link)"}}"#
  }

  static let activities = [
    Case("post, once", CanaryExamples.activity, gives: ["31000000001"]),
    Case("post, author", CanaryExamples.activity, .users, gives: ["700000001"]),
    Case(
      "post, all", CanaryExamples.activity, also: [.retweeted, .quoted, .replied, .included],
      gives: ["31000000001", "31000000002"]),
    Case("share", CanaryExamples.share, gives: ["31000000009"]),
    Case(
      "share, all", CanaryExamples.share, also: [.retweeted, .quoted, .replied],
      gives: ["31000000009", "31000000005", "31000000001", "31000000002"]),
    Case(
      "share, users", CanaryExamples.share, .users, also: [.retweeted, .quoted, .mentioned],
      gives: ["700000009", "700000005", "700000005", "700000001"].uniqued),
    Case(
      "beyond 2^53", activity("tag:search.twitter.com,2005:9007199254740993"),
      gives: ["9007199254740993"]),
    Case("escaped", activity(#"tag:search.twitter.com,2005:\u00331"#), gives: ["31"]),
    Case("other year", activity("tag:search.twitter.com,2012:31"), gives: [], refuses: ["bad-id"]),
    Case("plain", activity("31"), gives: [], refuses: ["bad-id"]),
    Case(
      "more after it", activity("tag:search.twitter.com,2005:31 "), gives: [], refuses: ["bad-id"]),
    Case(
      "exponent", activity("tag:search.twitter.com,2005:1.2E18"), gives: [], refuses: ["bad-id"]),
    Case("object", activity("object:search.twitter.com,2005:31"), gives: [], refuses: ["bad-id"]),
    Case(
      "notice", activity("tag:search.twitter.com,2005:31").replacing("post", with: "delete"),
      gives: []),
    Case(
      "unknown verb", activity("tag:search.twitter.com,2005:31").replacing("post", with: "like"),
      gives: []),
    Case(
      "search", #"{"results":[\#(activity("tag:search.twitter.com,2005:31"))],"next":"x"}"#,
      gives: ["31"]),
    Case(
      "activities", #"{"activities":[\#(activity("tag:search.twitter.com,2005:31"))]}"#,
      gives: ["31"]),
  ]

  static let replies =
    [
      Case(
        "statuses", reply("http://twitter.com/a_b/statuses/12"), also: [.replied],
        gives: ["31", "12"]),
      Case(
        "status", reply(#"https:\/\/www.x.com\/a_b\/status\/12"#), also: [.replied],
        gives: ["31", "12"]),
    ]
    + [
      "http://twitter.com/a_b/statuses/12/photo/1", "http://twitter.com/a_b/statuses/12?s=1",
      "http://twitter.com/statuses/12", "http://inv.example/a_b/statuses/12",
      "http://twitter.com.inv.example/a_b/statuses/12", "twitter.com/a_b/statuses/12",
      "http://inv.example/?http://twitter.com/a_b/statuses/12",
    ].map {
      Case(
        $0, reply($0), also: [.replied], gives: ["31"], notes: ["malformed-related-id": 1])
    }

  private static func script(_ name: String) -> String {
    let element = CanaryExamples.scripts.first { $0.name == name }?.text ?? ""
    return CanaryExamples.script(name, element)
  }

  static let archives =
    [
      Case("tweets", script("YTD.tweets"), gives: ["31000000001"]),
      Case(
        "mention -1", script("YTD.tweets"), .users, also: [.mentioned], gives: [],
        notes: ["tweet-without-author": 1, "malformed-related-id": 1]),
      Case(
        "bare tweet", CanaryExamples.script("YTD.tweet", #"{"id_str":"31","full_text":"a"}"#),
        gives: ["31"]),
      Case("Grailbird", script("Grailbird.tweets"), gives: ["31"]),
      Case("headers", script("YTD.tweet_headers"), gives: ["31"]),
      Case("headers, users", script("YTD.tweet_headers"), .users, gives: ["7"]),
      Case("likes", script("YTD.like"), gives: []),
      Case("likes, asked for", script("YTD.like"), also: [.liked], gives: ["31"]),
      Case("followers", script("YTD.follower"), gives: []),
      Case("followers, users", script("YTD.follower"), .users, gives: ["7"]),
      Case("messages as tweets", script("YTD.direct_messages"), gives: []),
      Case("messages", script("YTD.direct_messages"), .messages, gives: ["34"]),
      Case("unknown", script("YTD.never_heard_of"), gives: [], refuses: ["unknown-file"]),
      Case(
        "two scripts", script("YTD.tweets") + script("YTD.deleted_tweets"), gives: ["31000000001"]),
      Case(
        "tweets under another name",
        CanaryExamples.script("YTD.ip_audit", #"{"id_str":"31","full_text":"a","user":{"id":1}}"#),
        gives: []),
      Case(
        "no form",
        "window.YTD.tweets = [{\"id_str\":\"31\",\"full_text\":\"a\"}]\n{\"id_str\":\"32\",\"text\":\"a\"}\n",
        gives: [], refuses: ["not-json"]),
    ]
    + [
      "YTD.deleted_tweets", "YTD.twitter_circle_tweet", "YTD.community_tweet", "YTD.note_tweet",
      "YTD.account", "YTD.ip_audit", "THAR_CONFIG", "var.user_details",
    ].flatMap { name in
      Dehydrator.Kind.allCases.map {
        Case("\(name), \($0)", script(name), $0, also: $0.everyRelation, gives: [])
      }
    }

  static let others =
    [
      Case("webhook", CanaryExamples.webhook, gives: ["31000000001"]),
      Case("webhook, messages", CanaryExamples.webhook, .messages, gives: ["34000000001"]),
      Case(
        "webhook, users", CanaryExamples.webhook, .users, also: [.included],
        gives: ["700000001", "700000002"]),
      Case("events", CanaryExamples.events, .messages, gives: ["34000000001"]),
      Case("events as tweets", CanaryExamples.events, gives: []),
    ]
    + CanaryExamples.dialects.filter {
      $0.name.contains("compliance") || $0.name.contains("notice")
    }
    .flatMap { example in
      Dehydrator.Kind.allCases.map {
        Case("\(example.name), \($0)", example.text, $0, also: $0.everyRelation, gives: [])
      }
    }

  @Test(arguments: activities + replies + archives + others)
  func given(_ sample: Case) {
    for chunk in [1, 7, 1 << 20] {
      let input = Array(sample.input.replacing("\n    ", with: "").utf8)
      let run = JobRun.dehydrate(
        input, Dehydrator.Options(ids: sample.ids, also: sample.also), chunk: chunk)
      #expect(run.lines == sample.gives, "in pieces of \(chunk)")
      #expect(run.codes == sample.refuses)
      #expect(run.report.notes == sample.notes)
    }
  }

  static let kinds: [(String, [String: Int])] = [
    ("YTD.tweets", ["tweet": 1]), ("YTD.tweet_headers", ["head": 1]),
    ("YTD.deleted_tweets", ["deleted_tweet": 1]), ("YTD.like", ["like": 1]),
    ("YTD.twitter_circle_tweet", ["circle_tweet": 1]), ("YTD.follower", ["id": 1]),
    ("YTD.direct_messages", ["page": 1, "message": 1, "event": 1]),
    ("YTD.account", ["personal": 1]), ("YTD.never_heard_of", ["unknown": 1]),
    ("THAR_CONFIG", ["manifest": 1]),
  ]

  @Test(arguments: kinds)
  func counted(name: String, kinds: [String: Int]) throws {
    #expect(JobRun.dehydrate(Self.script(name)).report.records == kinds)
    let redacted = try JobRun.redact(Self.script(name))
    #expect(redacted.report.records == kinds)
    #expect(redacted.lines.count == kinds["tweet", default: 0])
  }

  @Test func noticesAreNoTweets() throws {
    let table = Aggregator(try Analysis(by: ["lang"], count: ["tweets"]))
    var job = table
    let text = CanaryExamples.dialects.map { $0.text.replacing("\n", with: "") + "\n" }.joined()
    let run = JobRun(&job, Array(text.utf8))
    #expect(run.report.records["tweet"] == 3)
    #expect(run.report.records["delete"] == 2 && run.report.records["compliance_job"] == 1)
    #expect(run.report.records["unknown"] == nil && run.rejections.isEmpty)
  }
}

extension [String] {
  /// The elements without repetitions.
  fileprivate var uniqued: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
