import Moult
import MoultIO
import MoultRelease

/// Lines that leave in an order drawn at random, every order with the same probability, in bounded memory.
///
/// Each line goes to a pile that is drawn for it. Of a pile, less than a block is in memory, the rest in a spill file.
/// At the end the piles are shuffled one after the other; one that is too large is first divided into piles of its own.
struct ShuffledLines {
  private struct Pile {
    var lines = ReadyLines()
    var bytes = 0
    var count = 0
  }

  /// How many bytes are written at a time.
  private static let outputBlock = 1 << 16

  private var piles: [Pile]
  private var numbers = DrawnNumbers()
  private let mostBytes: Int

  /// - Parameters:
  ///   - piles: the number of piles, each of which takes up to 64 KiB of memory.
  ///   - mostBytes: the largest pile that is shuffled in memory.
  init(piles: Int = 128, mostBytes: Int = 32 << 20) {
    self.piles = Array(repeating: Pile(), count: piles)
    self.mostBytes = mostBytes
  }

  /// Adds whole lines. O(bytes).
  mutating func add(_ lines: Span<UInt8>, to spill: inout SpillFile) throws {
    var start = 0
    for index in lines.indices where lines[index] == UInt8(ascii: "\n") {
      let pile = Int.random(in: piles.indices, using: &numbers)
      try piles[pile].lines.append(lines.extracting(start...index), to: &spill)
      piles[pile].bytes += index + 1 - start
      piles[pile].count += 1
      start = index + 1
    }
    precondition(start == lines.count, "lines end with a line feed")
  }

  /// Removes all lines, and writes them in a random order. O(bytes), for a pile that is too large once more.
  mutating func write(
    from spill: inout SpillFile, _ write: (Span<UInt8>) throws -> Void
  ) throws {
    for index in piles.indices {
      var pile = Pile()
      swap(&pile, &piles[index])
      if pile.bytes > mostBytes, pile.count > 1 {
        try divide(&pile, &spill, write)
      } else {
        try shuffle(&pile, &spill, write)
      }
    }
  }

  private func divide(
    _ pile: inout Pile, _ spill: inout SpillFile, _ write: (Span<UInt8>) throws -> Void
  ) throws {
    var inner = ShuffledLines(piles: piles.count, mostBytes: mostBytes)
    var block = ByteBuffer()
    while try pile.lines.take(into: &block, from: &spill) {
      let loaded = block
      let bytes = loaded.bytes
      let end = bytes.indices.last { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 } ?? 0
      try inner.add(bytes.extracting(..<end), to: &spill)
      // A line can continue in the next block.
      block = ByteBuffer()
      block.append(bytes.extracting(end...))
    }
    try inner.write(from: &spill, write)
  }

  private mutating func shuffle(
    _ pile: inout Pile, _ spill: inout SpillFile, _ write: (Span<UInt8>) throws -> Void
  ) throws {
    var all = ByteBuffer(capacity: pile.bytes)
    while try pile.lines.take(into: &all, from: &spill) {}
    let bytes = all.bytes
    var lines: [Range<Int>] = []
    lines.reserveCapacity(pile.count)
    var start = 0
    for index in bytes.indices where bytes[index] == UInt8(ascii: "\n") {
      lines.append(start..<index + 1)
      start = index + 1
    }
    lines.shuffle(using: &numbers)
    var output = ByteBuffer()
    for line in lines {
      output.append(bytes.extracting(line))
      guard output.count >= Self.outputBlock else { continue }
      try write(output.bytes)
      output.removeAll()
    }
    try write(output.bytes)
  }
}
