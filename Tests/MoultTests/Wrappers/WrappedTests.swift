import JSONStream
import Testing

@testable import Moult

/// A record inside of a wrapper is that record: all jobs print what they print for the plain one.
@Suite(.tags(.slow)) struct WrappedTests {
  static func tweet(_ id: Int, _ lang: String = "en") -> String {
    #"{"created_at":"Wed Oct 10 20:19:24 +0000 2018","id":\#(id),"id_str":"\#(id)","text":"so \#(id)","#
      + #""truncated":false,"user":{"id":9,"id_str":"9","screen_name":"s","name":"n","followers_count":12,"#
      + #""protected":false},"geo":null,"coordinates":{"type":"Point","coordinates":[-1.5,2.25]},"#
      + #""entities":{"hashtags":[{"text":"rain","indices":[1,6]}],"urls":[],"user_mentions":[]},"#
      + #""retweet_count":3,"favorite_count":17,"lang":"\#(lang)"}"#
  }

  static let retweet =
    tweet(1_510_000_000_000_000_003).dropLast()
    + #","retweeted_status":\#(tweet(1_510_000_000_000_000_004, "de"))}"#
  static let versionTwo =
    #"{"id":"1510000000000000005","text":"so","author_id":"9","created_at":"2018-10-10T20:19:24.000Z","#
    + #""public_metrics":{"like_count":3},"lang":"fr","edit_history_tweet_ids":["1510000000000000005"]}"#
  static let page =
    #"{"statuses":[\#(tweet(1_510_000_000_000_000_006)),\#(tweet(1_510_000_000_000_000_007))]}"#
  static let records: [JSONTree] = {
    do {
      return try [
        tweet(1_510_000_000_000_000_001), tweet(1_510_000_000_000_000_002, "de"), String(retweet),
        versionTwo, page,
      ]
      .map { try JSONTree($0) }
    } catch {
      preconditionFailure("\(error)")
    }
  }()
  static let plain = Array(records.map { $0.text + "\n" }.joined().utf8)

  @Test(arguments: WrapperForm.all, [1, 57, 1 << 20])
  func identifiers(form: WrapperForm, chunk: Int) {
    let input = Array(form.write(Self.records).utf8)
    let options = Dehydrator.Options(ids: .tweets, also: [.retweeted])
    let run = JobRun.dehydrate(input, options, chunk: chunk)
    let expected = JobRun.dehydrate(Self.plain, options)
    #expect(run.lines == expected.lines)
    #expect(run.rejections.isEmpty && run.report.records == expected.report.records)
    #expect(Set(run.report.wrapped.keys) == form.counted)
    for name in form.counted {
      #expect(run.report.wrapped[name, default: 0] >= form.least(of: name))
    }
  }

  @Test(arguments: WrapperForm.all, [Redactor.Shape.own, .flat])
  func redaction(form: WrapperForm, shape: Redactor.Shape) throws {
    for policy in ["strict", "topics", "text"] where shape == .own || policy != "text" {
      let run = try JobRun.redact(form.write(Self.records), policy, shape)
      let expected = try JobRun.redact(String(decoding: Self.plain, as: UTF8.self), policy, shape)
      #expect(run.lines == expected.lines, "\(policy)")
    }
  }

  /// Both readers, and both ends of an input, give the same.
  @Test(arguments: WrapperForm.all)
  func readers(form: WrapperForm) {
    let input = Array(form.write(Self.records).utf8)
    for reading in [Reading.fastest, .parsed] {
      var job = Dehydrator(Dehydrator.Options(ids: .users), reading: reading)
      let run = JobRun(&job, input, chunk: 300)
      #expect(run.lines == JobRun.dehydrate(Self.plain, Dehydrator.Options(ids: .users)).lines)
    }
  }

  /// Nothing of a wrapper is printed, nor of a record that goes.
  @Test(arguments: WrapperForm.all)
  func deletions(form: WrapperForm) throws {
    var notices = NoticeCollector()
    _ = JobRun(
      &notices, Array(#"{"delete":{"status":{"id":1510000000000000001,"user_id":9}}}"#.utf8))
    var job = ComplianceFilter(notices.notices)
    let run = JobRun(&job, Array(form.write(Self.records).utf8))
    #expect(run.lines.count == Self.records.count - 1 && run.rejections.isEmpty)
    let output = run.lines.joined(separator: "\n")
    #expect(!output.contains("1510000000000000001") && !output.contains("77"))
    let expected = JobRun.dehydrate(Self.plain, Dehydrator.Options(ids: .tweets)).lines.dropFirst()
    #expect(JobRun.dehydrate(output).lines == Array(expected))
  }

  /// What a wrapper has besides the record is printed by no job, whatever it is.
  @Test func strangersInWrappers() throws {
    let needle = Needle.word.numbered(7)
    let record = Self.tweet(1_510_000_000_000_000_001)
    let inputs = [
      #"{"_id":"\#(needle)","text":"\#(needle)","user":{"screen_name":"\#(needle)"},"_source":\#(record)}"#,
      #"{"payload":\#(record),"key":"\#(needle)","lang":"\#(needle)","source":"\#(needle)"}"#,
      "\(needle)\t\(record)", "\"\(needle)\"\t\(record)",
    ]
    for input in inputs {
      for policy in ["strict", "topics", "text"] {
        let run = try JobRun.redact(input + "\n", policy)
        #expect(run.lines.count == 1 && !"\(run)".contains(needle), "\(input)")
      }
      #expect(JobRun.dehydrate(input + "\n").lines == ["1510000000000000001"])
      let kept = JobRun.comply(input + "\n", with: [#"{"delete":{"status":{"id":1,"user_id":2}}}"#])
      #expect(kept.lines.count == 1 && !"\(kept)".contains(needle), "\(input)")
    }
  }

  /// The other jobs print nothing of a wrapper either.
  @Test(arguments: WrapperForm.all) func otherJobs(form: WrapperForm) throws {
    let input = Array(form.write(Self.records).utf8)
    var filter = HydratedFilter()
    let shared = JobRun(&filter, input)
    #expect(!shared.lines.contains { $0.contains("77") })
    var plain = HydratedFilter()
    #expect(shared.lines.count == JobRun(&plain, Self.plain).lines.count)
  }

  /// A record is where its wrapper is.
  @Test func positions() throws {
    let first = "{\"_source\":\(Self.tweet(1))}\n"
    let run = JobRun.dehydrate(first + "{\"_source\":{\"text\":\"so\",\"user\":{},\"id\":\"x\"}}\n")
    #expect(run.lines == ["1"])
    #expect(run.rejections.map(\.position) == [Position(line: 2, offset: first.utf8.count)])
  }

  /// A page of v2 without a tweet of v2 is a wrapper, unless it includes objects.
  @Test func versionOneInData() {
    let tweet = Self.tweet(1_510_000_000_000_000_001)
    #expect(
      JobRun.dehydrate(#"{"type":"tweet","data":\#(tweet)}"#).lines == ["1510000000000000001"])
    let including =
      #"{"data":{"a":1},"includes":{"tweets":[{"id":"5","text":"so","author_id":"9"}]}}"#
    let run = JobRun.dehydrate(including, also: [.included])
    #expect(run.lines == ["5"] && run.report.records == ["page": 1, "unknown": 1])
  }

  /// A wrapper without a record is counted, as is a record of no dialect inside of one.
  @Test(arguments: [
    #"{"_source":null}"#, #"{"payload":"so"}"#, #"{"hits":{"hits":[]}}"#, #"{"_source":{"a":1}}"#,
    #""so""#, #""[]""#, "{}", #"{"rows":[]}"#, "7", "null",
  ])
  func nothingInside(input: String) {
    let run = JobRun.dehydrate(input + "\n")
    #expect(run.lines.isEmpty && run.rejections.isEmpty)
    #expect(run.report.records.values.reduce(0, +) == 1, "\(run.report)")
  }

  /// A fault in a text is reported at the record around it, without a value.
  @Test(arguments: [
    #""{\"id\":1""#, #""{'id':1}""#, #"{"payload":"{\"id\":qzvx}"}"#, #"{"payload":"[{},"}"#,
  ])
  func faultsInside(input: String) {
    let run = JobRun.dehydrate("{}\n" + input + "\n{}\n")
    #expect(run.rejections.map(\.position.line) == [2], "\(run.rejections)")
    #expect(run.lines.isEmpty && !"\(run.rejections)".contains("qzvx"))
  }

  /// The limits hold inside of wrappers, and for the number of wrappers.
  @Test func limits() {
    let deep =
      String(repeating: #"{"payload":"#, count: 40) + "{}" + String(repeating: "}", count: 40)
    #expect(JobRun.dehydrate(deep + "\n").codes == ["too-deep"])
    var job = Dehydrator(Dehydrator.Options(ids: .tweets), limits: Limits(depth: 4))
    let nested = JSONTree.string(#"{"a":[[[[[1]]]]]}"#).text
    #expect(JobRun(&job, Array((nested + "\n").utf8)).codes == ["too-deep"])
  }

  /// Records that only look like boxed or extended ones are read as they are.
  @Test(arguments: [
    #"{"edit_history_tweet_ids":["5"],"id":"5","text":"so"}"#,
    #"{"id":5,"text":"{\"$numberLong\":\"6\"}","user":{"id":9}}"#,
    #"{"text":"so","id":5,"place":{"$ref":"x"},"user":{"id":9},"lang":{"a":1}}"#,
  ])
  func lookalikes(input: String) {
    let run = JobRun.dehydrate(input + "\n")
    #expect(run.lines == ["5"] && run.report.wrapped.isEmpty)
  }

  /// Numbers stay exact; what has no number in JSON becomes null.
  @Test(arguments: [
    (#"{"$numberLong":"1510000000000000123"}"#, "1510000000000000123"),
    (#"{ "$numberInt" : "5" }"#, "5"), (#"{"$numberDouble":"-1.5E3"}"#, "-1.5E3"),
    (#"{"$numberDouble":"Infinity"}"#, "null"), (#"{"$numberDecimal":"007"}"#, "null"),
    (#"{"$numberLong":5}"#, "5"), (#"{"$oid":"ab"}"#, #""ab""#), (#"{"$undefined":true}"#, "null"),
    (#"{"$date":"2018-10-10T20:19:24Z"}"#, #""2018-10-10T20:19:24Z""#),
    (#"{"$date":{"$numberLong":"1539202764123"}}"#, #""2018-10-10T20:19:24.123Z""#),
    (#"{"$date":1539202764123}"#, #""2018-10-10T20:19:24.123Z""#),
    (#"{"$date":{"$numberLong":"-1"}}"#, #""1969-12-31T23:59:59.999Z""#),
    (#"{"$binary":{"base64":"x","subType":"00"}}"#, "null"),
    (#"{"$ref":"c","$id":{"$oid":"ab"}}"#, "null"),
    (#"[{"$numberInt":"1"},{"$numberInt":"2"}]"#, "[1,2]"),
  ])
  func extendedValues(value: String, plain: String) {
    let json = Array(#"{"a":\#(value),"b":"{\"$oid\":1}"}"#.utf8)
    let out = ExtendedValues.plain(json.span).map(\.string)
    #expect(out == #"{"a":\#(plain),"b":"{\"$oid\":1}"}"#)
  }

  /// A table with objects as columns is rejected with the call that writes records.
  @Test func columnTables() {
    let run = JobRun.dehydrate(
      #"{"id":{"2020-01-01":5,"2020-01-02":6},"text":{"2020-01-01":"so","2020-01-02":"so"},"user":{"2020-01-01":{},"2020-01-02":{}}}"#
        + "\n")
    #expect(run.codes == ["not-records"] && run.rejections[0].reason.contains("lines=True"))
  }
}
