import Testing

/// Outputs into a pipe whose reader has closed it.
@Suite(.tags(.process)) struct ClosedOutputTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let arguments: String
    var isRejected = false
    let code: Int32
    var testDescription: String { arguments + (isRejected ? ", a record is rejected" : "") }
  }

  /// The data output: what was read until then says the code.
  static let data = ["dehydrate in", "redact in", "aggregate --by lang in", "dehydrate in long"]
    .flatMap {
      [Case(arguments: $0, code: 0), Case(arguments: $0, isRejected: true, code: 1)]
    }

  /// Any other output, which says what became of the run.
  static let others = [
    "dehydrate in -o ids --stats -", "redact in -o lines --stats -",
    "dehydrate in -o ids/ --report -",
  ].flatMap {
    [Case(arguments: $0, code: 74), Case(arguments: $0, isRejected: true, code: 74)]
  }

  static let lists = [
    Case(arguments: "policy list", code: 0), Case(arguments: "--help", code: 0),
    Case(arguments: "explain in", code: 0),
  ]

  @Test(arguments: data + others + lists) func leaves(testCase: Case) throws {
    let place = try Workspace()
    try place.write((testCase.isRejected ? "{\n" : "") + Invented.tweet(31) + "\n", to: "in")
    try place.write(Invented.lines(1..<20_000), to: "long")
    // A pipe is opened for reading and writing first, since opening one end waits for the other.
    let run = try place.shell(
      #"mkfifo pipe; exec 4<>pipe 5>pipe 4>&-; "$MOULT" \#(testCase.arguments) >&5; exit $?"#)
    #expect(run.code == testCase.code, "\(run.messages)")
    #expect((run.code == 74) == run.messages.contains("its reader has closed it"))
    #expect(testCase.isRejected == run.messages.contains("line 1, byte"))
  }
}
