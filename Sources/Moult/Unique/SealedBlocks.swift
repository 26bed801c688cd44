/// Writes blocks of words to a store, unreadable to others, and reads each of them back once.
struct SealedBlocks: Sendable {
  /// A block in the store.
  struct Block: Sendable {
    fileprivate let slot: Int
    /// Its number among all blocks ever written: a slot is used again, and what made an earlier block
    /// unreadable must not be.
    fileprivate let serial: UInt64
  }

  let wordsPerBlock: Int
  private let key = RunKey()
  private var freeSlots: [Int] = []
  private var slots = 0
  private var serial: UInt64 = 0
  private var sealed: [UInt64]

  init(wordsPerBlock: Int) {
    self.wordsPerBlock = wordsPerBlock
    sealed = Array(repeating: 0, count: wordsPerBlock)
  }

  /// Stores a whole block. O(words).
  mutating func store(
    _ words: [UInt64], in store: inout some BlockStore & ~Copyable
  ) throws -> Block {
    precondition(words.count == wordsPerBlock)
    let block = Block(slot: freeSlots.popLast() ?? slots, serial: serial)
    slots = max(slots, block.slot + 1)
    serial += 1
    for index in words.indices { sealed[index] = words[index] ^ mask(block, index) }
    try store.write(sealed.span, at: block.slot * wordsPerBlock)
    return block
  }

  /// Reads a block back and frees its place. O(words).
  mutating func load(
    _ block: Block, from store: inout some BlockStore & ~Copyable
  ) throws -> [UInt64] {
    var words = [UInt64](repeating: 0, count: wordsPerBlock)
    var space = words.mutableSpan
    try store.read(into: &space, at: block.slot * wordsPerBlock)
    for index in words.indices { words[index] ^= mask(block, index) }
    freeSlots.append(block.slot)
    return words
  }

  /// What a word is combined with: a keyed hash of where it stands among all that were ever written.
  private func mask(_ block: Block, _ index: Int) -> UInt64 {
    SipHash.hash((block.serial, UInt64(index)), key: key)
  }
}
