internal import JSONStream

/// Which names may be in a value: Bloom filters of two and three folded bytes of it in a row.
///
/// Each needle of a name starts at a word of it, so a name of which no word starts like any place of the value is
/// not in it. It is never wrong about names that it excludes; names that it cannot judge cheaply it admits.
struct NameFilter: Sendable {
  private var pairs = Bits()
  private var triples = Bits()
  private var bytes = ByteSet()
  private let folding: Folding

  init(_ folding: Folding = .builtIn) { self.folding = folding }

  /// Replaces the value by another one, in its folded form. O(`value.count`).
  mutating func read(_ value: borrowing TextReading) {
    let value = value.span
    (bytes, pairs, triples) = (ByteSet(), Bits(), Bits())
    var (first, second): (UInt8, UInt8) = (0, 0)
    for index in value.indices {
      let byte = value[index]
      bytes.insert(byte)
      if index > 0 { pairs.insert(second, byte, 0) }
      if index > 1 { triples.insert(first, second, byte) }
      (first, second) = (second, byte)
    }
  }

  /// Whether the value may have a handle.
  func admits(handle: Span<UInt8>) -> Bool {
    let start = handle.count > 0 && handle[0] == 0x40 ? 1 : 0
    guard start < handle.count else { return false }
    return handle[start] < 0x80 ? admits(wordAt: start, of: handle) : admits(name: handle)
  }

  /// Whether the value may have a name, a part of it or a word of it. O(`name.count`).
  func admits(name: Span<UInt8>) -> Bool {
    var isStart = true
    var hasLatin = false
    var hasOther = false
    var index = 0
    while index < name.count {
      let byte = name[index]
      if byte < 0x80 {
        // An entity or percent encoding can be any character.
        if byte == 0x25 || byte == 0x26 { return true }
        if isStart, byte > 0x20, admits(wordAt: index, of: name) { return true }
        let isLetter = byte.isLetter
        hasLatin = hasLatin || isLetter
        isStart = !isLetter && !ByteClass.isDigit(byte)
        index += 1
      } else {
        let (scalar, length) = UTF8Scalars.decode(name, at: index)
        if mayBeLatin(scalar) || admits(scalar) { return true }
        hasOther = hasOther || 0x240..<0x5C0 ~= scalar
        isStart = true
        index += length
      }
    }
    // Letters that look like Latin ones beside such.
    return hasLatin && hasOther
  }

  /// Whether the value has the first three bytes of a word of ASCII, or as many of them as have one form only.
  private func admits(wordAt index: Int, of name: Span<UInt8>) -> Bool {
    let first = name[index].lowercased
    guard let second = plainByte(after: index, in: name) else { return bytes.contains(first) }
    guard let third = plainByte(after: index + 1, in: name) else {
      return pairs.contains(first, second, 0)
    }
    return triples.contains(first, second, third)
  }

  /// The folded letter or digit of ASCII after an index, unless it may be the `e` of an umlaut.
  @inline(__always)
  private func plainByte(after index: Int, in name: Span<UInt8>) -> UInt8? {
    guard index + 1 < name.count else { return nil }
    let byte = name[index + 1].lowercased
    guard byte.isLetter || ByteClass.isDigit(byte) else { return nil }
    let before = name[index] | 0x20
    let mayBeUmlaut = byte == 0x65 && (before == 0x61 || before == 0x6F || before == 0x75)
    return mayBeUmlaut ? nil : byte
  }

  /// Whether the value may have a character beyond ASCII, of which it has the folded form.
  private func admits(_ scalar: UInt32) -> Bool {
    let form = folding.start(of: scalar)
    guard form.first >= 0x80 else { return form.first != 0 && bytes.contains(form.first) }
    return pairs.contains(form.first, form.second, 0)
  }

  /// Whether a code point is in the blocks of small capitals and of letters that are often used in place of Latin ones.
  private func mayBeLatin(_ scalar: UInt32) -> Bool {
    0x1000..<0x1E00 ~= scalar || 0xA000..<0xAC00 ~= scalar
  }
}

/// A Bloom filter of one hash, of bytes in a row.
private struct Bits: Sendable {
  private var words = InlineArray<16, UInt64>(repeating: 0)

  @inline(__always)
  mutating func insert(_ first: UInt8, _ second: UInt8, _ third: UInt8) {
    let bit = Self.bit(first, second, third)
    words[bit >> 6] |= 1 << UInt64(bit & 63)
  }

  @inline(__always)
  func contains(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    let bit = Self.bit(first, second, third)
    return words[bit >> 6] >> UInt64(bit & 63) & 1 != 0
  }

  @inline(__always)
  private static func bit(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Int {
    let bytes = UInt32(first) | UInt32(second) << 8 | UInt32(third) << 16
    return Int((bytes &* 0x9E37_79B1) >> 22)
  }
}
