import Foundation
import Moult
import MoultIO
import Testing

@testable import MoultCommand

/// Lines in a random order.
@Suite struct ShuffledLinesTests {
  private func shuffled(_ lines: [String], _ empty: ShuffledLines) throws -> [String] {
    var shuffle = empty
    var spill = SpillFile(beside: nil)
    // In pieces, as a run adds them.
    for start in stride(from: 0, to: lines.count, by: 7) {
      let piece = Array(lines[start..<min(start + 7, lines.count)].map { $0 + "\n" }.joined().utf8)
      try shuffle.add(piece.span, to: &spill)
    }
    var output: [UInt8] = []
    try shuffle.write(from: &spill) { bytes in
      for index in bytes.indices { output.append(bytes[index]) }
    }
    return String(decoding: output, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false
    )
    .dropLast().map(String.init)
  }

  /// Piles that fit in memory, piles that are divided, and lines longer than a block.
  @Test(arguments: [
    (count: 0, length: 1, piles: 128, most: 1 << 20), (count: 1, length: 5, piles: 128, most: 0),
    (count: 5_000, length: 40, piles: 128, most: 1 << 20),
    (count: 5_000, length: 200, piles: 3, most: 20_000),
    (count: 40, length: 200_000, piles: 4, most: 1 << 20), (count: 3, length: 0, piles: 2, most: 1),
  ])
  func eachLineOnce(count: Int, length: Int, piles: Int, most: Int) throws {
    let lines = (0..<count).map { "\($0)" + String(repeating: "x", count: length) }
    let found = try shuffled(lines, ShuffledLines(piles: piles, mostBytes: most))
    let isSame = found.sorted() == lines.sorted()
    #expect(isSame)
    if count > 100 {
      // Lines at their own places, or in the order of the input, are few: one, and half of all.
      let kept = zip(found, lines).count { $0 == $1 }
      let rising = zip(found, found.dropFirst()).count {
        $0.localizedStandardCompare($1) == .orderedAscending
      }
      #expect(kept < 12 && abs(rising - count / 2) < count / 10)
    }
  }

  /// All orders of four lines are as frequent, by chi-square: 23 degrees of freedom exceed 60 once in 50,000 times.
  @Test(arguments: [(piles: 1, most: 100), (piles: 2, most: 4), (piles: 3, most: 2)])
  func everyOrderIsAsFrequent(piles: Int, most: Int) throws {
    let rounds = 4_800
    var counts: [[String]: Int] = [:]
    for _ in 0..<rounds {
      counts[
        try shuffled(["a", "b", "c", "d"], ShuffledLines(piles: piles, mostBytes: most)), default: 0
      ] += 1
    }
    let expected = Double(rounds) / 24
    let squares = counts.values.reduce(0.0) { $0 + pow(Double($1) - expected, 2) / expected }
    #expect(counts.count == 24 && squares < 60, "\(squares)")
  }
}

/// `redact --shuffle`.
@Suite(.tags(.process)) struct ShuffleTests {
  private static let languages = ["de", "en", "es", "fr", "it", "ja", "pt"]

  @Test(arguments: ["", "--threads 3", "--unique", "--shape flat --format csv"])
  func theLinesAreTheSame(options: String) throws {
    let (place, room) = (try Workspace(), try Workspace())
    let lines = (0..<20_000).map {
      #"{"id":\#($0),"text":"","lang":"\#(Self.languages[$0 * $0 % 7])"}"# + "\n"
    }
    try place.write(lines.joined(), to: "in")
    let plain = try place.shell("\"$MOULT\" redact \(options) in").output
      .split(omittingEmptySubsequences: false) { $0.isNewline }
    let runs = try (0..<2).map { _ in
      let run = try place.shell("TMPDIR=\(room.folder) \"$MOULT\" redact --shuffle \(options) in")
      #expect(run.code == 0 && run.messages.isEmpty)
      return run.output.split(omittingEmptySubsequences: false) { $0.isNewline }
    }
    let areDifferent = runs[0] != plain && runs[0] != runs[1]
    let areSame = runs.allSatisfy { $0.sorted() == plain.sorted() }
    #expect(areDifferent && areSame && plain.count >= 20_000)
    #expect(!options.contains("csv") || runs[0].first == plain.first)
    #expect(try room.names() == [])
  }

  @Test func mistakes() throws {
    let place = try Workspace()
    try place.write(Invented.lines(1..<3), to: "in")
    let folder = try place.shell("\"$MOULT\" redact --shuffle in -o out/")
    #expect(folder.code == 64 && folder.messages.contains("one output"))
    try place.write("no record\n", to: "none")
    let none = try place.shell("\"$MOULT\" redact --shuffle none -o out")
    #expect(none.code != 0)
    #expect(try !place.names().contains("out"))
    // Enough that a pile fills a block, which needs the temporary file.
    let bytes = String(repeating: "a", count: 1 << 10)
    let long = (0..<12_000).map { #"{"id":\#($0),"text":"\#(bytes)"}"# + "\n" }.joined()
    try place.write(long, to: "long")
    let missing = try place.shell(
      #"TMPDIR=missing "$MOULT" redact --policy text --shuffle -o out long"#)
    #expect(missing.code == 74 && missing.messages.contains("'missing'"), "\(missing.messages)")
  }
}
