/// The pages of a set of numbers: slots for words of 48 bits, each stored as three of 16 bits.
///
/// A list of pages is a hash table with linear probing. A word's first slot is proportional to its value, so growing
/// a table keeps neighbours close to each other.
struct NumberPages: Sendable {
  /// The size of a word in bits.
  static let bits: UInt64 = 48
  static let mask: UInt64 = 1 << bits - 1
  /// The content of a free slot.
  static let free = mask
  /// The number of slots in a page.
  static let slots = 64

  private static let pageThirds = 3 * slots
  /// Enough for the allocator to map each chunk separately.
  private static let chunkPages = 1024

  /// A place in the chunks, in units of 16 bits.
  struct Place {
    let chunk: Int
    let third: Int
  }

  private var chunks: [[UInt16]] = []
  private var used = 0

  var byteCount: Int { chunks.count * Self.chunkPages * Self.pageThirds * 2 }

  /// Adds an empty page and returns its number.
  mutating func add() -> UInt32 {
    if used == chunks.count * Self.chunkPages {
      chunks.append(Array(repeating: .max, count: Self.chunkPages * Self.pageThirds))
    }
    used += 1
    return UInt32(used - 1)
  }

  /// The place of a word in a table, or the free slot for it. O(1) on average.
  ///
  /// - Precondition: a slot of the table is free.
  func find(_ word: UInt64, in table: [UInt32]) -> (place: Place, isThere: Bool) {
    // Uses 32 bits of the word, so that the product fits into 64 bits.
    let slot = Int((word >> 16 &* UInt64(table.count * Self.slots)) >> 32)
    var (page, first) = (slot / Self.slots, 3 * (slot % Self.slots))
    while true {
      let start = Self.start(of: table[page])
      let thirds = chunks[start.chunk]
      var third = start.third + first
      let end = start.third + Self.pageThirds
      while third < end {
        let found = Self.word(thirds, third)
        if found == word { return (Place(chunk: start.chunk, third: third), true) }
        if found == Self.free { return (Place(chunk: start.chunk, third: third), false) }
        third += 3
      }
      first = 0
      page = page + 1 == table.count ? 0 : page + 1
    }
  }

  mutating func put(_ word: UInt64, at place: Place) {
    chunks[place.chunk][place.third] = UInt16(truncatingIfNeeded: word)
    chunks[place.chunk][place.third + 1] = UInt16(truncatingIfNeeded: word >> 16)
    chunks[place.chunk][place.third + 2] = UInt16(truncatingIfNeeded: word >> 32)
  }

  /// Moves all words of a table to `words`. O(slots).
  mutating func empty(_ table: [UInt32], into words: inout [UInt64]) {
    for page in table {
      let start = Self.start(of: page)
      for third in stride(from: start.third, to: start.third + Self.pageThirds, by: 3) {
        let word = Self.word(chunks[start.chunk], third)
        guard word != Self.free else { continue }
        words.append(word)
        put(Self.free, at: Place(chunk: start.chunk, third: third))
      }
    }
  }

  private static func start(of page: UInt32) -> Place {
    Place(chunk: Int(page) / chunkPages, third: Int(page) % chunkPages * pageThirds)
  }

  private static func word(_ thirds: [UInt16], _ third: Int) -> UInt64 {
    UInt64(thirds[third]) | UInt64(thirds[third + 1]) << 16 | UInt64(thirds[third + 2]) << 32
  }
}
