/// A queue of spilled IDs in the order of their numbers: full blocks in a store, the rest in memory.
/// It is filled first, and then read once.
struct SpilledChain: Sendable {
  private var blocks: [SealedBlocks.Block] = []
  /// Words that do not fill a block yet.
  private var tail: [UInt64] = []

  /// The words of the current block, and how many of them were read.
  private var words: [UInt64] = []
  private var read = 0
  private var nextBlock = 0

  mutating func append(
    _ one: SpilledID, _ sealing: inout SealedBlocks, _ store: inout some BlockStore & ~Copyable
  ) throws {
    if tail.isEmpty { tail.reserveCapacity(sealing.wordsPerBlock) }
    tail.append(one.low)
    tail.append(one.rest)
    guard tail.count == sealing.wordsPerBlock else { return }
    blocks.append(try sealing.store(tail, in: &store))
    tail.removeAll(keepingCapacity: true)
  }

  /// The next ID, if there is one and its number is less than `end`.
  mutating func next(
    before end: Int = .max, _ sealing: inout SealedBlocks,
    _ store: inout some BlockStore & ~Copyable
  ) throws -> SpilledID? {
    if read == words.count, try !refill(&sealing, &store) { return nil }
    let one = SpilledID(low: words[read], rest: words[read + 1])
    guard one.number < end else { return nil }
    read += 2
    return one
  }

  /// Loads the next block; false at the end.
  private mutating func refill(
    _ sealing: inout SealedBlocks, _ store: inout some BlockStore & ~Copyable
  ) throws -> Bool {
    read = 0
    // The old block is freed before the next is loaded, so only one is in memory.
    words = []
    if nextBlock < blocks.count {
      words = try sealing.load(blocks[nextBlock], from: &store)
      nextBlock += 1
    } else {
      swap(&words, &tail)
    }
    return !words.isEmpty
  }

  var isEmpty: Bool { blocks.isEmpty && tail.isEmpty }
}
