internal import JSONStream

/// Whole numbers as bytes, seven bits a byte, the lowest first (LEB128): small numbers take one byte.
extension ByteBuffer {
  /// Appends a number. O(bytes).
  mutating func append(number: UInt64) {
    var rest = number
    while rest > 0x7F {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(rest))
  }
}

/// A place in bytes that have numbers. Where the bytes end too early, or have something else, ``isDamaged`` is set, and
/// all further numbers are 0.
struct NumberCursor {
  private(set) var offset = 0
  var isDamaged = false

  /// The next number. O(bytes).
  mutating func number(in bytes: Span<UInt8>) -> UInt64 {
    var (number, shift) = (UInt64(0), UInt64(0))
    while !isDamaged {
      guard offset < bytes.count, shift < 64 else {
        isDamaged = true
        break
      }
      let byte = bytes[offset]
      offset += 1
      number |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return number }
      shift += 7
    }
    return 0
  }

  /// The next number, which has to be less than a limit.
  mutating func number(in bytes: Span<UInt8>, below limit: Int) -> Int {
    let number = number(in: bytes)
    guard number < limit else {
      isDamaged = true
      return 0
    }
    return Int(number)
  }

  /// The next word of eight bytes.
  mutating func word(in bytes: Span<UInt8>) -> UInt64 {
    let range = range(of: 8, in: bytes)
    return range.isEmpty ? 0 : bytes.word(at: range.lowerBound)
  }

  /// The place of the next bytes, `count` of them; empty where there are fewer.
  mutating func range(of count: Int, in bytes: Span<UInt8>) -> Range<Int> {
    guard !isDamaged, count <= bytes.count - offset else {
      isDamaged = true
      return 0..<0
    }
    defer { offset += count }
    return offset..<offset + count
  }
}
