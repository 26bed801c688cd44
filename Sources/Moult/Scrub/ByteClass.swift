internal import JSONStream

/// Classes of the bytes of a folded text.
enum ByteClass {
  /// Whether a byte is an ASCII letter in lower case.
  @inline(__always)
  static func isLetter(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }

  /// Whether a byte is an ASCII digit.
  @inline(__always)
  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  /// Whether a byte can be part of a handle: a letter, digit or `_`.
  @inline(__always)
  static func isWord(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) || byte == 0x5F }

  /// Whether a byte is written as it is and shows: ASCII but for controls and `&`, `<`, `>`.
  @inline(__always)
  static func isDirect(_ byte: UInt8) -> Bool {
    byte &- 0x20 < 0x5F && byte != 0x26 && byte != 0x3C && byte != 0x3E
  }
}
