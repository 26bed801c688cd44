import Foundation
import Testing

/// Mistakes that the command prevents.
@Suite(.tags(.process)) struct GuardTests {
  /// Without its file name, `--stats` would take the input as the summary.
  @Test func aSummaryReplacesNothingElse() throws {
    let place = try Workspace()
    try place.write(Invented.lines(1..<3), to: "in")
    let run = try place.moult(["dehydrate", "--stats", "in"], input: Invented.lines(5..<6))
    #expect(run.code == 64 && run.output.isEmpty && run.messages.contains("--stats"))
    #expect(try place.text(of: "in") == Invented.lines(1..<3))
  }

  /// The summary never replaces the output, however the two are named.
  @Test(arguments: ["ids", "./ids"])
  func aSummaryApartFromTheOutput(stats: String) throws {
    let place = try Workspace()
    let run = try place.moult(
      ["dehydrate", "-o", "ids", "--stats", stats], input: Invented.lines(1..<3))
    #expect(run.code == 64)
    #expect(try place.names() == [])
  }

  /// A path that cannot be a summary or report is rejected before the run, which does not wait for a pipe.
  @Test func aSummaryThatIsNoFile() throws {
    let place = try Workspace()
    try place.write(Invented.lines(1..<3), to: "in")
    let run = try place.shell(
      """
      mkdir d; mkfifo p; cat p >got & "$MOULT" dehydrate in --stats p -o ids; wait; cat got
      for o in "--stats d" "-o out/ --report d"; do "$MOULT" dehydrate in $o; echo $?; done
      """)
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 3 && lines[0].hasPrefix("{\"records\"") && lines[1...] == ["74", "74"])
    #expect(
      run.messages.split(separator: "\n").allSatisfy {
        $0.contains("'d': it is a directory. Name a file")
      })
    #expect(try place.names() == ["d", "got", "ids", "in", "messages", "output", "p"])
  }

  @Test func aSummaryReplacesASummary() throws {
    let place = try Workspace()
    for command in [["dehydrate"], ["aggregate", "--by", "lang"], ["dehydrate"]] {
      let run = try place.moult(command + ["--stats", "stats"], input: Invented.lines(1..<3))
      #expect(run.code == 0)
      #expect(try place.text(of: "stats").hasPrefix(#"{"re"#))
    }
  }

  /// If no record is recognised, that is reported, and an existing file stays.
  @Test(arguments: ["dehydrate", "redact", "aggregate"])
  func nothingKnown(command: String) throws {
    let place = try Workspace()
    try place.write("before", to: "old")
    let by = command == "aggregate" ? ["--by", "lang"] : []
    let run = try place.moult(
      [command, "-o", "old"] + by, input: #"{"colour":"red"}"# + "\n[1,2]\n")
    #expect(run.code == 65 && run.messages.contains("explain"))
    #expect(try place.text(of: "old") == "before")
  }
}
