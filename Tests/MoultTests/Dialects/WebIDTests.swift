import Foundation
import Testing

@testable import Moult

/// The IDs of captures of the web interface.
@Suite(.tags(.slow)) struct WebIDTests {
  typealias Case = CorpusInventedIDTests.Case

  private static let entries = [
    WebSample.entry(31_000_000_001, WebSample.tweet(31_000_000_001)),
    WebSample.entry(31_000_000_002, WebSample.visible(WebSample.tweet(31_000_000_002))),
    WebSample.entry(31_000_000_003, WebSample.tombstone),
    WebSample.entry(31_000_000_004, WebSample.unavailable),
    WebSample.module(
      "conversationthread-31000000005",
      [
        (31_000_000_005, WebSample.tweet(31_000_000_005, .legacy)),
        (31_000_000_006, WebSample.tweet(31_000_000_006)),
      ]),
    WebSample.entry(31_000_000_007, #"{"__typename":"Tweet","rest_id":"31000000007"}"#),
    WebSample.cursor("DAABCgABGIxyz31000000009"),
  ]
  static let found = [1, 2, 5, 6, 7].map { "3100000000\($0)" }

  /// A result is found below each query, on one line or several.
  @Test(arguments: WebSample.responses.indices)
  func queries(_ number: Int) throws {
    let text = WebSample.responses[number].around(WebSample.instructions(Self.entries))
    let pretty = text.replacing(",\"", with: ",\n  \"")
    for input in [text, pretty, "[\(text),\n\(pretty)]"] {
      let run = JobRun.dehydrate(input, unique: true)
      #expect(run.lines == Self.found, "\(WebSample.responses[number].name)")
      #expect(run.report.records["unavailable"] == (input.hasPrefix("[") ? 4 : 2))
      #expect(run.codes.isEmpty)
    }
  }

  private static let quote = WebSample.tweet(
    31_000_000_001,
    legacy: #","quoted_status_id_str":"31000000002","in_reply_to_status_id_str":"31000000004""#,
    outer: WebSample.quoted(
      WebSample.tweet(
        31_000_000_002, by: 8,
        outer:
          #","quotedRefResult":{"result":{"__typename":"Tweet","rest_id":"31000000003"}}"#)))
  private static let retweet = WebSample.tweet(
    31_000_000_005, by: 9, legacy: WebSample.retweeted(WebSample.visible(quote)))

  static let cases = [
    Case("quoted", quote, also: [.quoted], gives: ["31000000001", "31000000002", "31000000003"]),
    Case("replied", quote, also: [.replied], gives: ["31000000001", "31000000004"]),
    Case("quoted users", quote, .users, also: [.quoted], gives: ["7", "8"]),
    Case("mentioned users", quote, .users, also: [.mentioned], gives: ["7", "700000005"]),
    Case(
      "retweet of a quote", retweet, also: [.retweeted, .quoted],
      gives: ["31000000005", "31000000001", "31000000002", "31000000003"]),
    Case("retweet alone", retweet, gives: ["31000000005"]),
    Case("authors", retweet, .users, also: [.retweeted], gives: ["9", "7"]),
    Case(
      "quoted tombstone", WebSample.tweet(31, outer: WebSample.quoted(WebSample.tombstone)),
      also: [.quoted], gives: ["31"]),
    // Collectors add the ID as a number, which their language has rounded.
    Case(
      "rounded ID", WebSample.tweet(9_007_199_254_740_993, outer: #","id":9007199254740992"#),
      gives: ["9007199254740993"]),
    Case(
      "collector's ID", WebSample.tweet(31, outer: #","id":"31","promoted":false"#), gives: ["31"]),
    Case("wrapped by ID", WebSample.byID(WebSample.tweet(31)), gives: ["31"]),
    Case(
      "results of 2020",
      #"{"data":{"home":{"entries":[{"content":{"itemContent":{"tweet":{"rest_id":"31","core":{"user":{"rest_id":"7"}},"legacy":{"full_text":"a"}}}}}]}}}"#,
      .users, gives: ["7"]),
    Case("nothing by ID", WebSample.byID("{}"), gives: []),
    Case("without a result", #"{"data":{"tweetResult":{}}}"#, gives: []),
    Case(
      "several by ID",
      #"{"data":{"tweetResult":[{"result":\#(WebSample.tweet(31))},{"result":\#(WebSample.tweet(32))}]}}"#,
      gives: ["31", "32"]),
    Case(
      "Zeeschuimer",
      #"{"nav_index":"1:2","item_id":"31","timestamp_collected":1,"source_platform":"x.com","data":\#(WebSample.tweet(31)),"id":5}"#,
      gives: ["31"]),
    Case(
      "Zeeschuimer, older",
      #"{"id":5,"item_id":"31","data":{"id":31,"legacy":{\#(WebSample.legacy(31, by: 7))},"type":"adaptive","user":{"id":7,"id_str":"7","name":"B","screen_name":"bird_7"}}}"#,
      .users, gives: ["7"]),
    Case(
      "twitter-web-exporter",
      #"{"id":"31","created_at":"2019-12-01 14:14:15 +01:00","full_text":"words","user_id":"7","screen_name":"bird_7","quoted_status":"32","views_count":5,"metadata":\#(WebSample.tweet(31))}"#,
      also: [.quoted], gives: ["31", "32"]),
    Case(
      "twitter-web-exporter, without metadata",
      #"{"id":"31","created_at":"2019-12-01 14:14:15 +01:00","full_text":"words","user_id":"7","screen_name":"bird_7","views_count":null}"#,
      .users, gives: ["7"]),
    // A user is no tweet, wherever it is.
    Case("user", WebSample.user(7), gives: []),
    Case("users", WebSample.user(7) + WebSample.user(8, .legacy), .users, gives: ["7", "8"]),
    Case(
      "user by name", #"{"data":{"user":{"result":\#(WebSample.user(7))}}}"#, .users, gives: ["7"]),
    Case("an ID alone", #"{"__typename":"User","rest_id":"7"}"#, gives: []),
    Case(
      "user that is gone",
      #"{"data":{"user":{"result":{"__typename":"UserUnavailable","reason":"Suspended"}}}}"#,
      .users,
      gives: []),
    Case(
      "followers", WebSample.timeline([WebSample.userEntry(7), WebSample.userEntry(8)]), .users,
      gives: ["7", "8"]),
    Case("followers are no tweets", WebSample.timeline([WebSample.userEntry(7)]), gives: []),
    // The advertiser is neither an author nor a record.
    Case(
      "promoted",
      WebSample.timeline([
        WebSample.entry(31, WebSample.tweet(31), WebSample.promotion, name: "promoted-tweet")
      ]), .users, gives: ["7"], notes: ["promoted": 1]),
    Case("globalObjects", WebSample.global([(31, 7), (32, 8)]), gives: ["31", "32"]),
    Case("globalObjects, users", WebSample.global([(31, 7), (32, 8)]), .users, gives: ["7", "8"]),
    Case(
      "globalObjects, retweet",
      WebSample.global([(31, 7)], more: #","retweeted_status_id_str":"33""#), also: [.retweeted],
      gives: ["31", "33"]),
  ]

  @Test(arguments: cases)
  func ids(_ test: Case) {
    let run = JobRun.dehydrate(test.input, test.ids, also: test.also)
    #expect(run.lines == test.gives)
    #expect(run.codes == test.refuses)
    #expect(run.report.notes == test.notes)
  }

  /// The reader in Python takes the same IDs.
  @Test(.enabled(if: Python.interpreter != nil, "\(Needs.python)"))
  func independentReader() throws {
    let program = """
      import json
      from framing import frame
      from ids import record_ids
      kind, also = sys.argv[1:3]
      for text in json.load(sys.stdin):
          records = [r for r in frame(text) if r]
          print(json.dumps([i for r in records for i in record_ids(r.value, kind, also.split(","))]))
      """
    let inputs =
      Self.cases.map(\.input)
      + WebSample.responses.map { $0.around(WebSample.instructions(Self.entries)) }
    let input = String(decoding: try JSONEncoder().encode(inputs), as: UTF8.self)
    for ids in [Dehydrator.Kind.tweets, .users] {
      let also: Set<Dehydrator.Relation> =
        ids == .tweets ? [.retweeted, .quoted, .replied] : [.mentioned, .retweeted, .quoted]
      let roles = also.map(\.rawValue).joined(separator: ",")
      let rows = try Python.rows(program, [ids.rawValue, roles], input: input)
      #expect(rows.count == inputs.count && rows.joined().count > 40)
      for (text, row) in zip(inputs, rows) {
        #expect(JobRun.dehydrate(text, ids, also: also).lines == row, "\(text.prefix(80))")
      }
    }
  }
}
