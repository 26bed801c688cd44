/// A guess from the first bytes of an input at what it is, and what to do about it. Its words are fixed.
public struct InputGuess: Sendable, Equatable {
  /// What the input seems to be, with an article: "a web page".
  public let name: String
  /// What to do, as an imperative; empty for no advice.
  public let advice: String

  /// Whether it is a page of an API, which may have no records.
  let isPage: Bool
  /// Whether it is more specific than "JSON" or "text".
  let isSpecific: Bool

  private init(
    _ name: String, _ advice: String, isPage: Bool = false, isSpecific: Bool = true
  ) {
    (self.name, self.advice) = (name, advice)
    (self.isPage, self.isSpecific) = (isPage, isSpecific)
  }

  /// How a form of input is recognised.
  private struct Sign {
    /// One of these is at the start, after white space.
    var starts: [String] = []
    /// Each of these is somewhere in the first bytes.
    var has: [String] = []
    let guess: InputGuess
  }

  private static func sign(
    _ starts: [String], has: [String] = [], _ name: String, _ advice: String
  ) -> Sign {
    Sign(starts: starts, has: has, guess: InputGuess(name, advice))
  }

  /// Parts of personal archives without their first line: two keys of the first record, and the file to name.
  private static let strippedParts = [
    ["tweet", "full_text", "tweets.js"], ["tweet", "edit_info", "tweets.js"],
    ["tweet", "retweeted", "tweets.js"], ["tweet", "entities", "tweets.js"],
    ["tweet", "id_str", "tweets.js"], ["tweet", "tweet_id", "tweet-headers.js"],
    ["noteTweet", "noteTweetId", "note-tweet.js"], ["like", "tweetId", "like.js"],
    ["follower", "accountId", "follower.js"], ["following", "accountId", "following.js"],
    ["blocking", "accountId", "block.js"], ["muting", "accountId", "mute.js"],
    ["dmConversation", "conversationId", "direct-messages.js"],
  ].map { part in
    sign(
      ["[", "{"], has: part.prefix(2).map { "\"\($0)\"" },
      "a part of a personal archive without its first line", Self.advice(file: part[2]))
  }

  /// What to do with a part of an archive that seems to be from a file.
  private static func advice(file: String) -> String {
    guard file == "tweets.js" else {
      return "use the file as the archive has it, or name it: --as \(file)"
    }
    return
      "deleted tweets look the same, so use the file as the archive has it, or, if it was tweets.js, say so: "
      + "--as tweets.js"
  }

  /// The first match counts.
  private static let signs = formats + strippedParts + shapes

  private static let formats = [
    sign(["WARC/"], "a web archive (WARC)", "extract its JSON first"),
    sign(["PAR1"], "a Parquet file", "convert it to JSON lines"),
    sign(["Obj\u{1}"], "an Avro file", "convert it to JSON lines"),
    sign(["SQLite format 3"], "an SQLite database", "export its records as JSON lines"),
    sign(["<"], "a web page or XML", "export the records as JSON"),
    sign(
      ["{", "["], has: ["\"__typename\""],
      "a capture of the web interface (GraphQL) without tweets or users",
      "see its paths with moult explain"),
    Sign(starts: ["{"], has: ["\"globalObjects\""], guess: page),
  ]

  private static let shapes = [
    sign(
      ["{", "["], has: ["\"username\""], "records as a scraper writes them, of no known dialect",
      "see their paths with moult explain"),
    sign(
      ["{", "["], has: ["\"screen_name\""], "records as a scraper writes them, of no known dialect",
      "see their paths with moult explain"),
    sign(["[]", "[ ]"], "an empty list", ""),
    Sign(starts: ["{"], has: ["\"result_count\""], guess: page),
    Sign(starts: ["{"], has: ["\"errors\""], guess: page),
    Sign(starts: ["{\"statuses\"", "{\"users\"", "{ \"statuses\""], guess: page),
    Sign(starts: ["{", "["], guess: json),
  ]

  private static let page = InputGuess("a page without records", "", isPage: true)
  private static let json = InputGuess(
    "JSON of no known dialect", "see its paths with moult explain", isSpecific: false)
  private static let utf16 = InputGuess("text in UTF-16", "convert it: iconv -f UTF-16 -t UTF-8")
  static let list = InputGuess(
    "a list of IDs", "hydrate the tweets first; comply and share ids read lists as they are")
  static let mixedList = InputGuess(
    "a list of IDs with records in it", "put these into files of their own")
  private static let table = InputGuess(
    "a table or other text", "export the records as JSON lines", isSpecific: false)
  private static let binary = InputGuess("no text", "export the records as JSON lines")

  /// Examines the first bytes of an input. O(bytes).
  static func of(_ head: [UInt8]) -> InputGuess {
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) { return utf16 }
    let bytes = head.starts(with: [0xEF, 0xBB, 0xBF]) ? head.dropFirst(3) : head[...]
    let text = bytes.drop { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
    if let sign = signs.first(where: { fits($0, text) }) { return sign.guess }
    if text.contains(0) { return isHalfZeros(text) ? utf16 : binary }
    let firstLine = text.prefix { $0 != 0x0A && $0 != 0x0D }
    return if case .id = ListCell(Array(firstLine).span) { list } else { table }
  }

  private static func fits(_ sign: Sign, _ text: ArraySlice<UInt8>) -> Bool {
    sign.starts.contains { text.starts(with: $0.utf8) }
      && sign.has.allSatisfy { contains(text, Array($0.utf8)) }
  }

  private static func contains(_ text: ArraySlice<UInt8>, _ word: [UInt8]) -> Bool {
    text.indices.contains { index in
      text[index] == word[0] && text[index...].starts(with: word)
    }
  }

  private static func isHalfZeros(_ text: ArraySlice<UInt8>) -> Bool {
    3 * text.count { $0 == 0 } >= text.count
  }
}
