import Testing

/// `moult explain` as a process: the table, and what is not in it.
@Suite(.tags(.process)) struct ExplainTests {
  /// The rows of the table, without its head and the count after it.
  private func rows(_ output: String) -> [[Substring]] {
    output.split(separator: "\n").dropFirst().dropLast().map { $0.split(separator: " ") }
  }

  @Test func pathMeaningNumberAction() throws {
    let run = try Workspace().moult(["explain"], input: Invented.lines(1..<4))
    let found = rows(run.output)
    #expect(run.code == 0 && run.messages.isEmpty)
    #expect(found.contains(["tweet.lang", "tweet.lang", "3", "keep"]))
    #expect(found.contains(["tweet.user.screen_name", "user.handle", "3", "drop"]))
    #expect(found.contains(["tweet.text", "tweet.text", "3", "drop"]))
    #expect(run.output.hasSuffix("3 records looked at\n"))
  }

  @Test func thePolicyThatIsAskedFor() throws {
    let run = try Workspace().moult(["explain", "--policy", "text"], input: Invented.lines(1..<2))
    #expect(rows(run.output).contains(["tweet.text", "tweet.text", "1", "scrub"]))
  }

  @Test func aSample() throws {
    let run = try Workspace().moult(["explain", "--records", "2"], input: Invented.lines(1..<9))
    #expect(rows(run.output).contains(["tweet.lang", "tweet.lang", "2", "keep"]))
    #expect(run.output.hasSuffix("2 records looked at\n"))
  }

  /// Paths that no catalogue has come last and are dropped; records of unknown kinds are listed too.
  @Test func unknownPaths() throws {
    let line = #"{"id_str":"1","text":"a","user":{"id":1},"shade":"blue"}"# + "\n"
    let run = try Workspace().moult(
      ["explain"], input: line + line + line + #"{"colour":{"tone":1}}"#)
    #expect(run.code == 0)
    #expect(rows(run.output).contains(["tweet.shade", "(unknown)", "3", "drop"]))
    let unknown = rows(run.output).map { $0.contains("(unknown)") }
    #expect(unknown.first == false && unknown.last == true)
    #expect(unknown == unknown.filter { !$0 } + unknown.filter { $0 })
    let alone = try Workspace().moult(["explain"], input: #"{"colour":{"tone":1}}"#)
    #expect(alone.code == 0 && rows(alone.output).count == 1)
  }

  /// A key can be a handle or an ID: it is printed only if it is a word that several records have.
  @Test(arguments: ["some_handle", "12345", "Ünal", "a.b"])
  func aKeyOfOneRecordIsNotPrinted(key: String) throws {
    let record =
      #"{"id_str":"1","text":"a","user":{"id":1,"\#(key)":{"\#(key)":[1,{"\#(key)":2}]}},"\#(key)":3}"#
    for input in [record, #"{"\#(key)":{"\#(key)":"x"}}"#] {
      let run = try Workspace().moult(["explain"], input: input)
      #expect(run.code == 0 && run.output.contains("(unknown)"))
      #expect(!(run.output + run.messages).contains(key))
    }
  }

  /// No value is printed.
  @Test func noValue() throws {
    let value = "canaryvalue"
    let record =
      #"{"id_str":"\#(value)","text":"\#(value)","user":{"screen_name":"\#(value)","x":"\#(value)"}}"#
    let run = try Workspace().moult(["explain"], input: record + "\n" + record + "\n" + record)
    #expect(run.code == 0)
    #expect(!(run.output + run.messages).contains(value))
  }
}
