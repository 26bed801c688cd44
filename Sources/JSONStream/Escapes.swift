/// JSON string literals: decoding and encoding.
public enum Escapes {
  /// Appends the decoded value of a string literal. O(`literal.count`).
  ///
  /// yajl's own decoding is not used, because it drops the character after a lone high surrogate and
  /// passes a lone low surrogate as bytes that are not UTF-8. Here each lone surrogate becomes U+FFFD,
  /// and every other character stays.
  ///
  /// - Precondition: a ``RecordReader`` accepted `literal`; malformed escapes are copied unchanged.
  public static func decode(_ literal: Span<UInt8>, into out: inout ByteBuffer) {
    // No escape is shorter than its value, so the literal's length is enough capacity, and the write
    // position never overtakes the read position.
    let end = unsafe out.room(for: literal.count)
    var length = 0
    var index = 0
    while true {
      unsafe copyPlain(literal, &index, to: end, &length)
      guard index + 1 < literal.count else { break }
      index += 1
      if literal[index] == UInt8(ascii: "u") {
        unsafe writeScalar(literal, &index, to: end, &length)
      } else {
        unsafe end[length] = character(literal[index])
        length += 1
        index += 1
      }
    }
    if index < literal.count {
      unsafe end[length] = literal[index]
      length += 1
    }
    out.used += length
  }

  /// Copies the bytes before the next backslash, eight at a time.
  @inline(__always)
  private static func copyPlain(
    _ literal: Span<UInt8>, _ index: inout Int, to end: UnsafeMutablePointer<UInt8>,
    _ length: inout Int
  ) {
    let target = UnsafeMutableRawPointer(end)
    while index + 8 <= literal.count {
      // Eight bytes from `index` on are in the literal, and eight from `length` on are reserved.
      let word = unsafe literal.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
      unsafe target.storeBytes(of: word, toByteOffset: length, as: UInt64.self)
      let turned = word ^ 0x5C5C_5C5C_5C5C_5C5C
      let zeros = (turned &- 0x0101_0101_0101_0101) & ~turned & 0x8080_8080_8080_8080
      let plain = zeros.trailingZeroBitCount >> 3
      index += plain
      length += plain
      if plain < 8 { return }
    }
    while index < literal.count, literal[index] != UInt8(ascii: "\\") {
      unsafe end[length] = literal[index]
      index += 1
      length += 1
    }
  }

  /// The character of a one-letter escape (RFC 8259, section 7).
  private static func character(_ letter: UInt8) -> UInt8 {
    switch letter {
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: letter
    }
  }

  /// Decodes `uXXXX` and, after a high surrogate, the low surrogate.
  private static func writeScalar(
    _ literal: Span<UInt8>, _ index: inout Int, to end: UnsafeMutablePointer<UInt8>,
    _ length: inout Int
  ) {
    guard let unit = unit(literal, index + 1) else {
      index += 1
      return
    }
    index += 5
    if unit & 0xFC00 == 0xD800, index + 1 < literal.count,
      literal[index] == UInt8(ascii: "\\"), literal[index + 1] == UInt8(ascii: "u"),
      let low = self.unit(literal, index + 2), low & 0xFC00 == 0xDC00
    {
      index += 6
      length += unsafe write(0x10000 + (unit & 0x3FF) << 10 + (low & 0x3FF), to: end + length)
    } else {
      length += unsafe write(unit & 0xF800 == 0xD800 ? 0xFFFD : unit, to: end + length)
    }
  }

  private static func unit(_ literal: Span<UInt8>, _ start: Int) -> UInt32? {
    guard start + 4 <= literal.count else { return nil }
    var value: UInt32 = 0
    for index in start..<start + 4 {
      guard let digit = hexDigit(literal[index]) else { return nil }
      value = value << 4 | digit
    }
    return value
  }

  private static func hexDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte) - 0x30
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte) - 0x57
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte) - 0x37
    default: nil
    }
  }

  /// Writes the UTF-8 of a code point and returns its length, which is less than its escape's.
  private static func write(_ scalar: UInt32, to end: UnsafeMutablePointer<UInt8>) -> Int {
    guard scalar >= 0x80 else {
      unsafe end[0] = UInt8(scalar)
      return 1
    }
    let length = scalar < 0x800 ? 2 : scalar < 0x10000 ? 3 : 4
    var rest = scalar
    for place in stride(from: length - 1, to: 0, by: -1) {
      unsafe end[place] = UInt8(0x80 | rest & 0x3F)
      rest >>= 6
    }
    unsafe end[0] = UInt8(truncatingIfNeeded: 0xF00 >> UInt32(length)) | UInt8(rest)
    return length
  }
}
