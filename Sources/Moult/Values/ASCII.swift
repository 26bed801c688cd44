extension UInt8 {
  /// Whether it is one of `0` to `9`.
  var isDigit: Bool { self &- UInt8(ascii: "0") < 10 }

  /// Whether it is one of `A` to `Z` or `a` to `z`.
  var isLetter: Bool { (self | 32) &- UInt8(ascii: "a") < 26 }

  /// The byte in lower case if it is one of `A` to `Z`, else unchanged.
  var lowercased: UInt8 { self &+ (self &- UInt8(ascii: "A") < 26 ? 32 : 0) }
}

extension Span<UInt8> {
  /// The value of two decimal digits, or nil if one is not a digit.
  @inline(__always)
  func twoDigits(at start: Int) -> Int? {
    guard self[start].isDigit, self[start + 1].isDigit else { return nil }
    return Int(self[start] & 15) * 10 + Int(self[start + 1] & 15)
  }

  /// The value of four decimal digits, or nil if one is not a digit.
  @inline(__always)
  func fourDigits(at start: Int) -> Int? {
    guard let high = twoDigits(at: start), let low = twoDigits(at: start + 2) else { return nil }
    return high * 100 + low
  }

  /// Up to eight bytes as one big-endian number, so that a short word is compared in one step:
  /// `0x74727565` is `true`.
  @inline(__always)
  func packed(at start: Int, count: Int) -> UInt64 {
    var word: UInt64 = 0
    for i in start..<start + count { word = word << 8 | UInt64(self[i]) }
    return word
  }
}
