import JSONStream
import Testing

@testable import Moult

/// Deletions in captures of the web interface: nothing in the output names a tweet that is gone.
@Suite(.tags(.slow)) struct WebComplyTests {
  private static let gone: UInt64 = 31_000_000_002

  private static func notices(_ lines: [String]) -> Notices {
    var collector = NoticeCollector()
    _ = JobRun(&collector, Array(lines.map { $0 + "\n" }.joined().utf8))
    return collector.notices
  }

  private static func comply(_ input: String, _ notices: [String]) -> JobRun {
    var job = ComplianceFilter(Self.notices(notices))
    return JobRun(&job, Array(input.utf8))
  }

  private static func entries(_ range: ClosedRange<UInt64>, by user: UInt64 = 7) -> [String] {
    range.map {
      WebSample.entry(31_000_000_000 + $0, WebSample.tweet(31_000_000_000 + $0, by: user))
    }
  }

  /// The entry goes with its tweet, and all other bytes stay.
  @Test(arguments: WebSample.responses.indices)
  func entriesGo(_ number: Int) {
    let around = WebSample.responses[number].around
    let all = Self.entries(1...3)
    let run = Self.comply(around(WebSample.instructions(all)), [ComplySample.delete(Self.gone)])
    #expect(run.lines == [around(WebSample.instructions([all[0], all[2]]))])
    #expect(run.codes.isEmpty && run.report.withheld == ["tweet-deleted": 1])
  }

  @Test func aPageWithoutTweetsGoes() {
    let run = Self.comply(
      WebSample.timeline(Self.entries(2...2)), [ComplySample.delete(Self.gone)])
    #expect(run.lines.isEmpty && run.codes.isEmpty)
  }

  /// Of a conversation its other tweets stay, without the texts that name the one that is gone.
  @Test func conversations() {
    let tweets: [(UInt64, String)] = (1...3).map {
      (31_000_000_000 + $0, WebSample.tweet(31_000_000_000 + $0))
    }
    let name = "homeConversation-31000000001-31000000002-31000000003"
    let text = WebSample.timeline([WebSample.module(name, tweets)])
    let run = Self.comply(text, [ComplySample.delete(Self.gone)])
    #expect(run.lines.count == 1 && run.codes.isEmpty)
    #expect(!run.lines.joined().contains("\(Self.gone)"))
    #expect(JobRun.dehydrate(run.lines.joined()).lines == ["31000000001", "31000000003"])
  }

  /// Cursors, as the interface encodes them.
  static let cursors: [(name: String, value: String)] = [
    ("digits", "scroll:31000000002-5"),
    ("eight bytes", WebSample.base64([0x0C, 0x00, 0x0A] + bytes(gone) + [0, 0])),
    ("variable length", WebSample.base64([0x16] + variable(gone) + [0])),
    ("text in base64", WebSample.base64(Array("Tweet:31000000002".utf8))),
  ]

  private static func bytes(_ number: UInt64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * $0)) }
  }

  private static func variable(_ number: UInt64) -> [UInt8] {
    var (rest, bytes) = (number << 1, [UInt8]())
    while rest > 0x7F {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    return bytes + [UInt8(rest)]
  }

  @Test(arguments: cursors.indices)
  func cursorsGo(_ number: Int) {
    let cursor = WebSample.cursor(Self.cursors[number].value)
    let first = Self.entries(1...1)
    let text = WebSample.timeline(first + [cursor])
    let run = Self.comply(text, [ComplySample.delete(Self.gone)])
    let rest = cursor.replacing(#""value":"\#(Self.cursors[number].value)","#, with: "")
    #expect(run.lines == [WebSample.timeline(first + [rest])], "\(Self.cursors[number].name)")
    // It names no other tweet.
    #expect(Self.comply(text, [ComplySample.delete(31_000_000_009)]).lines == [text])
  }

  /// A record whose tweet, author, quoted or retweeted tweet is gone goes; others stay byte for byte.
  @Test func resultsAlone() {
    let quote = WebSample.tweet(
      31_000_000_001, outer: WebSample.quoted(WebSample.tweet(Self.gone, by: 8)))
    let retweet = WebSample.tweet(
      31_000_000_003, by: 9,
      legacy: WebSample.retweeted(WebSample.visible(WebSample.tweet(Self.gone, by: 8))))
    let other = WebSample.visible(WebSample.tweet(31_000_000_004, by: 10, .legacy))
    let text = [quote, retweet, other].map { $0 + "\n" }.joined()
    let deleted = Self.comply(text, [ComplySample.delete(Self.gone)])
    #expect(deleted.lines == [other])
    #expect(deleted.report.withheld == ["quote-of-gone": 1, "retweet-of-gone": 1])
    #expect(Self.comply(text, [ComplySample.userNotice("user_delete", 8)]).lines == [other])
    #expect(
      Self.comply(text, [ComplySample.userNotice("user_delete", 10)]).lines == [quote, retweet])
    #expect(Self.comply(text, [ComplySample.delete(5)]).lines == [quote, retweet, other])
  }

  /// The advertiser of an entry is removed alone; a user of a list of followers goes with the entry.
  @Test func users() {
    let promoted = WebSample.entry(31, WebSample.tweet(31), WebSample.promotion)
    let text = WebSample.timeline([promoted, WebSample.userEntry(70_000_008)])
    let run = Self.comply(text, [ComplySample.userNotice("user_delete", 900_000_001)])
    #expect(run.lines.count == 1 && run.codes.isEmpty)
    #expect(!run.lines.joined().contains("900000001"))
    #expect(!run.lines.joined().contains(WebSample.encoded(900_000_001)))
    let left = Self.comply(text, [ComplySample.userNotice("user_delete", 70_000_008)])
    #expect(left.lines == [WebSample.timeline([promoted])])
  }

  @Test func places() {
    let place = #","place":{"id":"00aa11bb22cc33dd","full_name":"Bern"}"#
    let text = WebSample.visible(WebSample.tweet(31_000_000_001, legacy: place))
    let run = Self.comply(text, [ComplySample.scrub(7, upTo: 31_000_000_009)])
    #expect(run.lines == [text.replacing(place, with: #","place":null"#)])
    #expect(run.report.notes["tweets-without-their-place"] == 1)
  }

  @Test func globalObjects() {
    let text = WebSample.global([(31_000_000_001, 7), (Self.gone, 70_000_008)])
    let deleted = Self.comply(text, [ComplySample.delete(Self.gone)])
    #expect(deleted.lines.count == 1 && deleted.codes.isEmpty)
    #expect(!deleted.lines.joined().contains("\(Self.gone)"))
    #expect(JobRun.dehydrate(deleted.lines.joined()).lines == ["31000000001"])
    let left = Self.comply(text, [ComplySample.userNotice("user_delete", 70_000_008)])
    #expect(left.lines.count == 1 && !left.lines.joined().contains("bird_70000008"))
  }

  /// Only what shows that it is public is shared with its content.
  @Test func sharesWhatIsPublic() {
    let (open, hidden) = (WebSample.tweet(31_000_000_001), WebSample.tweet(31_000_000_002, by: 8))
    let limited = WebSample.tweet(
      31_000_000_003, outer: #","community_results":{"result":{"__typename":"Community"}}"#)
    let lines = [
      open, hidden.replacing(#""protected":false"#, with: #""protected":true"#),
      hidden.replacing(#""privacy":{"protected":false},"#, with: ""), limited,
      WebSample.tweet(31_000_000_004, by: 9, .legacy),
    ]
    var job = HydratedFilter()
    let run = JobRun(&job, Array(lines.map { $0 + "\n" }.joined().utf8))
    #expect(run.lines == [lines[0], lines[4]])
    let page = WebSample.timeline([
      WebSample.entry(31_000_000_001, lines[0]), WebSample.entry(31_000_000_002, lines[1]),
    ])
    job = HydratedFilter()
    #expect(
      JobRun(&job, Array(page.utf8)).lines
        == [WebSample.timeline([WebSample.entry(31_000_000_001, lines[0])])])
  }
}
