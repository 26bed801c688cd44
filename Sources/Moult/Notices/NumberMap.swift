/// Very many numbers in little memory, each with a small value: about 16 bytes for a value of 48 bits.
///
/// A number is mixed to a word, and nothing is lost by that (the finalizer of SplitMix64, Steele et
/// al., "Fast splittable pseudorandom number generators", 2014). The word's upper 16 bits say in which
/// of 65,536 tables it stands, so that only the other 48 are stored. Tables grow one by one and by a
/// quarter, so that no moment needs room for two maps.
struct NumberMap: Sendable {
  /// How many words of 16 bits a value takes.
  private let valueWords: Int
  private var tables: [NumberTable] = []
  /// Those whose stored word would be the one that stands for a free slot.
  private var others: [UInt64: UInt64] = [:]
  /// How many numbers it holds.
  private(set) var count = 0

  private static let tableBits = 16

  /// - Parameter valueBits: how many bits a value can have; a multiple of 16, at most 64.
  init(valueBits: Int) {
    precondition(1...64 ~= valueBits && valueBits % 16 == 0)
    valueWords = valueBits / 16
  }

  var isEmpty: Bool { count == 0 }

  /// The value of a number, if it is there. O(1).
  func value(of number: UInt64) -> UInt64? {
    guard count > 0 else { return nil }
    let mixed = Self.mixed(number)
    let word = mixed & NumberTable.mask
    if word == NumberTable.free { return others[mixed] }
    return tables[Int(truncatingIfNeeded: mixed >> NumberTable.bits)].value(of: word, valueWords)
  }

  /// Gives a number the value that `merge` makes of the one it has. O(1) over time.
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

  private static func mixed(_ number: UInt64) -> UInt64 {
    var word = number
    word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
    return word ^ word >> 31
  }
}

/// Words of 48 bits and their values, each in the first free slot at or after the one that its size
/// says. How many words of 16 bits a value takes is the map's to know, and told with each call.
struct NumberTable: Sendable {
  static let bits: UInt64 = 48
  static let mask: UInt64 = 1 << bits - 1
  /// What stands in a slot that is free.
  static let free = mask

  /// Of each slot three for the word, then those of the value.
  private var cells: [UInt16] = []
  private var capacity: Int32 = 0
  private var count: Int32 = 0

  func value(of word: UInt64, _ valueWords: Int) -> UInt64? {
    guard capacity > 0 else { return nil }
    let (slot, isThere) = find(word, 3 + valueWords)
    return isThere ? read(slot * (3 + valueWords) + 3, valueWords) : nil
  }

  /// Returns whether the word is new.
  mutating func update(
    _ word: UInt64, _ valueWords: Int, _ merge: (UInt64?) -> UInt64
  ) -> Bool {
    let width = 3 + valueWords
    // At most five in six are taken, so that a free slot is near, and there is always one.
    if (count &+ 1) &* 6 > capacity &* 5 { grow(width) }
    let (slot, isThere) = find(word, width)
    let place = slot * width + 3
    write(merge(isThere ? read(place, valueWords) : nil), at: place, valueWords)
    if isThere { return false }
    write(word, at: slot * width, 3)
    count += 1
    return true
  }

  private func find(_ word: UInt64, _ width: Int) -> (slot: Int, isThere: Bool) {
    // In the order of their size, so that growing keeps near what was near.
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
    // The word is less than 2 to the 48, so that the product in `find` needs no more than 64 bits.
    capacity = old.capacity + max(4, old.capacity / 4)
    precondition(capacity < 1 << 16, "a table of a map of numbers is full")
    cells = Array(repeating: .max, count: Int(capacity) * width)
    for slot in 0..<Int(old.capacity) {
      let word = old.read(slot * width, 3)
      guard word != Self.free else { continue }
      let place = find(word, width).slot * width
      for index in 0..<width { cells[place + index] = old.cells[slot * width + index] }
    }
  }
}
