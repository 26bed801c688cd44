import Foundation
import Testing

/// The output, and what remains when a run fails.
@Suite(.tags(.process)) struct OutputTests {
  @Test func aFile() throws {
    let place = try Workspace()
    let run = try place.moult(["dehydrate", "-o", "ids"], input: Invented.lines(1..<4))
    #expect(run.code == 0 && run.output.isEmpty && run.messages.isEmpty)
    #expect(try place.text(of: "ids") == "1\n2\n3\n")
    #expect(try place.names() == ["ids"])
  }

  /// A missing input is found before anything is read.
  @Test func aMissingInput() throws {
    let place = try Workspace()
    try place.write(Invented.lines(1..<4), to: "in")
    let run = try place.moult(["dehydrate", "in", "missing"])
    #expect(run.code == 74 && run.output.isEmpty && run.messages.contains("missing"))
  }

  /// A file appears when it is complete; an earlier one remains until then.
  @Test(arguments: ["dehydrate", "redact", "aggregate"])
  func aFailureLeavesNothing(command: String) throws {
    let place = try Workspace()
    try place.write(Invented.lines(1..<5_000), to: "in")
    try place.write("before", to: "old")
    // It exists, so the run starts, but the system cannot read it.
    let unreadable = "/proc/self/mem"
    let by = command == "aggregate" ? ["--by", "lang"] : []
    for output in ["new", "old"] {
      let run = try place.moult([command, "in", unreadable, "-o", output] + by)
      #expect(run.code == 74)
      #expect(try place.names() == ["in", "old"])
      #expect(try place.text(of: "old") == "before")
    }
  }

  @Test func anInputIsNoOutput() throws {
    let place = try Workspace()
    try place.write(Invented.lines(1..<4), to: "in")
    let run = try place.moult(["dehydrate", "in", "-o", "in"])
    #expect(run.code == 64 && run.messages.contains("input"))
    #expect(try place.text(of: "in") == Invented.lines(1..<4))
  }

  /// Rejected records change the exit code, not the output.
  @Test func rejectsLeaveTheRest() throws {
    let place = try Workspace()
    let input = Invented.lines(1..<3) + "{\"id\":\n" + Invented.lines(3..<5)
    let run = try place.moult(["dehydrate", "-o", "ids"], input: input)
    #expect(run.code == 1)
    #expect(try place.text(of: "ids") == "1\n2\n3\n4\n")
  }

  struct Stats: Decodable {
    let records: [String: Int]?
    let rejected: [String: Int]
    let notes: [String: Int]
    let outputs: Int?
    let bytes: Int
    let seconds: Double
  }

  private func stats(_ place: Workspace) throws -> Stats {
    try JSONDecoder().decode(Stats.self, from: Data(try place.text(of: "stats").utf8))
  }

  @Test func statistics() throws {
    let place = try Workspace()
    let input =
      Invented.lines(1..<3) + #"{"id":1,"id_str":"2","text":"a","truncated":false}"# + "\n"
      + Invented.user + "\n{\n" + #"{"delete":{"status":{"id":1}}}"# + "\n" + #"{"other":1}"# + "\n"
    let run = try place.moult(["dehydrate", "--stats", "stats"], input: input)
    let stats = try stats(place)
    #expect(run.code == 1 && run.output == "1\n2\n2\n")
    #expect(stats.records == ["tweet": 3, "user": 1, "delete": 1, "unknown": 1])
    #expect(stats.rejected == ["cut-short": 1])
    #expect(stats.notes == ["id-and-id_str-disagree": 1])
    #expect(stats.outputs == 3 && stats.bytes == input.utf8.count && stats.seconds >= 0)
  }

  /// The numbers of records and of rows could reveal a withheld cell.
  @Test func statisticsOfATable() throws {
    let place = try Workspace()
    let run = try place.moult(
      ["aggregate", "--by", "lang", "--stats", "stats"], input: Invented.lines(1..<20))
    let stats = try stats(place)
    #expect(run.code == 0 && stats.records == nil && stats.outputs == nil)
  }
}
