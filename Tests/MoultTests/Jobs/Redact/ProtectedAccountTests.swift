import Testing

@testable import Moult

/// What protected accounts wrote does not leave, whatever the dialect says besides.
@Suite struct ProtectedAccountTests {
  static func tweet(_ id: Int, isProtected: Bool, _ inner: String = "") -> String {
    #"{"id":\#(id),"id_str":"\#(id)","created_at":"Wed Oct 10 20:19:24 +0000 2018","lang":"en","#
      + #""text":"rain falls","user":{"id":9,"screen_name":"s","protected":\#(isProtected)},"#
      + #""entities":{"hashtags":[{"text":"rain"}],"symbols":[{"text":"ABC"}],"#
      + #""urls":[{"expanded_url":"https://example.com/a"}]}\#(inner)}"#
  }

  static func page(_ users: String, _ tweets: String = "") -> String {
    #"{"data":[{"id":"1","text":"rain falls","lang":"en","author_id":"9","#
      + #""referenced_tweets":[{"type":"quoted","id":"3"}],"#
      + #""entities":{"hashtags":[{"tag":"rain"}],"urls":[{"expanded_url":"https://example.com/a"}]}}],"#
      + #""includes":{"users":[\#(users)],"tweets":[\#(tweets)]}}"#
  }

  private static let quoted = #"{"id":"3","text":"more rain","author_id":"8"}"#

  /// Records, and whether the texts, tags and hosts of their tweet leave.
  static let records: [(record: String, leaves: Bool)] = [
    (tweet(1, isProtected: false), true), (tweet(1, isProtected: true), false),
    (
      tweet(1, isProtected: false, #","quoted_status":\#(tweet(2, isProtected: true))"#), false
    ),
    (
      tweet(1, isProtected: false, #","retweeted_status":\#(tweet(2, isProtected: true))"#), false
    ),
    (page(#"{"id":"9","username":"s","protected":false}"#), true),
    (page(#"{"id":"9","username":"s","protected":true}"#), false),
    // An account that nobody refers to as an author.
    (page(#"{"id":"7","username":"s","protected":true}"#), true),
    (page(#"{"id":"8","username":"s","protected":true}"#, quoted), false),
    (page(#"{"id":"8","username":"s","protected":false}"#, quoted), true),
  ]

  @Test(arguments: records.indices) func nothingTheyWroteLeaves(index: Int) throws {
    let (record, leaves) = Self.records[index]
    for policy in ["topics", "text"] {
      let run = try JobRun.redact(record + "\n", policy)
      let line = try #require(run.lines.first)
      let words = ["\"rain\"", "example.com"] + (policy == "text" ? ["rain falls"] : [])
      for word in words { #expect(line.contains(word) == leaves, "\(policy): \(line)") }
      #expect(line.contains(#""lang":"en""#))
      #expect(run.report.notes["protected-accounts"] == (leaves ? nil : 1))
      #expect(run.report.notes["malformed-values"] == nil)
      let flat = try JobRun.redact(record + "\n", "topics", .flat)
      #expect(flat.lines.first?.contains("rain") == leaves)
    }
  }
}
