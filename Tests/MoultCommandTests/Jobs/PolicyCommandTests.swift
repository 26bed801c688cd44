import Foundation
import Testing

/// `moult policy`, and policies in files.
@Suite(.tags(.process)) struct PolicyCommandTests {
  @Test func list() throws {
    let run = try Workspace().moult(["policy", "list"])
    let names = run.output.split(separator: "\n").map { $0.prefix { $0 != ":" } }
    #expect(run.code == 0 && names == ["strict", "topics", "text"])
  }

  @Test(arguments: [("strict", "drop"), ("topics", "lower"), ("text", "lower")])
  func show(policy: String, hashtags: String) throws {
    let run = try Workspace().moult(["policy", "show", policy])
    let row = try #require(
      run.output.split(separator: "\n").first { $0.hasPrefix("tweet.hashtag ") })
    #expect(run.code == 0 && row.split(separator: " ")[2] == hashtags)
    #expect(run.output.hasPrefix("policy \(policy)"))
  }

  @Test func showWithoutAName() throws {
    let place = try Workspace()
    let (bare, named) = (
      try place.moult(["policy", "show"]), try place.moult(["policy", "show", "strict"])
    )
    #expect(bare.code == 0 && bare.output == named.output)
  }

  static let own =
    "policy: mine\nextends: strict\nmeanings:\n  tweet.hashtag: lower\n  tweet.lang: drop\n"

  @Test func check() throws {
    let place = try Workspace()
    try place.write(Self.own, to: "mine.yaml")
    let run = try place.moult(["policy", "check", "mine.yaml"])
    #expect(run.code == 0 && run.output.contains("mine.yaml") && run.messages.isEmpty)
  }

  /// What Windows PowerShell writes is refused with the call that converts it.
  @Test(arguments: [String.Encoding.utf16LittleEndian, .utf16BigEndian])
  func checkInUTF16(encoding: String.Encoding) throws {
    let place = try Workspace()
    for mark in ["", "\u{FEFF}"] {
      let bytes = try #require((mark + Self.own).data(using: encoding))
      try bytes.write(to: URL(fileURLWithPath: place.path("mine.yaml")))
      let run = try place.moult(["policy", "check", "mine.yaml"])
      #expect(run.code == 64 && run.messages.contains("iconv -f UTF-16 -t UTF-8"))
    }
  }

  @Test(arguments: [
    ("user.handle", "keep", "matching"), ("tweet.id", "keep", "matching"),
    ("tweet.text", "keep", "redistribution"), ("tweet.place", "keep", "surveillance"),
    ("tweet.time", "keep", "surveillance"), ("user.contact", "keep", "privacy"),
  ])
  func refused(meaning: String, action: String, clause: String) throws {
    let place = try Workspace()
    try place.write("policy: mine\nmeanings:\n  \(meaning): \(action)\n", to: "mine.yaml")
    for command in [["policy", "check", "mine.yaml"], ["redact", "--policy", "mine.yaml"]] {
      let run = try place.moult(command, input: Invented.tweet(1))
      #expect(run.code == 77 && run.output.isEmpty)
      #expect(run.messages.contains("mine.yaml: line 3") && run.messages.contains("`\(clause)`"))
    }
  }

  @Test(arguments: [
    "meanings: [", "policy: mine\n", "policy: mine\nmeanings:\n  tweet.colour: drop\n",
    "policy: mine\nmeanings:\n  tweet.lang: paint\n", "policy: mine\ncolour: red\n",
    "policy: mine\nextends: lenient\n",
  ])
  func notUnderstood(yaml: String) throws {
    let place = try Workspace()
    try place.write(yaml, to: "mine.yaml")
    let run = try place.moult(["policy", "check", "mine.yaml"])
    #expect(run.code == 64 && run.messages.contains("mine.yaml: ") && run.output.isEmpty)
  }

  @Test func anOwnPolicyRedacts() throws {
    let place = try Workspace()
    try place.write(Self.own, to: "mine.yaml")
    let tweets = (1...10).map {
      #"{"id":1,"id_str":"1","text":"a","truncated":false,"lang":"en","user":{"id":\#($0)},"#
        + #""entities":{"hashtags":[{"text":"Tag"}]}}"# + "\n"
    }
    let run = try place.moult(["redact", "--policy", "mine.yaml"], input: tweets.joined())
    let last = run.output.split(separator: "\n").last
    #expect(last == #"{"truncated":false,"entities":{"hashtags":[{"text":"tag"}]}}"#)
  }
}
