internal import JSONStream

/// Decodes and encodes code points of UTF-8.
enum UTF8Scalars {
  /// The code point at a byte, and the number of its bytes. O(1).
  ///
  /// A byte that is not valid UTF-8 becomes U+FFFD, so that no text can stop a run.
  @inline(__always)
  static func decode(_ bytes: Span<UInt8>, at start: Int) -> (scalar: UInt32, length: Int) {
    let first = bytes[start]
    return first < 0x80 ? (UInt32(first), 1) : decodeWide(bytes, at: start)
  }

  private static func decodeWide(_ bytes: Span<UInt8>, at start: Int) -> (UInt32, Int) {
    let first = bytes[start]
    let length = lengthByLead(first)
    guard length > 1, start + length <= bytes.count else { return (0xFFFD, 1) }
    var scalar = UInt32(first) & (0x7F >> UInt32(length))
    for index in start + 1..<start + length {
      guard bytes[index] & 0xC0 == 0x80 else { return (0xFFFD, 1) }
      scalar = scalar << 6 | UInt32(bytes[index] & 0x3F)
    }
    let least: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000
    guard scalar >= least, Unicode.Scalar(scalar) != nil else { return (0xFFFD, 1) }
    return (scalar, length)
  }

  /// The number of bytes that a first byte announces, 0 if it cannot be a first byte.
  static func lengthByLead(_ byte: UInt8) -> Int {
    switch byte {
    case 0x00...0x7F: 1
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 0
    }
  }

  /// The first three bytes of a code point beyond ASCII; a zero for one that it does not have.
  static func start(of scalar: UInt32) -> (first: UInt8, second: UInt8, third: UInt8) {
    if scalar < 0x800 { return (0xC0 | UInt8(scalar >> 6), 0x80 | UInt8(scalar & 0x3F), 0) }
    if scalar < 0x10000 {
      return (
        0xE0 | UInt8(scalar >> 12), 0x80 | UInt8(scalar >> 6 & 0x3F), 0x80 | UInt8(scalar & 0x3F)
      )
    }
    return (
      0xF0 | UInt8(scalar >> 18 & 7), 0x80 | UInt8(scalar >> 12 & 0x3F),
      0x80 | UInt8(scalar >> 6 & 0x3F)
    )
  }

  /// Appends the UTF-8 of a code point.
  @inline(__always)
  static func append(_ scalar: UInt32, to bytes: inout ByteBuffer) {
    if scalar < 0x80 { return bytes.append(UInt8(scalar)) }
    guard let scalar = Unicode.Scalar(scalar), let encoded = UTF8.encode(scalar) else { return }
    for byte in encoded { bytes.append(byte) }
  }

  /// Appends the UTF-8 of a code point.
  @inline(__always)
  static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
    if scalar < 0x80 {
      bytes.append(UInt8(scalar))
    } else if let scalar = Unicode.Scalar(scalar) {
      bytes.append(contentsOf: UTF8.encode(scalar)!)
    }
  }
}
