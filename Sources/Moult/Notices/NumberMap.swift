/// A compact map from many numbers to small values: about 16 bytes for each value of 48 bits.
///
/// A number is mixed to a word by a bijection (the finalizer of SplitMix64, Steele et al., "Fast splittable
/// pseudorandom number generators", 2014). The upper 16 bits of the word select one of 65,536 tables, so
/// that only the other 48 are stored. Tables grow one at a time and by a quarter, so that the map never
/// needs twice its memory.
struct NumberMap: Sendable {
  /// The number of 16-bit words of a value.
  private let valueWords: Int
  private var tables: [NumberTable] = []
  /// The values of the words whose stored bits would mark a free slot.
  private var others: [UInt64: UInt64] = [:]
  /// The number of numbers in the map.
  private(set) var count = 0

  private static let tableBits = 16

  /// - Parameter valueBits: the number of bits of a value; a multiple of 16, at most 64.
  init(valueBits: Int) {
    precondition(1...64 ~= valueBits && valueBits % 16 == 0)
    valueWords = valueBits / 16
  }

  var isEmpty: Bool { count == 0 }

  /// The value of a number; nil where the map does not contain it. O(1).
  func value(of number: UInt64) -> UInt64? {
    guard count > 0 else { return nil }
    let mixed = Self.mixed(number)
    let word = mixed & NumberTable.mask
    if word == NumberTable.free { return others[mixed] }
    return tables[Int(truncatingIfNeeded: mixed >> NumberTable.bits)].value(of: word, valueWords)
  }

  /// Sets the value of a number to the result of `merge`, which gets its old value. Amortized O(1).
  mutating func update(_ number: UInt64, _ merge: (UInt64?) -> UInt64) {
    if tables.isEmpty {
      tables = Array(repeating: NumberTable(), count: 1 << Self.tableBits)
    }
    let mixed = Self.mixed(number)
    let word = mixed & NumberTable.mask
    let isNew: Bool
    if word == NumberTable.free {
      let old = others[mixed]
      others[mixed] = merge(old)
      isNew = old == nil
    } else {
      let table = Int(truncatingIfNeeded: mixed >> NumberTable.bits)
      isNew = tables[table].update(word, valueWords, merge)
    }
    if isNew { count += 1 }
  }

  /// SplitMix64's finalizer.
  private static func mixed(_ number: UInt64) -> UInt64 {
    var word = number
    word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
    return word ^ word >> 31
  }
}

/// An open-addressed table of 48-bit words and their values. The first slot for a word is proportional to
/// its size. The number of 16-bit words of a value is a parameter of each call, so that the 65,536 tables
/// of a map need not store it.
struct NumberTable: Sendable {
  /// The number of bits of a word.
  static let bits: UInt64 = 48
  static let mask: UInt64 = 1 << bits - 1
  /// The word of a free slot.
  static let free = mask

  /// For each slot three words of 16 bits for the key, then those of the value.
  private var cells: [UInt16] = []
  private var capacity: Int32 = 0
  private var count: Int32 = 0

  /// The value of a word; nil where the table does not contain it. O(1).
  func value(of word: UInt64, _ valueWords: Int) -> UInt64? {
    guard capacity > 0 else { return nil }
    let (slot, isThere) = find(word, 3 + valueWords)
    return isThere ? read(slot * (3 + valueWords) + 3, valueWords) : nil
  }

  /// Sets the value of a word to the result of `merge`; returns whether the word is new. Amortized O(1).
  mutating func update(
    _ word: UInt64, _ valueWords: Int, _ merge: (UInt64?) -> UInt64
  ) -> Bool {
    let width = 3 + valueWords
    // At most five slots in six are used, so that there is always a free slot, and it is near.
    if (count &+ 1) &* 6 > capacity &* 5 { grow(width) }
    let (slot, isThere) = find(word, width)
    let place = slot * width + 3
    write(merge(isThere ? read(place, valueWords) : nil), at: place, valueWords)
    if isThere { return false }
    write(word, at: slot * width, 3)
    count += 1
    return true
  }

  /// The slot of a word, or the free slot where it belongs.
  private func find(_ word: UInt64, _ width: Int) -> (slot: Int, isThere: Bool) {
    // Proportional to the word, so that growing keeps the order of the slots.
    var slot = Int(truncatingIfNeeded: (word &* UInt64(capacity)) >> Self.bits)
    while true {
      let found = read(slot * width, 3)
      if found == word { return (slot, true) }
      if found == Self.free { return (slot, false) }
      slot += 1
      if slot == Int(capacity) { slot = 0 }
    }
  }

  private func read(_ place: Int, _ words: Int) -> UInt64 {
    var number: UInt64 = 0
    for index in 0..<words { number |= UInt64(cells[place + index]) << UInt64(16 * index) }
    return number
  }

  private mutating func write(_ number: UInt64, at place: Int, _ words: Int) {
    for index in 0..<words {
      cells[place + index] = UInt16(truncatingIfNeeded: number >> UInt64(16 * index))
    }
  }

  private mutating func grow(_ width: Int) {
    let old = self
    // The word is less than 2 to the 48, so that the product in `find` fits in 64 bits.
    capacity = old.capacity + max(4, old.capacity / 4)
    precondition(capacity < 1 << 16, "a table of a NumberMap is full")
    cells = Array(repeating: .max, count: Int(capacity) * width)
    for slot in 0..<Int(old.capacity) {
      let word = old.read(slot * width, 3)
      guard word != Self.free else { continue }
      let place = find(word, width).slot * width
      for index in 0..<width { cells[place + index] = old.cells[slot * width + index] }
    }
  }
}
