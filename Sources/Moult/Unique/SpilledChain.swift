/// A queue of spilled IDs in the order of their numbers: full blocks in a store, the rest in memory.
/// It is filled first, and then read once.
struct SpilledChain: Sendable {
  private let wordsPerBlock: Int
  /// Their numbers in the store.
  private var blocks: [Int] = []
  /// Words that do not fill a block yet.
  private var tail: [UInt64] = []

  /// The words of the current block, and how many of them were read.
  private var words: [UInt64] = []
  private var read = 0
  private var nextBlock = 0

  /// - Parameter wordsPerBlock: the size of its blocks, an even number.
  init(wordsPerBlock: Int) {
    self.wordsPerBlock = wordsPerBlock
  }

  mutating func append(
    _ one: SpilledID, _ store: inout some BlockStore & ~Copyable
  ) throws {
    if tail.isEmpty { tail.reserveCapacity(wordsPerBlock) }
    tail.append(one.low)
    tail.append(one.rest)
    guard tail.count == wordsPerBlock else { return }
    blocks.append(try store.store(tail.span))
    tail.removeAll(keepingCapacity: true)
  }

  /// The next ID, if there is one and its number is less than `end`.
  mutating func next(
    before end: Int = .max, _ store: inout some BlockStore & ~Copyable
  ) throws -> SpilledID? {
    if read == words.count, try !refill(&store) { return nil }
    let one = SpilledID(low: words[read], rest: words[read + 1])
    guard one.number < end else { return nil }
    read += 2
    return one
  }

  /// Loads the next block; false at the end.
  private mutating func refill(_ store: inout some BlockStore & ~Copyable) throws -> Bool {
    read = 0
    // The old block is freed before the next is loaded, so only one is in memory.
    words = []
    if nextBlock < blocks.count {
      words = [UInt64](repeating: 0, count: wordsPerBlock)
      let block = blocks[nextBlock]
      var space = words.mutableSpan
      try store.load(block, into: &space)
      nextBlock += 1
    } else {
      swap(&words, &tail)
    }
    return !words.isEmpty
  }

  var isEmpty: Bool { blocks.isEmpty && tail.isEmpty }
}
