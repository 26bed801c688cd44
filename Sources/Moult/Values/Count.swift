import JSONStream

/// A count: how often something happened, or how many there are.
///
/// An exact count identifies its tweet, so only its order of magnitude is exported.
enum Count {
  /// Whether the value is a plain decimal integer of at most 19 digits. O(length).
  static func isWellFormed(_ value: Span<UInt8>) -> Bool {
    let count = value.count
    guard count >= 1, count <= 19 else { return false }
    guard value[0] != UInt8(ascii: "0") || count == 1 else { return false }
    var index = 0
    while index < count {
      if !value[index].isDigit { return false }
      index &+= 1
    }
    return true
  }

  /// Appends the count rounded down to a power of ten: 1 and a zero for each further digit, or 0
  /// for 0.
  ///
  /// - Parameter most: the number of digits of the greatest power. A greater count is rounded down to it.
  ///
  /// Returns false, and appends nothing, if the count is not well-formed.
  static func appendPower(
    of value: Span<UInt8>, atMost most: Int, isQuoted: Bool, to out: inout ByteBuffer
  ) -> Bool {
    guard isWellFormed(value) else { return false }
    if isQuoted { out.append(UInt8(ascii: "\"")) }
    if value[0] == UInt8(ascii: "0") {
      out.append(value)
    } else {
      out.append(powers.span.extracting(first: min(value.count, most)))
    }
    if isQuoted { out.append(UInt8(ascii: "\"")) }
    return true
  }

  /// The bucket of a count (``CountBuckets``); nil if the count is not well-formed.
  ///
  /// - Parameter power: the exponent of the greatest bucket's lower end.
  static func bucket(of value: Span<UInt8>, greatestPower power: UInt8) -> UInt8? {
    guard isWellFormed(value) else { return nil }
    let digit = value[0] &- UInt8(ascii: "0")
    if digit == 0 { return 0 }
    let step: UInt8 = digit >= 5 ? 2 : digit >= 2 ? 1 : 0
    return min(1 + 3 * UInt8(value.count - 1) + step, 1 + 3 * power)
  }

  /// The digits of the greatest power; each smaller power is a prefix.
  private static let powers: InlineArray<19, UInt8> = [
    0x31, 0x30, 0x30, 0x30, 0x30, 0x30, 0x30, 0x30, 0x30, 0x30, 0x30, 0x30, 0x30, 0x30, 0x30, 0x30,
    0x30, 0x30, 0x30,
  ]
}
