import Testing

@testable import Moult

/// Texts of other programs and tables are refused as a whole, and nothing else is.
@Suite(.tags(.slow)) struct ForeignTextTests {
  static let refused = [
    ("{'id': 5, 'text': 'so'}", "json.dumps"), ("[{'id': 5}]", "json.dumps"),
    ("{u'id': 5}", "json.dumps"), ("\u{FEFF}\n  { 'id' : 5}", "json.dumps"),
    ("({'id': 5},)", "json.dumps"),
    ("Status(_api=<tweepy.api.API object>, id=5)", "_json"), ("[Status(_api=1)]", "_json"),
    ("OrderedDict([('id', 5)])", "_json"), ("Tweet(url='https://so', id=5)", "_json"),
    ("Response(data=[<Tweet id=5>])", "_json"), ("<Tweet id=5 text='so'>", "_json"),
    ("[<User id=5 name=so>]", "_json"), ("namespace(id=5)", "_json"),
    ("b'{\"id\":5}'", "decode"), ("b\"{'id':5}\"", "decode"),
    ("{ id: 5, text: 'so' }", "JSON.stringify"), ("{\"id\"=>5}", "to_json"),
    ("{:id=>5}", "to_json"),
    (#"{"id":{"0":5,"1":6},"text":{"0":"so"}}"#, "lines=True"),
    (#"{"user":{"0":{"id":5}}}"#, "lines=True"),
    (#"{"id":{"17":5}}"#, "lines=True"), (#"{"id":{"1649071353000":5}}"#, "lines=True"),
    (#"{"0":{"id":5},"1":{"id":6}}"#, "lines=True"),
    (#"{"columns":["id"],"index":[0],"data":[[5]]}"#, "lines=True"),
    (#"{"index":[0,1],"columns":["id"]}"#, "lines=True"), ("[[5,\"so\"],[6,\"so\"]]", "lines=True"),
    (#"{"schema":{"fields":[{"name":"index","type":"integer"}]},"data":[]}"#, "lines=True"),
  ]

  @Test(arguments: refused, [1, 5, 1 << 10])
  func refusals(refusal: (text: String, call: String), chunk: Int) {
    let (text, call) = refusal
    var job = Dehydrator(Dehydrator.Options(ids: .tweets))
    let input = text + "\n{\"id\":5,\"text\":\"so\"}\n'qzvxcanry'\n"
    let run = JobRun(&job, Array(input.utf8), chunk: chunk)
    #expect(run.codes == ["not-records"] && run.lines.isEmpty, "\(run)")
    #expect(run.rejections[0].reason.contains(call))
    #expect(job.unusedInput?.isSaid == true && job.unusedInput?.description.contains(call) == true)
    #expect(run.report.bytes == input.utf8.count)
  }

  @Test(arguments: [
    #"{"id":5,"text":"so"}"#, #"{'id":5,"text":"so"}"#, #"{"id':5,"text":"so"}"#,
    #"{id":5,"text":"so"}"#,
    #"{"id":{"$numberLong":"5"},"text":"so","user":{"id":7}}"#,
    #"{"for_user_id":"7","users":{"5":{"id":"5"}}}"#,
    #"{"id":{"1510000000000000001":{"id":5,"text":"so","user":{}}}}"#, #"[[{"id":5}]]"#,
    #"{"index":{"_index":"t","_id":"5"}}"#,
    #"{"schema":{"type":"struct","fields":[{"type":"string"}]},"payload":{}}"#,
    "{", "", "b", "so(", "a", "[", "<html>", "{\"a", "Status of the day",
  ])
  func others(text: String) {
    for chunk in [1, 1 << 10] {
      let run = JobRun.dehydrate(
        Array((text + "\n{\"id\":8,\"text\":\"so\"}\n").utf8), .init(ids: .tweets), chunk: chunk)
      #expect(!run.codes.contains("not-records") && run.lines.last == "8", "\(run)")
    }
  }

  /// The start of another input is examined again.
  @Test func nextInput() {
    var job = Dehydrator(Dehydrator.Options(ids: .tweets))
    var run = JobRun(&job, Array("{'id':5}".utf8))
    job.startNextInput()
    run = JobRun(&job, Array(#"{"id":8,"text":"so"}"#.utf8))
    #expect(run.lines == ["8"] && job.unusedInput == nil)
  }
}
