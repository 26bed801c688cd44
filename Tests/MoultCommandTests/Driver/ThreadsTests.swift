import Foundation
import Testing

/// The output depends neither on the number of threads nor on the reader.
@Suite(.tags(.process)) struct ThreadsTests {
  /// Some megabytes, so that there are several chunks: plain lines, a long line, values that go on after their line,
  /// damage.
  static let input: String = {
    var text = Invented.lines(0..<12_000)
    text +=
      "{\"id\":5,\"text\":\"" + String(repeating: "x", count: 1_500_000) + "\",\"lang\":\"en\"}\n"
    text += Invented.lines(6_000..<9_000) + "[\(Invented.tweet(1)),\n\(Invented.tweet(2))]\n"
    text += "{\n\"id\": 3,\n\"text\": \"\"\n}\n" + Invented.lines(0..<8_000) + "{\"id\":\n"
    return text + Invented.lines(20_000..<24_000) + Invented.tweet(1)
  }()

  static let ways = [
    "--threads 1", "--threads 2", "--threads 3", "--threads 7", "--reader yajl",
    "--reader yajl --threads 1",
  ]

  @Test(arguments: [
    "dehydrate", "dehydrate --unique", "redact --policy strict",
    "aggregate --by lang --min-users 5",
  ])
  func theOutputIsTheSame(job: String) throws {
    let place = try Workspace()
    try place.write(Self.input, to: "in")
    // A file that rests is mapped by one thread.
    _ = try place.shell("touch -d '1 minute ago' in")
    let usual = try place.shell("\"$MOULT\" \(job) in")
    #expect(usual.code == 1 && !usual.output.isEmpty)
    for way in Self.ways {
      let other = try place.shell("\"$MOULT\" \(job) \(way) in")
      #expect(other.code == usual.code, "\(way)")
      #expect(other.output == usual.output, "\(way)")
      #expect(other.messages == usual.messages, "\(way)")
    }
  }

  @Test func aPipeIsReadInPartsAsWell() throws {
    let place = try Workspace()
    try place.write(Self.input, to: "in")
    let file = try place.shell(#""$MOULT" dehydrate in"#)
    let pipe = try place.shell(#"cat in | "$MOULT" dehydrate"#)
    #expect(pipe.output == file.output && pipe.code == file.code)
  }

  /// The output waits, so that the file is shortened while its bytes are read where they are.
  @Test func aFileThatIsShortenedIsNoSilentLoss() throws {
    let place = try Workspace()
    try place.write(Invented.lines(0..<60_000), to: "in")
    _ = try place.shell("touch -d '1 minute ago' in")
    let run = try place.shell(
      #""$MOULT" dehydrate --threads 1 in | (sleep 0.5; truncate -s 300K in; cat >out); echo "${PIPESTATUS[0]}""#
    )
    let code = try #require(Int(run.output.split(separator: "\n").last ?? ""))
    #expect(
      code != 0 && ["shortened", "changed", "cut short"].contains { run.messages.contains($0) })
  }

  @Test func severalInputsCountEachFromItsStart() throws {
    let place = try Workspace()
    try place.write(Self.input, to: "a")
    try place.write(Invented.tweet(1) + "\nx\n", to: "b")
    let run = try place.shell(#""$MOULT" dehydrate a b a"#)
    let bad = run.messages.split(separator: "\n").filter { $0.contains(" b: ") }
    #expect(bad.count == 1 && bad[0].contains("line 2, byte"))
  }

  @Test func everyKernelOfTheMachine() throws {
    let place = try Workspace()
    try place.write(Self.input, to: "in")
    let usual = try place.shell(#""$MOULT" redact in"#)
    let refused = try place.shell(#"MOULT_KERNEL=none "$MOULT" redact in"#)
    #expect(refused.code == 64)
    let names = try #require(refused.messages.split(separator: "it has ").last)
    for kernel in names.matches(of: /plain|neon|avx2|avx512/).map(\.output) {
      let run = try place.shell("MOULT_KERNEL=\(kernel) \"$MOULT\" redact in")
      #expect(run.output == usual.output && run.code == usual.code, "\(kernel)")
    }
  }

  @Test(arguments: ["0", "1025", "two"])
  func aNumberOfThreads(_ number: String) throws {
    #expect(try Workspace().shell("\"$MOULT\" dehydrate --threads \(number) x").code == 64)
  }
}
