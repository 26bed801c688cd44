import Foundation
import Testing

/// `dehydrate --unique` beyond its memory.
@Suite(.tags(.process)) struct UniqueTests {
  /// More IDs than the smallest memory has room for, enough for blocks to be spilled; many are repeated, in
  /// reverse.
  static let numbers =
    Array(1_000_000..<1_300_000) + Array(1_280_000..<1_310_000).reversed()

  static func text(_ numbers: [Int]) -> String {
    numbers.map { #"{"id":\#($0),"text":""}"# + "\n" }.joined()
  }

  private static func firsts(_ numbers: [Int]) -> String {
    var seen: Set<Int> = []
    return numbers.filter { seen.insert($0).inserted }.map { "\($0)\n" }.joined()
  }

  @Test(arguments: ["--threads 1", "--threads 3"]) func beyondTheMemory(threads: String) throws {
    let (place, room) = (try Workspace(), try Workspace())
    try place.write(Self.text(Array(Self.numbers[..<290_000])), to: "a")
    try place.write(Self.text(Array(Self.numbers[290_000...])), to: "b")
    let run = try place.shell(
      "TMPDIR=\(room.folder) \"$MOULT\" dehydrate --unique --unique-memory 8M \(threads) "
        + "--stats stats a b")
    #expect(run.code == 0 && run.messages.isEmpty)
    let isSame = run.output == Self.firsts(Self.numbers)
    #expect(isSame)
    #expect(try place.text(of: "stats").contains("\"outputs\":310000,"))
    #expect(try room.names() == [])
  }

  @Test func aFailureIsReportedAndNothingIsMadeFinal() throws {
    let place = try Workspace()
    try place.write(Self.text(Self.numbers), to: "in")
    let missing = try place.shell(
      #"TMPDIR=missing "$MOULT" dehydrate --unique --unique-memory 8M -o ids in"#)
    #expect(missing.code == 74)
    #expect(missing.messages.contains("'missing'") && missing.messages.contains("TMPDIR"))
    // A file may have 100 kB: enough for the first IDs, which are written to a pipe, but not for the spill file.
    let full = try place.shell(
      #"trap '' XFSZ; ulimit -f 100; "$MOULT" dehydrate --unique --unique-memory 8M in 2>told "#
        + #"| tail -n 1; echo ${PIPESTATUS[0]}"#)
    #expect(full.output.hasSuffix("\n74\n"))
    #expect(try place.text(of: "told").contains("a temporary file in"))
    #expect(try place.names() == ["in", "messages", "output", "told"])
  }

  /// While there is memory, no spill file is needed.
  @Test func withinTheMemory() throws {
    let place = try Workspace()
    try place.write(Invented.lines(1..<4) + Invented.lines(2..<5), to: "in")
    let run = try place.shell(#"TMPDIR=missing "$MOULT" dehydrate --unique in"#)
    #expect(run.code == 0 && run.output == "1\n2\n3\n4\n")
  }

  @Test(arguments: [
    "--unique-memory 64M", "--unique --unique-memory 7M", "--unique --unique-memory M",
  ])
  func mistakes(_ options: String) throws {
    #expect(try Workspace().shell("\"$MOULT\" dehydrate \(options) x").code == 64)
  }
}
