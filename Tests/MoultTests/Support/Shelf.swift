import Testing

@testable import Moult

/// A store in memory, which counts what it holds.
struct Shelf: BlockStore {
  struct Full: Error {}

  private var blocks: [Int: [UInt64]] = [:]
  /// Words that were ever stored, and the most that were there at once.
  private(set) var stored = 0
  private(set) var mostHeld = 0
  private var next = 0
  private let room: Int

  init(room: Int = .max) { self.room = room }

  mutating func store(_ words: Span<UInt64>) throws -> Int {
    let held = (blocks.count + 1) * words.count
    guard held <= room else { throw Full() }
    blocks[next] = words.indices.map { words[$0] }
    stored += words.count
    mostHeld = max(mostHeld, held)
    next += 1
    return next - 1
  }

  /// A block that was loaded already is no longer there.
  mutating func load(_ block: Int, into words: inout MutableSpan<UInt64>) throws {
    let removed = blocks.removeValue(forKey: block)
    let found = try #require(removed)
    for index in words.indices { words[index] = found[index] }
  }
}
