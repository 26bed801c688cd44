import JSONStream
import Testing

@testable import Moult

/// Records made to be expensive: values over a limit are dropped and counted.
@Suite(.tags(.slow)) struct HostileRecordTests {
  private static let many = 10_050
  private static let over = [Note.valuesOverLimit.name: 50]

  /// Words of letters only, since a word with digits is no tag.
  private static func word(_ number: Int) -> String {
    String(decoding: String(number).utf8.map { $0 &+ 0x31 }, as: UTF8.self)
  }

  private static func tweet(_ more: String, text: String = "x") -> String {
    #"{"id":1,"id_str":"1","text":"\#(text)","truncated":false,"lang":"de","#
      + #""created_at":"Sun Dec 01 12:10:00 +0000 2019","user":{"id":7,"screen_name":"bird"},"#
      + #""entities":{\#(more)}}"#
  }

  private static func list(_ element: (Int) -> String) -> String {
    (0..<many).map(element).joined(separator: ",")
  }

  /// A record with many values of a kind, and a dimension that counts them.
  static let records: [(dimension: String, record: String)] = [
    ("hashtag", tweet(#""hashtags":[\#(list { #"{"text":"\#(word($0))"}"# })]"#)),
    ("hashtag", tweet(#""hashtags":[\#(list { _ in #"{"text":"same"}"# })]"#)),
    ("cashtag", tweet(#""symbols":[\#(list { #"{"text":"\#(word($0))"}"# })]"#)),
    (
      "host",
      tweet(#""urls":[\#(list { #"{"expanded_url":"https://\#(word($0)).example.org/"}"# })]"#)
    ),
    ("media", tweet(#""media":[\#(list { #"{"id_str":"\#($0)","type":"photo"}"# })]"#)),
  ]

  @Test(arguments: records.indices)
  func valuesBeyondALimit(place: Int) throws {
    let (dimension, record) = Self.records[place]
    var job = Aggregator(try Analysis(by: [dimension]))
    #expect(JobRun(&job, Array(record.utf8)).report.notes == Self.over)
    let flat = try JobRun.redact(record, "topics", .flat)
    #expect(flat.lines.count == 1 && flat.report.notes == Self.over)
  }

  /// Tags are compared with names, however many there are.
  @Test func mediaListedTwiceCountOnce() throws {
    let media = (0..<50).map { #"{"id_str":"\#($0)","type":"photo"}"# }.joined(separator: ",")
    let record = Self.tweet(#""media":[\#(media),\#(media)]"#)
    #expect(try JobRun.redact(record, "strict", .flat).output.span.count > 0)
    var job = Redactor(try Policy.named("strict"), .init(shape: .flat))
    let line = JobRun(&job, Array(record.utf8)).lines[0]
    #expect(line.contains(#""media":10,"#))
  }

  @Test func aTextThatIsNoTweets() throws {
    let long = String(repeating: "word ", count: Scrubber.longestText / 5)
    #expect(try JobRun.redact(Self.tweet("", text: long), "text").lines[0].contains("word word"))
    let longer = try JobRun.redact(Self.tweet("", text: long + "words"), "text")
    #expect(longer.lines.count == 1 && !longer.lines[0].contains("word word"))
    #expect(longer.report.notes == [Note.valuesOverLimit.name: 1])
  }

  /// With more names than are kept, no text or tag is known to be free of names.
  @Test func moreNamesThanAreKept() throws {
    var names = RecordNames()
    for number in 0..<120_000 {
      names.add(handle: "\(number)abcdefghijklmno\(number)".utf8.span)
    }
    let (full, known) = (names.isOverfull, names.contains(tag: "news".utf8.span))
    #expect(full && known)
    names.start()
    let (isFullAgain, isKnownAgain) = (names.isOverfull, names.contains(tag: "news".utf8.span))
    #expect(!isFullAgain && !isKnownAgain)
  }

  /// The joins of a page's items are limited.
  @Test func joinsHaveALimit() throws {
    let tags = (0..<2_000).map { #"{"tag":"\#(Self.word($0))"}"# }.joined(separator: ",")
    let items = (2..<502).map {
      #"{"id":"\#($0)","author_id":"7","text":"x","referenced_tweets":[{"type":"quoted","id":"1"}]}"#
    }.joined(separator: ",")
    let page =
      #"{"data":[\#(items)],"includes":{"tweets":[{"id":"1","author_id":"7","text":"x","#
      + #""entities":{"hashtags":[\#(tags)]}}]},"meta":{"result_count":1}}"#
    let run = try JobRun.redact(page, "topics")
    #expect(run.lines.count == 500 && run.output.count < 200 * page.utf8.count)
    #expect(run.report.notes[Note.valuesOverLimit.name, default: 0] > 0)
  }

  /// A tweet is withheld with the tweet that it quotes, in any order of the two.
  @Test func aChainOfQuotesGoes() throws {
    func tweet(_ id: Int) -> String {
      #"{"id":"\#(id)","author_id":"7","text":"x","referenced_tweets":[{"type":"quoted","id":"\#(id + 1)"}]}"#
    }
    let included = (2..<2_000).map(tweet).joined(separator: ",")
    let page =
      #"{"data":[\#(tweet(1)),{"id":"5000","author_id":"7","text":"y"}],"#
      + #""includes":{"tweets":[\#(included)]},"meta":{"result_count":2}}"#
    var collector = NoticeCollector()
    _ = JobRun(&collector, Array(#"{"delete":{"status":{"id":2000}}}"#.utf8))
    var job = ComplianceFilter(collector.notices)
    let run = JobRun(&job, Array(page.utf8))
    #expect(run.lines.count == 1 && run.lines[0].contains(#""5000""#))
    #expect(!run.lines[0].contains("quoted") && run.report.withheld == ["quote-of-gone": 1])
  }

  /// A quote in a quote is judged with the record; a tweet that is replied to is not.
  @Test func nestedCopies() throws {
    func nested(_ depth: Int) -> String {
      let inner = depth == 0 ? "" : #","quoted_status":\#(nested(depth - 1))"#
      return ComplySample.tweet(UInt64(100 + depth), by: UInt64(100 + depth), inner)
    }
    let record = nested(20)
    for (gone, stays) in [(100, false), (110, false), (7, true)] {
      var collector = NoticeCollector()
      _ = JobRun(&collector, Array(ComplySample.userNotice("user_suspend", UInt64(gone)).utf8))
      var job = ComplianceFilter(collector.notices)
      #expect(JobRun(&job, Array(record.utf8)).lines == (stays ? [record] : []))
    }
  }

  @Test func explainRemembersSomeKeys() throws {
    let keys = (0..<30_000).map { #""\#(Self.word($0))":1"# }.joined(separator: ",")
    let nested = String(repeating: #"{"abcdefghijklmnopqrstuvwxyz":"#, count: 200)
    let input =
      #"{"id_str":"1","text":"a","user":{"id":1},\#(keys)}"# + "\n"
      + #"{"x":\#(nested)1\#(String(repeating: "}", count: 200))}"# + "\n"
    var job = Explainer(try Policy.named("strict"), records: 10)
    _ = JobRun(&job, Array(input.utf8))
    let (rows, forgotKeys) = (job.rows(), job.forgotKeys)
    #expect(forgotKeys && rows.count < 10 && rows.contains { $0.path == "tweet.<key>" })
    #expect(rows.allSatisfy { $0.path.utf8.count < 1_100 })
    #expect(rows.reduce(0) { $0 + $1.count } == 30_000 + 4)
    #expect(rows.contains { $0.path == "tweet.text" })
  }
}
