/// Eight decimal digits at once, as a word with the first one lowest.
enum EightDigits {
  /// Whether each byte that `mask` has is a digit.
  @inline(__always)
  static func areDigits(_ word: UInt64, mask: UInt64 = .max) -> Bool {
    let zeros = 0x3030_3030_3030_3030 & mask
    // A digit has the high half 3, and keeps it when 6 is added.
    return word & (0xF0F0_F0F0_F0F0_F0F0 & mask) == zeros
      && (word &+ (0x0606_0606_0606_0606 & mask)) & (0xF0F0_F0F0_F0F0_F0F0 & mask) == zeros
  }

  /// The number that they write, or nil where one is no digit.
  @inline(__always)
  static func value(_ word: UInt64) -> UInt64? {
    guard areDigits(word) else { return nil }
    // Pairs, then fours, then all eight are put together in the lanes of one word.
    let pairs = ((word & 0x0F0F_0F0F_0F0F_0F0F) &* 2561) >> 8
    let fours = ((pairs & 0x00FF_00FF_00FF_00FF) &* 6_553_601) >> 16
    return ((fours & 0x0000_FFFF_0000_FFFF) &* 42_949_672_960_001) >> 32
  }
}
