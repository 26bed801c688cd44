import Foundation
import Testing

/// `dehydrate --split`.
@Suite(.tags(.process)) struct SplitTests {
  @Test(arguments: ["", "--threads 3", "--unique"]) func severalInputs(options: String) throws {
    let place = try Workspace()
    try place.write(Invented.lines(1..<6_000), to: "a")
    try place.write(Invented.lines(5_000..<9_001), to: "b")
    let whole = try place.shell("\"$MOULT\" dehydrate \(options) a b")
    let run = try place.shell("\"$MOULT\" dehydrate \(options) --split 1000 -o ids.txt a b")
    #expect(run.code == 0 && run.output.isEmpty && run.messages.isEmpty)
    let names = try place.names().filter { $0.hasPrefix("ids") }
    #expect(
      names.first == "ids-0001.txt"
        && names.last == (options == "--unique" ? "ids-0009.txt" : "ids-0010.txt"))
    let parts = try names.map { try place.text(of: $0) }
    let isSame = parts.joined() == whole.output
    #expect(isSame)
    #expect(parts.allSatisfy { $0.utf8.count { $0 == 10 } == 1_000 })
  }

  @Test func aFailureLeavesNothing() throws {
    let place = try Workspace()
    try place.write(Invented.lines(1..<5_000), to: "in")
    let run = try place.moult(["dehydrate", "--split", "100", "-o", "ids", "in", "/proc/self/mem"])
    #expect(run.code == 74)
    #expect(try place.names() == ["in"])
  }

  @Test func noRecordGivesNoFile() throws {
    let place = try Workspace()
    #expect(try place.moult(["dehydrate", "--split", "10", "-o", "ids"], input: "{}\n").code == 65)
    #expect(try place.names() == [])
  }

  @Test func filesOfAnEarlierRunAreNotReplaced() throws {
    let place = try Workspace()
    let first = try place.moult(
      ["dehydrate", "--split", "1", "-o", "ids"], input: Invented.lines(1..<4))
    let second = try place.moult(
      ["dehydrate", "--split", "2", "-o", "ids"], input: Invented.lines(7..<9))
    #expect(first.code == 0 && second.code == 74 && second.messages.contains("Remove the files"))
    #expect(try place.text(of: "ids-0001") == "1\n" && place.names().count == 3)
  }

  @Test(arguments: ["--split 10", "--split 10 -o -", "--split 0 -o ids", "--split 10 -o /dev/null"])
  func mistakes(_ options: String) throws {
    #expect(try Workspace().shell("\"$MOULT\" dehydrate \(options) x").code == 64)
  }
}
