/// A set of hashed words for as long as it is small: an open hash table, half of whose slots are free.
///
/// The tables of a ``NumberSet`` pay only where there are many numbers: with one number in each, every one costs a page.
struct FewNumbers: Sendable {
  /// The most words. With them, the table has 4 MiB, a sixth of what a ``NumberSet`` of as many takes.
  static let most = 1 << 18
  private static let leastSlots = 1 << 10

  /// 0 in a free slot.
  private var slots: [UInt64] = []
  /// 64 minus the binary logarithm of the number of slots.
  private var shift: UInt64 = 0
  private var holdsZero = false
  /// The number of words.
  private(set) var count = 0

  /// Its size in memory, in bytes.
  var byteCount: Int { slots.count * MemoryLayout<UInt64>.stride }

  /// The bytes that the next word takes: those of a larger table, or none.
  var growth: Int { count * 2 >= slots.count ? max(Self.leastSlots * 8, 2 * byteCount) : 0 }

  /// Adds a word; false where the set contains it. Amortized O(1).
  ///
  /// - Precondition: `word` is a hash whose upper bits are well mixed.
  mutating func insert(_ word: UInt64) -> Bool {
    if word == 0 {
      defer { holdsZero = true }
      if !holdsZero { count += 1 }
      return !holdsZero
    }
    if count * 2 >= slots.count { grow() }
    let slot = place(of: word)
    if slots[slot] == word { return false }
    slots[slot] = word
    count += 1
    return true
  }

  /// Whether the set contains a word. O(1).
  func contains(_ word: UInt64) -> Bool {
    if word == 0 { return holdsZero }
    return !slots.isEmpty && slots[place(of: word)] == word
  }

  /// Calls `body` with each word. O(slots).
  func visit(_ body: (UInt64) -> Void) {
    if holdsZero { body(0) }
    for word in slots where word != 0 { body(word) }
  }

  /// The slot of a word, or the free one for it.
  private func place(of word: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: word >> shift)
    while slots[slot] != 0, slots[slot] != word { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }

  private mutating func grow() {
    let old = slots
    let size = max(Self.leastSlots, old.count * 2)
    slots = Array(repeating: 0, count: size)
    shift = UInt64(UInt64.bitWidth - size.trailingZeroBitCount)
    for word in old where word != 0 { slots[place(of: word)] = word }
  }
}
