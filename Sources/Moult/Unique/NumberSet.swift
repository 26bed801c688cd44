/// A compact set of numbers: some eight bytes each for a large set.
///
/// A number is hashed to a word, reversibly. The word's upper 16 bits select one of 65,536 tables, so only the other 48
/// are stored. Tables grow in place by pages of one size: memory is never needed for two sets, and it does not
/// fragment.
struct NumberSet: Sendable {
  /// The words while there are few; empty once there are tables.
  private var few = FewNumbers()
  private var tables: [Table] = []
  private var pages = NumberPages()
  /// The size of the tables and of their lists of pages, in bytes.
  private var listBytes = 0
  /// A scratch buffer for the words of a growing table.
  private var moved: [UInt64] = []
  /// Random, so that nobody can choose numbers that collide.
  private let seed: UInt64
  /// How many numbers are few.
  private let mostFew: Int
  /// The number of elements.
  private(set) var count = 0

  /// - Parameter seed: the seed of the hash.
  init(seed: UInt64 = .random(in: 0 ... .max), mostFew: Int = FewNumbers.most) {
    self.seed = seed
    self.mostFew = mostFew
  }

  /// The overhead of an array, including the allocator's, in bytes.
  private static let arrayHeader = 40

  private struct Table: Sendable {
    var pages: [UInt32] = []
    var count: UInt32 = 0
    /// Whether it contains the word that marks a free slot.
    var holdsFree = false

    var slots: Int { pages.count * NumberPages.slots }
  }

  /// Its size in memory, in bytes.
  var byteCount: Int { few.byteCount + listBytes + pages.byteCount }

  /// The most bytes that the next number can take, for a short time or for good: a chunk and a longer list of pages, or the
  /// next form of a small set.
  var growth: Int {
    guard tables.isEmpty else { return 1 << 19 }
    return few.count == mostFew ? Self.tableBytes : few.growth
  }

  /// More than the tables have when they are made: a page for each, their lists, and the unused rest of a chunk.
  private static let tableBytes = 32 << 20

  /// Adds a number; false where the set contains it. Amortized O(1).
  mutating func insert(_ number: UInt64) -> Bool {
    let word = mixed(number)
    if tables.isEmpty, few.count == mostFew, !few.contains(word) { makeTables() }
    let isNew =
      tables.isEmpty
      ? few.insert(word) : insert(word & NumberPages.mask, into: Int(word >> NumberPages.bits))
    if isNew { count += 1 }
    return isNew
  }

  private mutating func makeTables() {
    tables = Array(repeating: Table(), count: 1 << Int(64 - NumberPages.bits))
    listBytes = tables.count * MemoryLayout<Table>.stride
    let words = few
    few = FewNumbers()
    words.visit { word in
      _ = insert(word & NumberPages.mask, into: Int(word >> NumberPages.bits))
    }
  }

  /// Whether the set contains a number. O(1).
  func contains(_ number: UInt64) -> Bool {
    let hash = mixed(number)
    guard !tables.isEmpty else { return few.contains(hash) }
    let (word, index) = (hash & NumberPages.mask, Int(hash >> NumberPages.bits))
    if word == NumberPages.free { return tables[index].holdsFree }
    return tables[index].slots > 0 && pages.find(word, in: tables[index].pages).isThere
  }

  /// The partition, of 256, that a number belongs to. The numbers of a partition are in 256 of the tables.
  func partition(of number: UInt64) -> Int { Int(mixed(number) >> 56) }

  /// Removes all numbers and frees the memory.
  mutating func removeAll() {
    self = NumberSet(seed: seed, mostFew: mostFew)
  }

  private mutating func insert(_ word: UInt64, into index: Int) -> Bool {
    if word == NumberPages.free {
      defer { tables[index].holdsFree = true }
      return !tables[index].holdsFree
    }
    // At most five in six slots are taken, so probing stays short.
    if Int(tables[index].count) * 6 >= tables[index].slots * 5 { grow(index) }
    let (place, isThere) = pages.find(word, in: tables[index].pages)
    if isThere { return false }
    pages.put(word, at: place)
    tables[index].count += 1
    return true
  }

  /// Adds an eighth more pages to a table. O(slots).
  private mutating func grow(_ index: Int) {
    let old = tables[index].pages
    let count = old.count + max(1, old.count / 8)
    // Exact capacity: an array that grows by itself doubles.
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
  /// 2014), which is a bijection.
  private func mixed(_ number: UInt64) -> UInt64 {
    var word = number &+ seed
    word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
    return word ^ word >> 31
  }
}
