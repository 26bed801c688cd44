import Testing

@testable import Moult

@Suite struct AggregateFormatTests {
  static func result() throws -> TableResult {
    let analysis = try Analysis(
      by: ["hashtag", "lang", "day"], count: ["tweets", "users", "share"], top: "2")
    let wide = (0..<20).map { TweetFacts(user: $0, hour: 0, hashtags: ["自由"]) }
    let plain = (0..<10).map { TweetFacts(user: $0, hour: 25, lang: "en", hashtags: ["a\"b"]) }
    let third = (0..<10).map { TweetFacts(user: $0, hour: 25, lang: "en", hashtags: ["c"]) }
    return try Table(analysis, wide + plain + third).finish()
  }

  /// Every format either contains the notes or leaves them to the caller.
  @Test(arguments: TableFormat.allCases)
  func hasItsNotes(format: TableFormat) throws {
    let result = try Self.result()
    let text = result.text(format)
    #expect(text.utf8.last == UInt8(ascii: "\n") && text.contains("自由"))
    #expect(!result.notes.isEmpty)
    for note in result.notes {
      #expect(text.contains(note) != result.notes(besides: format).contains(note), "\(note)")
    }
  }

  @Test func extensionsDiffer() {
    let all = TableFormat.allCases.map(\.fileExtension)
    #expect(Set(all).count == all.count && all.allSatisfy { $0.hasPrefix(".") })
  }

  @Test func writesCSV() throws {
    let text = try Self.result().text(.csv)
    let lines = [
      "hashtag,lang,day,tweets,users,share_percent", "自由,(none),1970-01-01,20,20,50.0",
      "\"a\"\"b\",en,1970-01-02,10,10,25.0", "",
    ]
    #expect(text == lines.joined(separator: "\r\n"))
  }

  @Test(arguments: [
    ("plain", "plain"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("a\r\nb", "\"a\r\nb\""),
    ("=1+1", "'=1+1"), ("+a", "'+a"), ("-a", "'-a"), ("@a", "'@a"), ("\ta", "'\ta"),
    ("=a,b", "\"'=a,b\""), ("a=b", "a=b"), ("", ""),
  ])
  func quotesFields(text: String, field: String) {
    #expect(CSVField.text(text) == field)
  }

  @Test func writesJSON() throws {
    let text = try Self.result().text(.json)
    let start = #"""
      {"by":["hashtag","lang","day"],"rows":[{"hashtag":"自由","lang":null,"day":"1970-01-01",\#
      "tweets":20,"users":20,"share_percent":50.0},{"hashtag":"a\"b","lang":"en",\#
      "day":"1970-01-02","tweets":10,"users":10,"share_percent":25.0}],"notes":{"min_users":10,\#
      "suppressed":null,"tweets_without_value":null,"users_lower_bound":false,\#
      "left_out_by_top":1,"text":["Cells with 
      """#
    #expect(text.hasPrefix(start))
    #expect(text.hasSuffix("\"]}}\n"))
  }

  @Test func writesSuppressedCellsAsJSON() throws {
    let analysis = try Analysis(by: ["lang"])
    let small = (0..<20).map { TweetFacts(user: $0 % 10, lang: $0 % 10 < 5 ? "en" : "de") }
    let text = try Table(analysis, small).finish().text(.json)
    #expect(text.hasPrefix("{\"by\":[\"lang\"],\"rows\":[],\"notes\":{\"min_users\":10,"))
    #expect(text.contains("\"suppressed\":{\"cells\":2,\"tweets\":20}"))
  }

  @Test(arguments: [
    ("a", "\"a\""), ("\"\\", "\"\\\"\\\\\""), ("\n\u{1}", "\"\\u000a\\u0001\""), ("é/", "\"é/\""),
  ])
  func quotesStrings(text: String, quoted: String) {
    #expect(JSONTable.quoted(text) == quoted)
  }

  @Test func alignsColumns() throws {
    let text = try Self.result().text(.table)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[0] == "hashtag  lang    day         tweets  users  share_percent")
    #expect(lines[1] == "-------  ------  ----------  ------  -----  -------------")
    #expect(lines[2] == "自由     (none)  1970-01-01      20     20           50.0")
    #expect(lines[3] == "a\"b      en      1970-01-02      10     10           25.0")
    #expect(lines[4].isEmpty)
    #expect(try lines[5...].dropLast().map(String.init) == Self.result().notes)
  }

  @Test(arguments: [("abc", 3), ("自由", 4), ("e\u{301}", 1), ("한글", 4), ("می\u{200C}خ", 3)])
  func measuresText(text: String, width: Int) {
    #expect(TerminalWidth.of(text) == width)
  }
}
