internal import JSONStream

/// A queue of byte strings: full blocks in a store, the rest in memory. It is filled first, and then read once.
///
/// A string takes a word for its length, and as many words as its bytes fill.
struct SpilledBytes: Sendable {
  private let wordsPerBlock: Int
  /// The words that are not in a block yet.
  private var tail: [UInt64] = []
  /// The blocks in the store, in order.
  private var blocks: [Int] = []

  /// The words of the current block, and how many of them were read.
  private var words: [UInt64] = []
  private var read = 0
  private var nextBlock = 0

  /// - Parameter wordsPerBlock: the size of the blocks.
  init(wordsPerBlock: Int) {
    self.wordsPerBlock = wordsPerBlock
  }

  /// Adds a string, which stays in memory until ``spill(in:)``. O(bytes).
  mutating func append(_ bytes: Span<UInt8>) {
    tail.append(UInt64(bytes.count))
    var index = 0
    while index + 8 <= bytes.count {
      tail.append(bytes.word(at: index))
      index += 8
    }
    guard index < bytes.count else { return }
    var last: UInt64 = 0
    for place in (index..<bytes.count).reversed() { last = last << 8 | UInt64(bytes[place]) }
    tail.append(last)
  }

  /// Moves full blocks to a store. O(words in memory).
  mutating func spill(in store: inout some BlockStore & ~Copyable) throws {
    var start = 0
    while tail.count - start >= wordsPerBlock {
      let block = try store.store(tail.span.extracting(start..<start + wordsPerBlock))
      blocks.append(block)
      start += wordsPerBlock
    }
    if start > 0 { tail.removeFirst(start) }
  }

  /// Reads the next string, which replaces the content of `bytes`. O(bytes).
  ///
  /// - Precondition: a string is left.
  mutating func next(
    from store: inout some BlockStore & ~Copyable, into bytes: inout ByteBuffer
  ) throws {
    bytes.removeAll()
    let count = Int(try nextWord(from: &store))
    while bytes.count < count {
      var word = try nextWord(from: &store)
      for _ in 0..<min(8, count - bytes.count) {
        bytes.append(UInt8(truncatingIfNeeded: word))
        word >>= 8
      }
    }
  }

  private mutating func nextWord(from store: inout some BlockStore & ~Copyable) throws -> UInt64 {
    if read == words.count { try refill(from: &store) }
    read += 1
    return words[read - 1]
  }

  private mutating func refill(from store: inout some BlockStore & ~Copyable) throws {
    read = 0
    // The old block is freed before the next is loaded, so only one is in memory.
    words = []
    guard nextBlock < blocks.count else { return swap(&words, &tail) }
    words = [UInt64](repeating: 0, count: wordsPerBlock)
    let block = blocks[nextBlock]
    var space = words.mutableSpan
    try store.load(block, into: &space)
    nextBlock += 1
  }
}
