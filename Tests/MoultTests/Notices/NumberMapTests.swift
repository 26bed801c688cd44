import Testing

@testable import Moult

@Suite struct NumberMapTests {
  /// Compared with a dictionary, through many growths, with values of each width.
  @Test(arguments: [16, 48, 64])
  func likeADictionary(bits: Int) {
    var random = SystemRandomNumberGenerator()
    var map = NumberMap(valueBits: bits)
    var known: [UInt64: UInt64] = [:]
    let mask = UInt64.max >> UInt64(64 - bits)
    for step in 0..<60_000 as Range<UInt64> {
      let number = step % 3 == 0 ? step : random.next()
      let value = random.next() & mask
      map.update(number) { _ in value }
      known[number] = value
    }
    for number in [0, .max, .max - 1, 1 << 63] as [UInt64] {
      map.update(number) { ($0 ?? 4) + 1 }
      known[number] = (known[number] ?? 4) + 1
    }
    #expect(map.count == known.count)
    // With few numbers most tables are small, and each needs a free slot at which a search ends.
    #expect(
      (0..<200_000 as Range<UInt64>).allSatisfy {
        known[$0 << 40 | 1] != nil || map.value(of: $0 << 40 | 1) == nil
      })
    #expect(known.allSatisfy { map.value(of: $0.key) == $0.value })
    #expect((0..<1000).allSatisfy { map.value(of: $0) == known[$0] })
  }

  /// The numbers whose words have the stored bits of a free slot.
  @Test func freeSlots() {
    var map = NumberMap(valueBits: 48)
    for upper in [0, 1, 0xFFFF] as [UInt64] {
      let number = Self.unmixed(upper << 48 | NumberTable.free)
      #expect(map.value(of: number) == nil)
      map.update(number) { _ in upper + 1 }
      map.update(number) { ($0 ?? 0) + 1 }
      #expect(map.value(of: number) == upper + 2)
    }
    #expect(map.count == 3)
    #expect(map.value(of: 5) == nil)
  }

  /// The inverse of the map's mixing, from its definition.
  private static func unmixed(_ word: UInt64) -> UInt64 {
    var number = word ^ word >> 31 ^ word >> 62
    number = number &* 0x3196_42B2_D24D_8EC3
    number = number ^ number >> 27 ^ number >> 54
    number = number &* 0x96DE_1B17_3F11_9089
    return number ^ number >> 30 ^ number >> 60
  }
}
