/// The eight bytes of a clock, `20:19:24`, as one little-endian word.
enum ClockWord {
  /// The hour, minute and second, each two digits, without a check of their range; nil for any
  /// other text.
  @inline(__always)
  static func read(_ word: UInt64) -> (hour: Int, minute: Int, second: Int)? {
    guard word & 0x0000_FF00_00FF_0000 == 0x0000_3A00_003A_0000,
      EightDigits.areDigits(word, mask: 0xFFFF_00FF_FF00_FFFF)
    else { return nil }
    return (pair(word), pair(word >> 24), pair(word >> 48))
  }

  /// The value of two digits in the low bytes, the tens lowest.
  @inline(__always)
  private static func pair(_ digits: UInt64) -> Int {
    let tens = digits & 15
    let ones = digits >> 8 & 15
    return Int(truncatingIfNeeded: tens * 10 + ones)
  }
}
