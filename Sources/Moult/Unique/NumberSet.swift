/// A set of very many numbers in little memory: some eight bytes each where they are many.
///
/// A number is mixed to a word, and nothing is lost by that. The word's upper 16 bits say in which of
/// 65,536 tables it stands, so that only the other 48 are stored. Tables grow by pages of one size,
/// in their place: no moment needs room for two sets, and no memory is left between blocks of many sizes.
struct NumberSet: Sendable {
  private var tables: [Table] = []
  private var pages = NumberPages()
  /// Bytes of the tables and of their lists of pages.
  private var listBytes = 0
  /// The words of a table that grows.
  private var moved: [UInt64] = []
  /// Drawn for each set, so that nobody can choose numbers that crowd in one place.
  private let seed: UInt64
  /// How many numbers it holds.
  private(set) var count = 0

  /// - Parameter seed: what the places of the numbers follow from.
  init(seed: UInt64 = .random(in: 0 ... .max)) {
    self.seed = seed
  }

  /// What an array takes besides its elements, with what the system's allocator adds.
  private static let arrayHeader = 40

  private struct Table: Sendable {
    var pages: [UInt32] = []
    var count: UInt32 = 0
    /// Whether it holds the word that stands for a free slot.
    var holdsFree = false

    var slots: Int { pages.count * NumberPages.slots }
  }

  /// How many bytes of memory it takes.
  var byteCount: Int { listBytes + pages.byteCount }

  /// Adds a number; false where it is there already. O(1) over time.
  mutating func insert(_ number: UInt64) -> Bool {
    if tables.isEmpty {
      tables = Array(repeating: Table(), count: 1 << Int(64 - NumberPages.bits))
      listBytes = tables.count * MemoryLayout<Table>.stride
    }
    let word = mixed(number)
    guard insert(word & NumberPages.mask, into: Int(word >> NumberPages.bits)) else { return false }
    count += 1
    return true
  }

  /// Whether it holds a number. O(1).
  func contains(_ number: UInt64) -> Bool {
    guard !tables.isEmpty else { return false }
    let (word, index) = (mixed(number) & NumberPages.mask, Int(mixed(number) >> NumberPages.bits))
    if word == NumberPages.free { return tables[index].holdsFree }
    return tables[index].slots > 0 && pages.find(word, in: tables[index].pages).isThere
  }

  /// Which of 256 parts a number belongs to; those of one part stand in 256 tables.
  func part(of number: UInt64) -> Int { Int(mixed(number) >> 56) }

  /// Empties the set and gives its memory back.
  mutating func removeAll() {
    self = NumberSet(seed: seed)
  }

  private mutating func insert(_ word: UInt64, into index: Int) -> Bool {
    if word == NumberPages.free {
      defer { tables[index].holdsFree = true }
      return !tables[index].holdsFree
    }
    // At most five in six are taken, so that a free slot is near.
    if Int(tables[index].count) * 6 >= tables[index].slots * 5 { grow(index) }
    let (place, isThere) = pages.find(word, in: tables[index].pages)
    if isThere { return false }
    pages.put(word, at: place)
    tables[index].count += 1
    return true
  }

  /// Gives a table an eighth more of pages.
  private mutating func grow(_ index: Int) {
    let old = tables[index].pages
    let count = old.count + max(1, old.count / 8)
    // An array that grows by itself doubles.
    var list: [UInt32] = []
    list.reserveCapacity(count)
    list += old
    while list.count < count { list.append(pages.add()) }
    moved.removeAll(keepingCapacity: true)
    pages.empty(old, into: &moved)
    for word in moved { pages.put(word, at: pages.find(word, in: list).place) }
    tables[index].pages = list
    let header = old.isEmpty ? Self.arrayHeader : 0
    listBytes += header + (count - old.count) * MemoryLayout<UInt32>.stride
  }

  /// The finalizer of SplitMix64 (Steele et al., "Fast splittable pseudorandom number generators",
  /// 2014), under which different numbers stay different.
  private func mixed(_ number: UInt64) -> UInt64 {
    var word = number &+ seed
    word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
    return word ^ word >> 31
  }
}
