import Testing

@testable import Moult

/// What captures of the web interface say about tweets and users.
@Suite(.tags(.slow)) struct WebFactsTests {
  private static func flat(_ text: String, _ policy: String = "topics") throws -> [String] {
    try JobRun.redact(text, policy, .flat).lines
  }

  private static let reply = #","in_reply_to_status_id_str":"31000000009""#
  private static let place = #","place":{"id":"00aa","country_code":"CH","country":"Schweiz"}"#

  /// Each form of a tweet has the flat line of the same tweet in v1.1.
  @Test(arguments: ["strict", "topics"])
  func sameAsV1(policy: String) throws {
    for more in ["", Self.reply, Self.place] {
      let wanted = try Self.flat(WebSample.v1(31, more), policy)
      let forms = [
        WebSample.tweet(31, legacy: more), WebSample.tweet(31, .legacy, legacy: more),
        WebSample.visible(WebSample.tweet(31, legacy: more)),
        WebSample.timeline([WebSample.entry(31, WebSample.tweet(31, legacy: more))]),
        WebSample.byID(WebSample.tweet(31, legacy: more)),
      ]
      for form in forms { #expect(try Self.flat(form, policy) == wanted) }
      // Its application is not in the older interface's tweets of this sample.
      let older = try Self.flat(WebSample.global([(31, 7)], more: more), policy)
      #expect(older == [wanted[0].replacing(#""Twitter Web App""#, with: "null")])
    }
  }

  /// A long tweet has more entities than its shortened form, and each is counted once.
  @Test func longTweets() throws {
    for tweet in [
      WebSample.tweet(31, outer: WebSample.note),
      // The fields of v1.1 come first.
      #"{"rest_id":"31","legacy":{\#(WebSample.legacy(31, by: 7))}\#(WebSample.note)}"#,
    ] {
      let line = try #require(try Self.flat(tweet).first)
      #expect(line.contains(#""hashtags":["tag","more"]"#), "\(line)")
      #expect(line.contains(#""mentions":1,"links":1,"media":1,"tags":1"#), "\(line)")
      var job = Aggregator(try Analysis(by: ["hashtag"], minUsers: 5))
      let run = JobRun(&job, Array(tweet.utf8))
      #expect(run.report.records == ["tweet": 1])
    }
    // A note that is not there shortens nothing.
    let missing = WebSample.tweet(31, outer: #","note_tweet":{"is_expandable":true}"#)
    #expect(try Self.flat(missing) == Self.flat(WebSample.tweet(31)))
  }

  @Test func relations() throws {
    let quote = WebSample.tweet(31, outer: WebSample.quoted(WebSample.tweet(32, by: 8)))
    let retweet = WebSample.tweet(
      33, legacy: WebSample.retweeted(WebSample.tweet(32, by: 8, outer: WebSample.note)))
    let lines = try Self.flat(quote + "\n" + retweet)
    #expect(lines[0].contains(#""kind":"quote""#) && lines[1].contains(#""kind":"retweet""#))
    #expect(!lines[1].contains("more"))
  }

  @Test(arguments: WebSample.Names.allCases)
  func users(_ names: WebSample.Names) throws {
    let lines = try Self.flat(WebSample.user(7, names))
    #expect(lines.count == 1)
    #expect(lines[0].contains(#""record":"user""#) && lines[0].contains(#""account_year":2010"#))
    #expect(lines[0].contains(#""verified":true"#))
  }

  /// Names are removed from texts wherever in the result they are.
  @Test func scrubsTexts() throws {
    let words = #""full_text":"Ms Bird 7 and Ms Bird 8 and Ms Five and pay_7 on it""#
    for names in WebSample.Names.allCases {
      let text = WebSample.tweet(
        31, names, outer: WebSample.quoted(WebSample.tweet(32, by: 8, names))
      ).replacing(#""full_text":"words about it""#, with: words).replacing(
        #""is_blue_verified""#,
        with: #""tipjar_settings":{"cash_app_handle":"pay_7"},"is_blue_verified""#)
      let run = try JobRun.redact(text, "text")
      let output = run.lines.joined()
      #expect(output.contains("<name> and <name> and <name> and"), "\(output)")
      #expect(!output.contains("Bird") && !output.contains("Five") && !output.contains("pay_7"))
    }
  }
}
