/// Converts text of a ``WideEncoding`` into UTF-8.
///
/// Nothing is replaced silently: what is no character becomes bytes that are not UTF-8, so that the reader rejects
/// the record at that position. A lone surrogate becomes the three bytes that its number would have, a number above
/// U+10FFFF and an incomplete unit at the end become 0xFF.
///
/// The invariant of every `unsafe` here: the pointers come from the two spans with their own counts, each load and
/// store is within the count that was checked before it, and none is used after the call.
@safe struct WideText {
  private let encoding: WideEncoding

  /// The most bytes of one character in UTF-8.
  static let longest = 4
  private static let notUTF8: UInt8 = 0xFF

  init(_ encoding: WideEncoding) { self.encoding = encoding }

  /// Converts whole characters while there is room for the longest. O(bytes).
  ///
  /// - Parameter isLast: whether no more input follows, so that an incomplete character is complete.
  /// - Returns: how many bytes of the input were read, and how many were written.
  func convert(
    _ input: Span<UInt8>, into output: inout MutableSpan<UInt8>, isLast: Bool
  ) -> (read: Int, written: Int) {
    unsafe input.withUnsafeBytes { from in
      unsafe output.withUnsafeMutableBytes { to in
        var (read, written) =
          switch encoding {
          case .utf16Little: unsafe Self.utf16(from, to, isBig: false, isLast)
          case .utf16Big: unsafe Self.utf16(from, to, isBig: true, isLast)
          case .utf32Little: unsafe Self.utf32(from, to, isBig: false)
          case .utf32Big: unsafe Self.utf32(from, to, isBig: true)
          }
        let rest = from.count - read
        if isLast, 0 < rest, rest < encoding.unit, written < to.count {
          unsafe to[written] = Self.notUTF8
          (read, written) = (from.count, written + 1)
        }
        return (read, written)
      }
    }
  }

  /// Converts 16 units at a time while they are ASCII.
  @inline(__always)
  private static func utf16(
    _ from: UnsafeRawBufferPointer, _ to: UnsafeMutableRawBufferPointer, isBig: Bool, _ isLast: Bool
  ) -> (read: Int, written: Int) {
    let high: UInt64 = isBig ? 0x80FF_80FF_80FF_80FF : 0xFF80_FF80_FF80_FF80
    var (read, written) = (0, 0)
    while true {
      while read + 32 <= from.count, written + 16 <= to.count {
        let words = unsafe from.loadUnaligned(fromByteOffset: read, as: SIMD4<UInt64>.self)
        guard (words[0] | words[1] | words[2] | words[3]).littleEndian & high == 0 else { break }
        var units = unsafe from.loadUnaligned(fromByteOffset: read, as: SIMD16<UInt16>.self)
        if isBig { units &>>= 8 }
        let bytes = SIMD16<UInt8>(truncatingIfNeeded: units)
        unsafe to.storeBytes(of: bytes, toByteOffset: written, as: SIMD16<UInt8>.self)
        (read, written) = (read + 32, written + 16)
      }
      for _ in 0..<16 {
        guard read + 2 <= from.count, written + longest <= to.count else { return (read, written) }
        let unit = unsafe unit(from, read, isBig: isBig)
        var (scalar, length) = (UInt32(unit), 2)
        if unit & 0xFC00 == 0xD800 {
          guard read + 4 <= from.count || isLast else { return (read, written) }
          let next = unsafe read + 4 <= from.count ? Self.unit(from, read + 2, isBig: isBig) : 0
          if next & 0xFC00 == 0xDC00 {
            (scalar, length) = (0x10000 + (UInt32(unit & 0x3FF) << 10) + UInt32(next & 0x3FF), 4)
          }
        }
        unsafe written += write(scalar, to, written)
        read += length
      }
    }
  }

  @inline(__always)
  private static func unit(
    _ from: UnsafeRawBufferPointer, _ index: Int, isBig: Bool
  ) -> UInt16 {
    let unit = unsafe from.loadUnaligned(fromByteOffset: index, as: UInt16.self)
    return isBig ? UInt16(bigEndian: unit) : UInt16(littleEndian: unit)
  }

  @inline(__always)
  private static func utf32(
    _ from: UnsafeRawBufferPointer, _ to: UnsafeMutableRawBufferPointer, isBig: Bool
  ) -> (read: Int, written: Int) {
    var (read, written) = (0, 0)
    while read + 4 <= from.count, written + longest <= to.count {
      let number = unsafe from.loadUnaligned(fromByteOffset: read, as: UInt32.self)
      let scalar = isBig ? UInt32(bigEndian: number) : UInt32(littleEndian: number)
      unsafe written += write(scalar, to, written)
      read += 4
    }
    return (read, written)
  }

  /// Writes a number in the form of UTF-8, and returns the number of bytes.
  ///
  /// - Precondition: there is room for ``longest`` bytes.
  @inline(__always)
  private static func write(
    _ scalar: UInt32, _ to: UnsafeMutableRawBufferPointer, _ index: Int
  ) -> Int {
    switch scalar {
    case ..<0x80:
      unsafe to[index] = UInt8(scalar)
      return 1
    case ..<0x800:
      unsafe to[index] = 0xC0 | UInt8(scalar >> 6)
      unsafe to[index + 1] = tail(scalar)
      return 2
    case ..<0x10000:
      unsafe to[index] = 0xE0 | UInt8(scalar >> 12)
      unsafe to[index + 1] = tail(scalar >> 6)
      unsafe to[index + 2] = tail(scalar)
      return 3
    case ..<0x110000:
      unsafe to[index] = 0xF0 | UInt8(scalar >> 18)
      unsafe to[index + 1] = tail(scalar >> 12)
      unsafe to[index + 2] = tail(scalar >> 6)
      unsafe to[index + 3] = tail(scalar)
      return 4
    default:
      unsafe to[index] = notUTF8
      return 1
    }
  }

  @inline(__always)
  private static func tail(_ bits: UInt32) -> UInt8 { 0x80 | UInt8(bits & 0x3F) }
}

/// Finds the starts of characters in UTF-8.
@safe enum CharacterStarts {
  /// A bit for each byte, set where it does not continue a character. O(bytes), 8 at a time.
  static func bits(of text: Span<UInt8>) -> [UInt64] {
    var bits = [UInt64](repeating: 0, count: (text.count + 63) / 64)
    // Eight bytes from `index` on are within the span; any bytes are a number.
    let bytes = unsafe text.bytes
    var index = 0
    while index + 8 <= text.count {
      let word = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
      let starts = (~(word.littleEndian >> 7) | word.littleEndian >> 6) & 0x0101_0101_0101_0101
      bits[index >> 6] |= ((starts &* 0x0102_0408_1020_4080) >> 56) << UInt64(index & 63)
      index += 8
    }
    while index < text.count {
      if text[index] & 0xC0 != 0x80 { bits[index >> 6] |= 1 << UInt64(index & 63) }
      index += 1
    }
    return bits
  }
}
