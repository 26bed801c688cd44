import Testing

/// The exit codes of the command, and their messages.
@Suite(.tags(.process)) struct ExitCodeTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let arguments: String
    var input = Invented.tweet(31) + "\n"
    let code: Int32
    /// A part of the messages.
    var says = ""
    var testDescription: String { arguments }
  }

  static let done = [
    Case(arguments: "dehydrate", code: 0),
    Case(arguments: "redact", code: 0),
    Case(arguments: "aggregate --by lang", code: 0),
    Case(arguments: "aggregate --by day --count share", code: 0),
    Case(arguments: "--help", code: 0),
    Case(arguments: "dehydrate --help", code: 0),
    Case(arguments: "redact --help", code: 0),
    Case(arguments: "aggregate --help", code: 0),
    Case(arguments: "policy --help", code: 0),
    Case(arguments: "--version", code: 0),
  ]

  static let withRejects = ["dehydrate", "redact", "aggregate --by lang"].map {
    Case(arguments: $0, input: "\(Invented.tweet(31))\n{\n", code: 1, says: "line 2, byte")
  }

  static let usage = [
    Case(arguments: "fly", code: 64, says: "fly"),
    Case(arguments: "dehydrate --wings", code: 64, says: "--wings"),
    Case(arguments: "dehydrate --ids birds", code: 64, says: "birds"),
    Case(arguments: "dehydrate --also mentioned", code: 64, says: "retweeted, quoted"),
    Case(arguments: "dehydrate --ids messages --also quoted", code: 64, says: "nothing to add"),
    Case(arguments: "dehydrate --max-depth 0", code: 64, says: "--max-depth"),
    Case(arguments: "dehydrate --max-record-bytes 0", code: 64, says: "--max-record-bytes"),
    Case(arguments: "dehydrate - -", code: 64, says: "Standard input"),
    Case(arguments: "dehydrate --max-members 0", code: 64, says: "--max-members"),
    Case(arguments: "dehydrate --max-ratio 0", code: 64, says: "--max-ratio"),
    Case(arguments: "dehydrate --max-member-size 0", code: 64, says: "--max-member-size"),
    Case(arguments: "dehydrate --max-nesting 33", code: 64, says: "--max-nesting"),
    Case(arguments: "redact --policy lenient", code: 64, says: "strict, topics, text"),
    Case(arguments: "redact --policy missing.yaml", code: 64, says: "missing.yaml"),
    Case(arguments: "policy check missing.yaml", code: 64, says: "missing.yaml"),
    Case(arguments: "redact --shape round", code: 64, says: "round"),
    Case(arguments: "aggregate --by colour", code: 64, says: "colour"),
    Case(arguments: "aggregate --by lang --where lang", code: 64, says: "lang"),
    Case(arguments: "aggregate --by lang --top 0", code: 64, says: "--top"),
    Case(arguments: "aggregate --by lang --format pdf", code: 64, says: "pdf"),
    Case(arguments: "aggregate --by lang --max-cells 0", code: 64, says: "--max-cells"),
  ]

  /// Input without a readable record is reported, with its likely kind.
  static let noRecord = [
    ("", "it is empty"), ("\r\n\r\n", "it is empty"), ("words\n", "a table or other text"),
    ("{\"id\":1", "JSON of no known dialect"), ("[]", "an empty list"),
    (#"{"id":"1"}"#, "JSON of no known dialect"),
    (#"{"data":{"a":{"b":[]}}}"#, "JSON of no known dialect"),
    (#"{"data":{"user":{"result":{"__typename":"User"}}}}"#, "records of other kinds"),
    (#"{"data":{"home":{"__typename":"Home"}}}"#, "a capture of the web interface"),
    ("{'id': 1}", "a Python dict"), ("1\n2\n", "a list of IDs"),
    ("a,b\n1,2\n", "a table or other text"),
    (#"{"delete":{"status":{"id":1,"user_id":2}}}"#, "records of other kinds (delete)"),
  ].flatMap { input, says in
    ["dehydrate", "redact", "aggregate --by lang"].map {
      Case(arguments: $0, input: input, code: 65, says: says)
    }
  }

  static let failed = [
    Case(arguments: "dehydrate missing.jsonl", code: 74, says: "'missing.jsonl'"),
    Case(arguments: "redact - missing.jsonl", code: 74, says: "'missing.jsonl'"),
    Case(arguments: "aggregate --by lang missing.jsonl", code: 74, says: "'missing.jsonl'"),
    Case(arguments: "dehydrate -o /dev/full", code: 74, says: "'/dev/full'"),
    Case(arguments: "redact -o missing/folder", code: 74, says: "'missing/folder'"),
  ]

  static let refused = [
    Case(arguments: "aggregate --by day", code: 77, says: "measuring"),
    Case(arguments: "aggregate --count users", code: 77, says: "measuring"),
    Case(arguments: "aggregate --by source", code: 77, says: "measuring"),
    Case(arguments: "aggregate --by user", code: 77, says: "surveillance"),
    Case(arguments: "aggregate --by lang --where user=someone", code: 77, says: "surveillance"),
    Case(arguments: "aggregate --by lang --min-users 4", code: 77, says: "aggregate"),
  ]

  /// An empty directory.
  static let empty = [Case(arguments: "dehydrate .", code: 65, says: "no readable record")]

  @Test(arguments: empty + done + withRejects + usage + noRecord + failed + refused)
  func leaves(testCase: Case) throws {
    let place = try Workspace()
    let run = try place.moult(
      testCase.arguments.split(separator: " ").map(String.init), input: testCase.input)
    #expect(run.code == testCase.code)
    #expect(testCase.says.isEmpty || run.messages.contains(testCase.says), "\(run.messages)")
    #expect(try place.names().isEmpty)
  }

  /// A refusal comes before a fault of the input, which is not opened.
  @Test func aRefusalComesFirst() throws {
    let run = try Workspace().moult(["aggregate", "--by", "day", "missing.jsonl"])
    #expect(run.code == 77 && run.output.isEmpty)
  }

  /// A full disk is reported even if only the last block fails.
  @Test func fullOutput() throws {
    let place = try Workspace()
    try place.write(Invented.lines(1..<5_000), to: "in")
    let run = try place.shell(#""$MOULT" dehydrate in >/dev/full; exit $?"#)
    #expect(run.code == 74 && run.messages.contains("standard output"))
  }
}
