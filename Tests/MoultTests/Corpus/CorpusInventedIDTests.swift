import Testing

@testable import Moult

/// Which IDs a record gives; all records are invented.
@Suite(.tags(.slow)) struct CorpusInventedIDTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let input: String
    var ids = Dehydrator.Kind.tweets
    var also: Set<Dehydrator.Relation> = []
    let gives: [String]
    var refuses: [String] = []
    var notes: [String: Int] = [:]

    init(
      _ name: String, _ input: String, _ ids: Dehydrator.Kind = .tweets,
      also: Set<Dehydrator.Relation> = [], gives: [String], refuses: [String] = [],
      notes: [String: Int] = [:]
    ) {
      (testDescription, self.input, self.ids, self.also) = (name, input, ids, also)
      (self.gives, self.refuses, self.notes) = (gives, refuses, notes)
    }
  }

  static let values = [
    Case(
      "text wins", #"{"id":1,"id_str":"2","text":"","truncated":false}"#, gives: ["2"],
      notes: ["id-and-id_str-disagree": 1]),
    Case(
      "text wins, first", #"{"id_str":"2","id":1,"text":"","truncated":false}"#, gives: ["2"],
      notes: ["id-and-id_str-disagree": 1]),
    Case(
      "escaped text", #"{"id":12,"id_str":"\u0031\u0032","text":"","truncated":false}"#,
      gives: ["12"]),
    Case("escaped text alone", #"{"id_str":"\u0030\u00312","text":""}"#, gives: ["012"]),
    Case(
      "escaped text is another", #"{"id":12,"id_str":"1\u0033","text":"","truncated":false}"#,
      gives: ["13"], notes: ["id-and-id_str-disagree": 1]),
    Case("escaped letter", #"{"id_str":"1\u0061","text":""}"#, gives: [], refuses: ["bad-id"]),
    Case("text null", #"{"id":1,"id_str":null,"text":"","truncated":false}"#, gives: ["1"]),
    Case("number alone", #"{"id":1,"text":"","truncated":false}"#, gives: ["1"]),
    Case("text alone", #"{"id_str":"1","text":""}"#, gives: ["1"]),
    Case("text as id", #"{"id":"1","text":"","truncated":false}"#, gives: ["1"]),
    Case(
      "beyond 2^53", #"{"id":9007199254740993,"text":"","truncated":false}"#,
      gives: ["9007199254740993"]),
    Case(
      "2^64 - 1", #"{"id":18446744073709551615,"text":"","truncated":false}"#,
      gives: ["18446744073709551615"]),
    Case(
      "20 digits", #"{"id":99999999999999999999,"text":"","truncated":false}"#,
      gives: ["99999999999999999999"]),
    Case(
      "21 digits", #"{"id":100000000000000000000,"text":"","truncated":false}"#, gives: [],
      refuses: ["bad-id"]),
    Case("exponent", #"{"id":1.2E18,"text":"","truncated":false}"#, gives: [], refuses: ["bad-id"]),
    Case(
      "exponent with text", #"{"id":1.2E18,"id_str":"1200000000000000001","text":""}"#,
      gives: ["1200000000000000001"], notes: ["id-and-id_str-disagree": 1]),
    Case("fraction", #"{"id":1.0,"text":"","truncated":false}"#, gives: [], refuses: ["bad-id"]),
    Case("sign", #"{"id":-1,"text":"","truncated":false}"#, gives: [], refuses: ["bad-id"]),
    Case("word", #"{"id_str":"x1","text":""}"#, gives: [], refuses: ["bad-id"]),
    Case("empty", #"{"id_str":"","text":""}"#, gives: [], refuses: ["bad-id"]),
    Case("blank", #"{"id_str":" 1","text":""}"#, gives: [], refuses: ["bad-id"]),
    Case("null", #"{"id":null,"id_str":null,"text":""}"#, gives: [], refuses: ["no-id"]),
    Case("object", #"{"id":1,"id_str":{"id_str":"2"},"text":""}"#, gives: ["1"]),
    Case("first of two", #"{"id_str":"1","id_str":"2","text":""}"#, gives: ["1"]),
    Case("escaped key", #"{"\u0069d":1,"\u0069d_str":"1","te\u0078t":""}"#, gives: ["1"]),
    Case("zeros", #"{"id_str":"007","text":""}"#, gives: ["007"]),
  ]

  private static let nested =
    #"{"quoted_status_id_str":"300","id":100,"in_reply_to_status_id":200,"text":"t","#
    + #""in_reply_to_user_id":21,"user":{"id":10,"screen_name":"a_a"},"#
    + #""entities":{"user_mentions":[{"id":11,"id_str":"11","screen_name":"b_b"},{"id":-1}]},"#
    + #""retweeted_status":{"id":400,"text":"u","user":{"id":40,"screen_name":"c_c"},"#
    + #""quoted_status_id":500,"quoted_status":{"id":500,"id_str":"500","text":"v","#
    + #""user":{"id":50},"quoted_status_id":600,"quoted_status_id_str":"600"}}}"#

  static let relations = [
    Case("own", nested, gives: ["100"]),
    Case("retweeted", nested, also: [.retweeted], gives: ["100", "400"]),
    Case("quoted", nested, also: [.quoted], gives: ["100", "300", "500", "600"]),
    Case("replied", nested, also: [.replied], gives: ["100", "200"]),
    Case(
      "all", nested, also: [.retweeted, .quoted, .replied, .included],
      gives: ["100", "300", "200", "400", "500", "600"]),
    Case("author", nested, .users, gives: ["10"]),
    Case(
      "mentioned", nested, .users, also: [.mentioned], gives: ["10", "11"],
      notes: ["malformed-related-id": 1]),
    Case("replied user", nested, .users, also: [.replied], gives: ["10", "21"]),
    Case("retweeted user", nested, .users, also: [.retweeted], gives: ["10", "40"]),
    Case("quoted user", nested, .users, also: [.quoted], gives: ["10", "50"]),
    Case(
      "no author", #"{"id":1,"full_text":"a","retweeted_status":{"id":2,"full_text":"b"}}"#,
      .users, gives: [], notes: ["tweet-without-author": 1]),
  ]

  private static let page =
    #"{"data":[{"id":"1","text":"a","author_id":"10","in_reply_to_user_id":"20","#
    + #""referenced_tweets":[{"type":"replied_to","id":"2"},{"type":"quoted","id":"3"}],"#
    + #""entities":{"mentions":[{"username":"b_b","id":"30"},{"username":"c_c"}]}},"#
    + #"{"id":"4","text":"b","author_id":"10"}],"#
    + #""includes":{"tweets":[{"id":"2","text":"c","author_id":"20"},{"id":"5","text":"d"}],"#
    + #""users":[{"id":"10","username":"a_a"},{"id":"40","username":"d_d"}]},"#
    + #""errors":[{"value":"900","resource_id":"901"}],"meta":{"newest_id":"4","oldest_id":"1"}}"#

  static let pages = [
    Case("page", page, gives: ["1", "4"]),
    Case("page, included", page, also: [.included], gives: ["1", "4", "2", "5"]),
    Case(
      "page, all", page, also: [.retweeted, .quoted, .replied, .included],
      gives: ["1", "2", "3", "4", "5"]),
    Case("page, users", page, .users, gives: ["10", "10"]),
    Case("page, mentioned", page, .users, also: [.mentioned], gives: ["10", "30", "10"]),
    Case(
      "page, included users", page, .users, also: [.included],
      gives: ["10", "10", "20", "40"]),
    Case(
      "one item", #"{"data":{"id":"1","text":"a"},"matching_rules":[{"id":"2"}]}"#, gives: ["1"]),
    Case("errors alone", #"{"errors":[{"value":"900","resource_id":"901"}]}"#, gives: []),
    Case("meta alone", #"{"meta":{"newest_id":"4","result_count":0}}"#, gives: []),
    Case(
      "search",
      #"{"statuses":[{"id":1,"text":"","lang":"en","truncated":true},{"id":2,"text":"","truncated":true}],"search_metadata":{"max_id":9}}"#,
      gives: ["1", "2"]),
    Case("results", #"{"results":[{"id_str":"1","text":""}],"next":"x"}"#, gives: ["1"]),
    Case("lookup", #"{"id":{"1":{"id":1,"text":"","truncated":false},"2":null}}"#, gives: ["1"]),
    Case("array", #"[{"id_str":"1","text":""},{"id_str":"2","text":""}]"#, gives: ["1", "2"]),
    Case(
      "list of users",
      #"{"users":[{"id":1,"screen_name":"a_a","name":"A"},{"id":2,"screen_name":"b_b","name":"B"}],"next_cursor":0}"#,
      .users, gives: ["1", "2"]),
    Case(
      "list of users, tweets",
      #"{"users":[{"id":1,"screen_name":"a_a","name":"A","status":{"id":2,"text":""}}]}"#,
      gives: []),
    Case("user IDs", #"{"ids":[1,"2",3],"next_cursor":0}"#, .users, gives: ["1", "2", "3"]),
    Case("user IDs, tweets", #"{"ids":[1,2]}"#, gives: []),
    Case(
      "message",
      #"{"direct_message":{"id":1,"id_str":"1","text":"","sender_id":2,"recipient_id":3}}"#,
      .messages, gives: ["1"]),
    Case("message, tweets", #"{"id":1,"text":"","sender_id":2,"recipient_id":3}"#, gives: []),
    Case(
      "events", #"{"data":[{"id":"1","event_type":"MessageCreate","text":"a"}]}"#, .messages,
      gives: ["1"]),
  ]

  @Test(arguments: values + relations + pages)
  func gives(testCase: Case) {
    let run = JobRun.dehydrate(testCase.input, testCase.ids, also: testCase.also)
    #expect(run.lines == testCase.gives)
    #expect(run.codes == testCase.refuses)
    #expect(run.report.notes == testCase.notes)
    #expect(run.report.outputs == testCase.gives.count)
    #expect(run.report.bytes == testCase.input.utf8.count)
  }

  /// What is no tweet is counted by its name and gives nothing.
  @Test(arguments: [
    ("delete", #"{"delete":{"status":{"id":1,"id_str":"1","user_id":2}}}"#),
    ("scrub_geo", #"{"scrub_geo":{"user_id":2,"up_to_status_id":1}}"#),
    ("limit", #"{"limit":{"track":5}}"#),
    (
      "status_withheld", #"{"status_withheld":{"id":1,"user_id":2,"withheld_in_countries":["DE"]}}"#
    ),
    ("user_withheld", #"{"user_withheld":{"id":2,"withheld_in_countries":["DE"]}}"#),
    ("disconnect", #"{"disconnect":{"code":4,"stream_name":"s","reason":"r"}}"#),
    ("warning", #"{"warning":{"code":"c","message":"m","user_id":2}}"#),
    ("friends", #"{"friends":[1,2]}"#),
    (
      "event",
      #"{"event":"favorite","source":{"id":2},"target_object":{"id":1,"text":"a","lang":"en"}}"#
    ),
    ("envelope", #"{"for_user":"2","message":{"id":1,"text":"a","lang":"en","truncated":false}}"#),
    ("control", #"{"control":{"control_uri":"/1"}}"#),
    ("message", #"{"direct_message":{"id":1,"text":"a","sender_id":2,"recipient_id":3}}"#),
    ("unknown", #"{"colour":"red"}"#), ("unknown", "{}"), ("unknown", "[1]"),
    ("unknown", "17"), ("unknown", #""text""#),
  ])
  func counted(kind: String, input: String) throws {
    let good = #"{"id_str":"31","text":"a"}"#
    let lines = "\(input)\n\r\n\(good)\n"
    var runs = [JobRun.dehydrate(lines, also: Dehydrator.Kind.tweets.everyRelation)]
    runs.append(try JobRun.redact(lines, "text"))
    runs.append(try JobRun.redact(lines, "topics", .flat))
    for run in runs {
      #expect(run.lines.count == 1 && run.rejections.isEmpty)
      #expect(run.report.records == [kind: 1, "tweet": 1])
    }
    #expect(runs[0].lines == ["31"])
  }

  @Test func unique() {
    let input = ["1", "01", "2", "1", "18446744073709551616", "2", "18446744073709551616"]
      .map { #"{"id_str":"\#($0)","text":""}"# + "\n" }.joined()
    let run = JobRun.dehydrate(input, unique: true)
    #expect(run.lines == ["1", "01", "2", "18446744073709551616"])
    #expect(run.report.outputs == 4 && run.report.records == ["tweet": 7])
    #expect(JobRun.dehydrate(input).lines.count == 7)
    let related = JobRun.dehydrate(
      Self.nested + Self.nested, also: Dehydrator.Kind.tweets.everyRelation, unique: true)
    #expect(related.lines == ["100", "300", "200", "400", "500", "600"])
  }

  /// What was seen in one input is known in the next; places count anew.
  @Test func inputs() {
    var job = Dehydrator(Dehydrator.Options(unique: true))
    let first = JobRun(&job, Array(#"{"id_str":"1","text":""}"#.utf8))
    job.startNextInput()
    let second = JobRun(&job, Array("\n{\"id_str\":\"1\",\"text\":\"\"}\n{]".utf8))
    #expect(first.lines == ["1"] && second.lines.isEmpty)
    #expect(second.rejections.map(\.position.line) == [3])
    #expect(second.report.records == ["tweet": 2])
  }
}
