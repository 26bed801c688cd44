import Foundation
import Testing

/// The combined form of personal archives: one object with the arrays of the scripts.
@Suite(.tags(.process)) struct CombinedArchiveTests {
  private static func combined(_ tweets: String) -> String {
    func tweet(_ id: Int) -> String { "[\(ArchivePartTests.tweet(id))]" }
    let heads = (1...8).map(ArchivePartTests.head).joined(separator: ",")
    return #"""
      {"account":[{"account":{"accountId":"77","username":"qx7","email":"qx7"}}],
      "profile":[{"profile":{"description":{"bio":"qx7 77"}}}],"tweets":[\#(tweets)],
      "tweet-headers":[\#(heads)],"deleted-tweets":\#(tweet(4)),"community-tweet":\#(tweet(5)),
      "twitter-circle-tweet":\#(tweet(6)),
      "note-tweet":[{"noteTweet":{"noteTweetId":"31","core":{"text":"qx7"}}}],
      "like":[{"like":{"tweetId":"32","fullText":"qx7"}}],
      "follower":[{"follower":{"accountId":"78","userLink":"https://twitter.com/intent/user?user_id=78"}}],
      "grok-chat-item":[{"grokChatItem":{"message":"qx7"}}],"following":[]}

      """#
  }

  private static let usual = combined((1...3).map(ArchivePartTests.tweet).joined(separator: ","))

  static let ids: [(options: [String], lines: [String])] = [
    ([], ["1", "2", "3", "7", "8"]), (["--also", "liked"], ["1", "2", "3", "32", "7", "8"]),
    (["--ids", "users", "--unique"], ["77", "78"]),
    (["--reader", "yajl"], ["1", "2", "3", "7", "8"]),
  ]

  @Test(arguments: ids) func itsIDs(options: [String], lines: [String]) throws {
    let place = try Workspace()
    try place.write(Self.usual, to: "all.json")
    let run = try place.moult(["dehydrate", "all.json"] + options)
    #expect(run.code == 0 && run.output.split(separator: "\n").map(String.init).sorted() == lines)
  }

  @Test(arguments: ["strict", "topics"]) func onlyItsTweetsAreRedacted(policy: String) throws {
    let place = try Workspace()
    try place.write(Self.usual, to: "all.json")
    let run = try place.moult(["redact", "--policy", policy, "all.json"])
    #expect(run.code == 0 && run.output.split(separator: "\n").count == 3)
    #expect(!run.output.contains("qx7"))
  }

  /// What is no tweet is counted.
  @Test func whatIsNoTweetIsCounted() throws {
    let place = try Workspace()
    let tweets = [ArchivePartTests.tweet(1), #"{"foo":1}"#, #"{"tweet":null}"#, "7"]
    try place.write(Self.combined(tweets.joined(separator: ",")), to: "all.json")
    let run = try place.moult(["dehydrate", "--stats", "stats", "all.json"])
    #expect(run.code == 0)
    let stats = try place.text(of: "stats")
    for count in [
      "\"unknown\":3", "\"deleted_tweet\":1", "\"note\":1", "\"circle_tweet\":1", "\"personal\":2",
    ] {
      #expect(stats.contains(count), "\(count): \(stats)")
    }
  }

  /// A notice, the exit code, the tweets that stay, and what no longer occurs.
  static let notices: [(notice: String, code: Int32, left: String, gone: String)] = [
    (#"{"delete":{"status":{"id":2,"id_str":"2","user_id":1}}}"#, 0, "1\n3\n", "grokChatItem"),
    // The owner of the archive is the author of its tweets. The author of a liked tweet is not known.
    (#"{"user_delete":{"id":78}}"#, 1, "1\n2\n3\n", "user_id=78"),
    (#"{"user_delete":{"id":78}}"#, 1, "1\n2\n3\n", "fullText"),
    (#"{"user_delete":{"id":77}}"#, 0, "", "qx7"),
  ]

  @Test(arguments: notices) func whatNoticesLeave(
    notice: String, code: Int32, left: String, gone: String
  )
    throws
  {
    let place = try Workspace()
    try place.write(Self.usual, to: "all.json")
    try place.write(notice + "\n", to: "notices")
    for reader in ["auto", "yajl"] {
      let run = try place.moult(
        ["comply", "--with", "notices", "--reader", reader, "all.json", "-o", "out.json"])
      #expect(run.code == code, "\(run.messages)")
      #expect(!(try place.text(of: "out.json")).contains(gone.isEmpty ? "?" : gone))
      #expect(try place.moult(["dehydrate", "out.json"]).output == left)
    }
  }
}
