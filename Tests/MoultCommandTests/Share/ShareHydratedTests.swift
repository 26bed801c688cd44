import Foundation
import Testing

/// `share hydrated`: who is asked, and what is released.
@Suite(.tags(.process)) struct ShareHydratedTests {
  private static func user(_ id: Int, _ more: String = #","protected":false"#) -> String {
    #"{"id":\#(id),"id_str":"\#(id)","name":"N \#(id)","screen_name":"u\#(id)","followers_count":1"#
      + more + "}"
  }

  private static func tweet(_ id: Int, user: String, _ more: String = "") -> String {
    #"{"id":\#(id),"id_str":"\#(id)","text":"words \#(id)","truncated":false\#(more),"user":\#(user)}"#
  }

  /// Runs the command at a terminal, where the answers are typed.
  private func atTerminal(
    _ sample: ShareSample, _ answers: String, _ line: String, environment: String = "",
    at time: String = "2020-01-01T12:00:00Z"
  ) throws -> Workspace.Finished {
    let driver = PackageFolder.path("Tests/Independent/terminal.py")
    return try sample.place.shell(
      "export XDG_STATE_HOME=$PWD/state MOULT_TEST_CLOCK=\(time) \(environment); "
        + "python3 '\(driver)' '\(answers)' \"$MOULT\" \(line)")
  }

  private let line = "share hydrated --to Lab --limits small.yaml -o out in"

  @Test func aPersonSaysYes() throws {
    let sample = try ShareSample()
    let lines = (1...3).map { Self.tweet($0, user: Self.user(7)) + "\n" }.joined()
    try sample.place.write(lines, to: "in")
    let run = try atTerminal(sample, "Lab|yes", line)
    #expect(run.code == 0, "\(run.output)")
    #expect(run.output.contains("6 hydrated tweets and users"))
    #expect(try sample.place.text(of: "out/hydrated-fetch-anew-by-2020-01-02.jsonl") == lines)
    let manifest = try sample.manifest("out")
    #expect(manifest["fetch_anew_by"] as? String == "2020-01-02" && manifest["count"] as? Int == 6)
    // A tweet and its author are two: of ten a day, four are left.
    let second = try atTerminal(
      sample, "Lab|yes", line.replacing("-o out", with: "-o more"), at: "2020-01-01T23:59:59Z")
    #expect(second.code == 77 && second.output.contains("4 are left"))
    #expect(second.output.contains("2020-01-02T00:00:00Z") && !sample.exists("more"))
    let third = try atTerminal(
      sample, "Lab|yes", line.replacing("-o out", with: "-o more"), at: "2020-01-02T00:00:00Z")
    #expect(third.code == 0)
  }

  @Test(arguments: ["Lab|no", "Lab|y", "lab|yes", "Other|yes", "|yes", "Lab|"])
  func aPersonDoesNot(answers: String) throws {
    let sample = try ShareSample()
    try sample.place.write(Self.user(7) + "\n", to: "in")
    let run = try atTerminal(sample, answers, line)
    #expect(run.code == 77 && run.output.contains("`redistribution`") && !sample.exists("out"))
    #expect(try sample.counted() == 0)
  }

  @Test func nobodyIsThere() throws {
    let sample = try ShareSample()
    try sample.place.write(Self.user(7) + "\n", to: "in")
    let alone = try sample.moult(line)
    #expect(alone.code == 77 && alone.messages.contains("non-automated"))
    let piped = try sample.place.shell(
      "export XDG_STATE_HOME=$PWD/state; printf 'Lab\\nyes\\n' | \"$MOULT\" \(line)")
    #expect(piped.code == 77)
    let ci = try atTerminal(sample, "Lab|yes", line, environment: "CI=true")
    #expect(ci.code == 77 && ci.output.contains("CI"))
    #expect(!sample.exists("out"))
    // A dry run needs no person.
    #expect(try sample.moult(line + " --dry-run").output.contains("1 hydrated"))
  }

  /// Records that must not be released, each with the reason.
  static let closed: [(String, String)] = [
    (tweet(1, user: user(7, #","protected":true"#)), "1 user-protected"),
    (tweet(1, user: user(7, "")), "1 user-not-known-public"),
    (tweet(1, user: user(7, #","protected":null"#)), "1 user-not-known-public"),
    (tweet(1, user: user(7, #","protected":"false""#)), "1 user-protected"),
    (tweet(1, user: #"{"id":7,"id_str":"7"}"#), "1 tweet-not-known-public"),
    (tweet(1, user: user(7), #","withheld_in_countries":["DE"]"#), "1 tweet-withheld"),
    (tweet(1, user: user(7), #","withheld_copyright":true"#), "1 tweet-withheld"),
    (tweet(1, user: user(7), #","scopes":{"followers":true}"#), "1 tweet-not-known-public"),
    (
      tweet(1, user: user(7), #","limited_actions":"limit_trusted_friends_tweet""#),
      "1 tweet-not-known-public"
    ),
    (
      tweet(1, user: user(7, #","protected":false,"withheld_in_countries":["DE"]"#)),
      "1 user-withheld"
    ),
    (
      tweet(1, user: user(7, #","protected":false,"email":"a@example.org""#)),
      "1 user-not-known-public"
    ),
    (
      tweet(
        1, user: user(7), #","retweeted_status":\#(tweet(2, user: user(8, #","protected":true"#)))"#
      ),
      "1 retweet-of-gone"
    ),
    (
      tweet(1, user: user(7), #","quoted_status":\#(tweet(2, user: user(8, "")))"#),
      "1 quote-of-gone"
    ),
    (user(7, #","protected":true"#), "1 user-protected"), (user(7, ""), "1 user-not-known-public"),
    (#"{"data":{"id":"1","text":"words","author_id":"7"}}"#, "1 tweet-not-known-public"),
    (
      #"{"data":{"id":"1","text":"words","author_id":"7"},"includes":{"users":[{"id":"7","username":"u7","name":"N","protected":true}]}}"#,
      "1 user-protected"
    ),
    (
      #"{"data":{"id":"1","text":"words","author_id":"7","withheld":{"country_codes":["DE"]}},"includes":{"users":[{"id":"7","username":"u7","name":"N","protected":false}]}}"#,
      "1 tweet-withheld"
    ),
    (
      #"{"data":{"id":"1","text":"words","author_id":"7","community_id":"5"},"includes":{"users":[{"id":"7","username":"u7","name":"N","protected":false}]}}"#,
      "1 tweet-not-known-public"
    ),
    (
      #"{"id":"9","text":"private","sender_id":"7","recipient_id":"8"}"#, "neither tweets nor users"
    ),
    (#"{"delete":{"status":{"id":5}}}"#, "neither tweets nor users"),
    (
      #"window.YTD.tweets.part0 = [{"tweet":{"id_str":"1","full_text":"words"}}]"#,
      "1 tweet-not-known-public"
    ),
    (
      #"window.YTD.deleted_tweets.part0 = [{"tweet":{"id_str":"1","full_text":"words"}}]"#,
      "neither tweets nor users"
    ),
    (
      #"window.YTD.twitter_circle_tweet.part0 = [{"tweet":{"id_str":"1","full_text":"words"}}]"#,
      "neither tweets nor users"
    ),
  ]

  @Test(arguments: closed) func whatIsNotKnownToBePublicStays(record: String, reason: String) throws
  {
    let sample = try ShareSample()
    try sample.place.write(record + "\n", to: "in")
    let run = try sample.moult(line + " --dry-run")
    #expect(run.code == 65, "\(run.output)")
    #expect(run.messages.contains(reason), "\(run.messages)")
  }

  /// The record around them is released without them.
  @Test func copiesAreTakenOutOfAPage() throws {
    let sample = try ShareSample()
    func member(_ id: Int, _ isProtected: Bool) -> String {
      #"{"id":"\#(id)","username":"u\#(id)","name":"N\#(id)","protected":\#(isProtected)}"#
    }
    try sample.place.write(
      #"{"data":[{"id":"1","text":"one","author_id":"7"},{"id":"2","text":"two","author_id":"8"}],"#
        + #""includes":{"users":[\#(member(7, false)),\#(member(8, true))]}}"# + "\n", to: "in")
    let run = try atTerminal(sample, "Lab|yes", line)
    #expect(run.code == 0, "\(run.output)")
    #expect(
      try sample.place.text(of: "out/hydrated-fetch-anew-by-2020-01-02.jsonl")
        == #"{"data":[{"id":"1","text":"one","author_id":"7"}],"includes":{"users":[\#(member(7, false))]}}"#
        + "\n")
    #expect(try sample.manifest("out")["count"] as? Int == 2)
  }

  /// A notice applies to the records before and after it.
  @Test(arguments: ["", "--threads 3"]) func noticesAmongTheRecords(options: String) throws {
    let sample = try ShareSample()
    let records = (1...4).map { Self.tweet($0, user: Self.user(6 + $0)) }
    try sample.place.write(
      [
        records[0], #"{"delete":{"status":{"id":1}}}"#, #"{"delete":{"status":{"id":3}}}"#,
        records[1], records[2], records[3], #"{"user_suspend":{"id":8}}"#,
      ].joined(separator: "\n") + "\n", to: "in")
    let run = try atTerminal(sample, "Lab|yes", line + " " + options)
    #expect(run.code == 0, "\(run.output)")
    #expect(
      try sample.place.text(of: "out/hydrated-fetch-anew-by-2020-01-02.jsonl") == records[3] + "\n")
  }

  /// Hydrated records name their authors, so a notice about a user is applied.
  @Test func aRecall() throws {
    let sample = try ShareSample()
    try sample.place.write(
      (1...3).map { Self.tweet($0, user: Self.user(6 + $0)) + "\n" }.joined(), to: "in")
    #expect(try atTerminal(sample, "Lab|yes", line).code == 0)
    try sample.place.write(
      #"{"user_suspend":{"id":8}}"# + "\n" + #"{"delete":{"status":{"id":3}}}"# + "\n", to: "later")
    let time = "2020-01-02T00:00:00Z"
    let tweets = try sample.moult("share recall out --with later", at: time)
    #expect(tweets.code == 0 && tweets.output == "2\n3\n", "\(tweets.messages)")
    let users = try sample.moult("share recall out --kind users --with later", at: time)
    // Nothing else in the input is by the author of the deleted tweet.
    #expect(users.output == "8\n9\n", "\(users.messages)")
  }

  /// A mention without an ID names nobody more than the text does.
  @Test func aPageOfSamples() throws {
    let sample = try ShareSample()
    let samples = PackageFolder.path("Samples")
    for name in ["pages", "stream"] {
      let run = try sample.moult(
        "share hydrated --to Lab --dry-run -o out '\(samples)/\(name).jsonl'")
      #expect(run.code == 0 && run.output.contains("would be released"), "\(run.messages)")
    }
  }

  @Test func noticesAreAppliedFirst() throws {
    let sample = try ShareSample()
    try sample.place.write(
      (1...3).map { Self.tweet($0, user: Self.user(6 + $0)) + "\n" }.joined(), to: "in")
    try sample.place.write(
      #"{"delete":{"status":{"id":1}}}"# + "\n" + #"{"user_suspend":{"id":8}}"# + "\n",
      to: "notices")
    let run = try sample.moult(line + " --with notices --dry-run")
    #expect(run.code == 0 && run.output.contains("2 hydrated"))
    #expect(run.messages.contains("1 tweet-deleted, 1 user-suspended"))
  }
}
