extension UInt8 {
  /// Whether it is one of `0` to `9`.
  var isDigit: Bool { self &- UInt8(ascii: "0") < 10 }

  /// Whether it is one of `A` to `Z` or `a` to `z`.
  var isLetter: Bool { (self | 32) &- UInt8(ascii: "a") < 26 }

  /// The byte itself, or the small letter of `A` to `Z`.
  var lowercased: UInt8 { self &+ (self &- UInt8(ascii: "A") < 26 ? 32 : 0) }

  /// The byte itself, or the capital of `a` to `z`.
  var uppercased: UInt8 { self &- (self &- UInt8(ascii: "a") < 26 ? 32 : 0) }
}

extension Span<UInt8> {
  /// The value of two decimal digits, or nil where one is no digit.
  @inline(__always)
  func twoDigits(at start: Int) -> Int? {
    guard self[start].isDigit, self[start + 1].isDigit else { return nil }
    return Int(self[start] & 15) * 10 + Int(self[start + 1] & 15)
  }

  /// The value of four decimal digits, or nil where one is no digit.
  @inline(__always)
  func fourDigits(at start: Int) -> Int? {
    guard let high = twoDigits(at: start), let low = twoDigits(at: start + 2) else { return nil }
    return high * 100 + low
  }

  /// Up to eight bytes as one number, the first one highest, so that short words are compared at
  /// once: `0x74727565` is `true`.
  @inline(__always)
  func packed(at start: Int, count: Int) -> UInt64 {
    var word: UInt64 = 0
    for i in start..<start + count { word = word << 8 | UInt64(self[i]) }
    return word
  }
}
