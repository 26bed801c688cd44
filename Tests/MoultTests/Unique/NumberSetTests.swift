import Testing

@testable import Moult

/// The set of numbers, compared with the standard library's.
@Suite struct NumberSetTests {
  /// The number whose hash is a word if the seed is 0.
  private func number(mixedTo word: UInt64) -> UInt64 {
    var word = word
    word = (word ^ word >> 31 ^ word >> 62) &* 0x3196_42B2_D24D_8EC3
    word = (word ^ word >> 27 ^ word >> 54) &* 0x96DE_1B17_3F11_9089
    return word ^ word >> 30 ^ word >> 60
  }

  private func compare(_ set: inout NumberSet, _ numbers: some Sequence<UInt64>) {
    var model: Set<UInt64> = []
    for number in numbers {
      #expect(set.contains(number) == model.contains(number))
      #expect(set.insert(number) == model.insert(number).inserted)
    }
    #expect(set.count == model.count)
    #expect(model.allSatisfy { set.contains($0) })
  }

  @Test(
    arguments: [
      (range: 0...5_000, count: 20_000), (range: 0...UInt64.max, count: 20_000),
      (range: UInt64.max - 3_000...UInt64.max, count: 9_000),
    ], [0, 1, 2_500, FewNumbers.most])
  func numbersOfARange(_ numbers: (range: ClosedRange<UInt64>, count: Int), mostFew: Int) {
    let (range, count) = numbers
    var set = NumberSet(mostFew: mostFew)
    var generator = SystemRandomNumberGenerator()
    compare(&set, (0..<count).lazy.map { _ in UInt64.random(in: range, using: &generator) })
  }

  /// All in one growing table: dense words, and words of all magnitudes.
  @Test(arguments: [UInt64(1), 1 << 37]) func oneTable(step: UInt64) {
    var set = NumberSet(seed: 0, mostFew: 0)
    let words = (0..<2_500).map { index in UInt64(0x5AA5) << 48 | UInt64(index) &* step }
    compare(&set, (words + words.reversed()).map(number))
    #expect(words.allSatisfy { set.partition(of: number(mixedTo: $0)) == 0x5A })
  }

  /// The largest words belong to the last slots, and probing wraps around.
  @Test func wordsAtTheEndOfATable() {
    var set = NumberSet(seed: 0, mostFew: 0)
    let words = (0..<700).map { UInt64(7) << 48 | NumberPages.mask - UInt64($0) }
    compare(&set, words.map(number))
  }

  /// The word that marks a free slot is stored outside the slots, for each table.
  @Test func theWordOfAFreeSlot() {
    var set = NumberSet(seed: 0, mostFew: 0)
    let free = (0..<3).map { number(mixedTo: UInt64($0) << 48 | NumberPages.free) }
    #expect(!set.contains(free[0]) && set.insert(free[0]))
    #expect(!set.contains(free[1]) && set.insert(free[1]))
    #expect(set.contains(free[0]) && set.contains(free[1]) && !set.contains(free[2]))
    #expect(!set.insert(free[0]) && set.count == 2)
  }

  /// The word 0 marks a free slot while there are few numbers.
  @Test func theWordZeroAmongFew() {
    var set = NumberSet(seed: 0)
    let zero = number(mixedTo: 0)
    #expect(!set.contains(zero) && set.insert(zero) && set.contains(zero) && !set.insert(zero))
    #expect(set.count == 1)
  }

  /// Few numbers take little memory: 16 to 32 bytes each.
  @Test func memoryOfFew() {
    var set = NumberSet()
    for index in 0..<100_000 { _ = set.insert(UInt64(index)) }
    #expect(set.byteCount >= 1_600_000 && set.byteCount <= 3_200_000)
    set.removeAll()
    #expect(set.byteCount == 0 && set.count == 0)
  }

  /// Its size in memory grows with the numbers, and shrinks when they are removed.
  @Test func memory() {
    var set = NumberSet(seed: 0, mostFew: 0)
    #expect(set.byteCount == 0)
    // A table of 4,000 numbers of 6 bytes, the unused rest of a chunk, and the list of tables.
    for index in 0..<4_000 { _ = set.insert(number(mixedTo: UInt64(index) << 36)) }
    let places = 1 << 20
    #expect(set.byteCount > places + 4_000 * 6 && set.byteCount < places + 500_000)
    set.removeAll()
    #expect(set.byteCount == 0 && set.count == 0)
    #expect(!set.contains(number(mixedTo: 0)) && set.insert(number(mixedTo: 0)))
  }
}
