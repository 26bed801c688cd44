import Foundation
import Testing

/// Personal archives: parts without their first line, scripts that are read again, and the combined form.
@Suite(.tags(.process)) struct ArchivePartTests {
  static func tweet(_ id: Int) -> String {
    #"{"tweet":{"id":"\#(id)","id_str":"\#(id)","full_text":"words qx7","lang":"en","#
      + #""created_at":"Mon Apr 04 11:22:33 +0000 2022","entities":{"hashtags":[]}}}"#
  }

  static func head(_ id: Int) -> String {
    #"{"tweet":{"tweet_id":"\#(id)","user_id":"77","created_at":"x"}}"#
  }

  static let tweets = (1...4).map(tweet)

  /// What is left of a script after its first line was removed.
  static let stripped = [
    "[\n" + tweets.joined(separator: ",\n") + "\n]\n",
    "[" + tweets.joined(separator: ",") + "];\n",
    "\u{FEFF}[\r\n" + tweets.joined(separator: ",\r\n") + "\r\n]\r\n",
    // The first line had the bracket.
    pretty.joined(separator: ",\n") + "\n]\n",
    // One record a line, as jq writes it.
    tweets.joined(separator: "\n") + "\n",
  ]

  private static let pretty = tweets.map {
    "  " + $0.replacing(#"{"tweet":"#, with: "{\n\"tweet\":")
  }

  @Test(arguments: stripped) func aPartWithoutItsFirstLineIsReadByItsName(text: String) throws {
    let place = try Workspace()
    try place.write(text, to: "part.json")
    let refused = try place.moult(["dehydrate", "part.json"])
    #expect(refused.code == 65 && refused.output.isEmpty)
    #expect(refused.messages.contains("--as tweets.js"), "\(refused.messages)")
    for threads in ["1", "4"] {
      let run = try place.moult(
        ["dehydrate", "--as", "tweets.js", "--threads", threads, "part.json"])
      #expect(run.code == 0 && run.output == "1\n2\n3\n4\n", "\(run.messages)")
    }
    let deleted = try place.moult(["dehydrate", "--as", "deleted-tweets.js", "part.json"])
    #expect(deleted.code == 65 && deleted.output.isEmpty)
  }

  static let names: [(name: String, code: Int32, message: String)] = [
    ("tweets.js", 0, ""), ("data/tweets-part1.js", 0, ""), ("2013_05.js", 0, ""), ("tweet", 0, ""),
    ("like.js", 65, ""), ("twets.js", 64, "perhaps `tweets.js`"), ("", 64, "--as does not take"),
    ("account.js", 65, ""),
  ]

  @Test(arguments: names) func scriptsAreNamedByTheirFiles(
    name: String, code: Int32, message: String
  ) throws {
    let place = try Workspace()
    try place.write(Self.stripped[0], to: "part.json")
    let run = try place.moult(["redact", "--as", name, "part.json"])
    #expect(
      run.code == code && (message.isEmpty || run.messages.contains(message)), "\(run.messages)")
    #expect(!run.output.contains("qx7"))
  }

  /// A script with a first line is what that line says.
  @Test func theNameIsForInputsWithoutFirstLine() throws {
    let place = try Workspace()
    try place.write("window.YTD.deleted_tweets.part0 = [\(Self.tweet(8))]", to: "a.js")
    try place.write(Self.stripped[0], to: "b.json")
    let run = try place.moult(["dehydrate", "--as", "tweets.js", "a.js", "b.json"])
    #expect(run.output == "1\n2\n3\n4\n")
  }

  /// The first line of a script, and the tweets that remain of it.
  static let scripts: [(text: String, notices: [Int], line: String, left: String)] = [
    ("window.YTD.tweets.part0 = [\n", [2], "window.YTD.tweets.part0 = [", "1\n3\n4\n"),
    ("\u{FEFF}window.YTD.tweets.part12 = [\r\n", [1], "window.YTD.tweets.part12 = [", "2\n3\n4\n"),
    ("window.YTD.tweet.part0=[", [4], "window.YTD.tweet.part0 = [", "1\n2\n3\n"),
    ("window.YTD.tweets.part0 = [", [9], "window.YTD.tweets.part0 = [", "1\n2\n3\n4\n"),
    ("window.YTD.tweets.part0 = [", [1, 2, 3, 4], "window.YTD.tweets.part0 = [ ]", ""),
  ]

  @Test(arguments: scripts) func complyWritesScriptsThatAreReadAgain(
    text: String, notices: [Int], line: String, left: String
  ) throws {
    let place = try Workspace()
    try place.write(text + Self.tweets.joined(separator: ",\r\n") + "\n]", to: "tweets.js")
    try place.write(Self.notices(notices), to: "notices")
    let run = try place.moult(["comply", "--with", "notices", "tweets.js", "-o", "out.js"])
    #expect(run.code == 0, "\(run.messages)")
    let output = try place.text(of: "out.js")
    #expect(output.hasPrefix(line + "\n"))
    let value = try #require(output.split(separator: "=", maxSplits: 1).last)
    let elements = try JSONSerialization.jsonObject(with: Data(value.utf8)) as? [Any]
    #expect(elements?.count == left.split(separator: "\n").count)
    let again = try place.moult(["dehydrate", "out.js"])
    #expect(again.output == left && again.code == (left.isEmpty ? 65 : 0), "\(again.messages)")
  }

  @Test func scriptsBesideOtherRecordsAreReported() throws {
    let place = try Workspace()
    try place.write("window.YTD.tweets.part0 = [\(Self.tweet(1))]", to: "a.js")
    try place.write(Invented.tweet(2) + "\n", to: "b.json")
    try place.write(Self.notices([9]), to: "notices")
    let run = try place.moult(["comply", "--with", "notices", "a.js", "b.json"])
    #expect(run.code == 0 && run.messages.contains("run comply on each alone"), "\(run.messages)")
  }

  private static func notices(_ ids: [Int]) -> String {
    ids.map { #"{"delete":{"status":{"id":\#($0),"id_str":"\#($0)","user_id":1}}}"# + "\n" }
      .joined()
  }

  /// Heads come before the tweets or after them, in parts, with what a Mac adds to a zip.
  static let ways = [
    "dehydrate in", "dehydrate --threads 1 in", "dehydrate in.zip", "dehydrate in.tar",
    "dehydrate in/me/data/*.js",
    "dehydrate < all.js", "dehydrate --unique in.zip",
  ]

  @Test(arguments: ways) func eachTweetIsGivenOnce(way: String) throws {
    let place = try Self.archive()
    let run = try place.shell("\"$MOULT\" \(way)")
    #expect(run.code == 0, "\(run.messages)")
    let lines = run.output.split(separator: "\n").sorted()
    #expect(lines == ["1", "2", "3", "4", "5"], "\(lines)")
  }

  @Test func otherJobsReadTweetsOnce() throws {
    let place = try Self.archive()
    for input in ["in", "in.zip"] {
      let redacted = try place.moult(["redact", input])
      #expect(redacted.code == 0 && redacted.output.split(separator: "\n").count == 4)
      // A header of a tweet has no content, and no output of its own.
      let batch = try place.moult(["dehydrate", input, "-o", "out-\(input)/"])
      #expect(batch.code == 0 && batch.messages.contains("have no output in a batch"))
      let lines = try place.shell("cat $(find out-\(input) -name '*.txt') | sort | tr '\\n' ' '")
      #expect(lines.output == "1 2 3 4 ", "\(batch.messages)")
    }
  }

  private static func archive() throws -> Workspace {
    let place = try Workspace()
    #expect(try place.shell("mkdir -p in/me/data in/__MACOSX/me/data").code == 0)
    let data = "in/me/data/"
    try place.write(
      "window.YTD.tweet_headers.part0 = [\((1...6).map(head).joined(separator: ","))]",
      to: data + "tweet-headers.js")
    try place.write("window.YTD.tweets.part0 = [\(tweet(1)),\(tweet(2))]", to: data + "tweets.js")
    try place.write(
      "window.YTD.tweets.part1 = [\(tweet(3)),\(tweet(4))]", to: data + "tweets-part1.js")
    try place.write("window.YTD.tweets.part2 = [ ]", to: data + "tweets-part2.js")
    try place.write(
      "window.YTD.deleted_tweets.part0 = [\(tweet(6))]", to: data + "deleted-tweets.js")
    try place.write(
      #"window.YTD.grok_chat_item.part0 = [{"grokChatItem":{"message":"qx7"}}]"#,
      to: data + "grok-chat-item.js")
    try place.write(
      "\u{0}\u{5}\u{16}\u{7}\u{0}\u{2}\u{0}\u{0}Mac OS X", to: "in/__MACOSX/me/data/._tweets.js")
    let pack = """
      cat in/me/data/*.js > all.js && tar cf in.tar -C in . && \
      python3 -c "import shutil; shutil.make_archive('in', 'zip', 'in')"
      """
    #expect(try place.shell(pack).code == 0)
    return place
  }
}
