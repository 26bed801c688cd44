/// Eight decimal digits in one little-endian word.
enum EightDigits {
  /// Whether each byte that `mask` selects is a digit.
  @inline(__always)
  static func areDigits(_ word: UInt64, mask: UInt64 = .max) -> Bool {
    let zeros = 0x3030_3030_3030_3030 & mask
    // The high half of a digit is 3, and still 3 after adding 6.
    return word & (0xF0F0_F0F0_F0F0_F0F0 & mask) == zeros
      && (word &+ (0x0606_0606_0606_0606 & mask)) & (0xF0F0_F0F0_F0F0_F0F0 & mask) == zeros
  }

  /// The number, or nil if a byte is not a digit.
  @inline(__always)
  static func value(_ word: UInt64) -> UInt64? {
    guard areDigits(word) else { return nil }
    // Each step joins neighbours in the lanes of the word: pairs, fours, all eight.
    let pairs = ((word & 0x0F0F_0F0F_0F0F_0F0F) &* 2561) >> 8
    let fours = ((pairs & 0x00FF_00FF_00FF_00FF) &* 6_553_601) >> 16
    return ((fours & 0x0000_FFFF_0000_FFFF) &* 42_949_672_960_001) >> 32
  }
}
