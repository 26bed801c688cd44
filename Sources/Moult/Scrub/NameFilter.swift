internal import JSONStream

/// Which names may be in a value or text: Bloom filters of two and three folded bytes of it in a row.
///
/// Each needle of a name starts at a word of it, so a name of which no word starts like any place of the value is
/// not in it. It is never wrong about names that it excludes; names that it cannot judge cheaply it admits.
struct NameFilter: Sendable {
  private var pairs = Bits()
  private var triples = Bits()
  private var bytes = ByteSet()
  private let folding: Folding

  init(_ folding: Folding = .builtIn) { self.folding = folding }

  mutating func removeAll() { (bytes, pairs, triples) = (ByteSet(), Bits(), Bits()) }

  /// Adds a reading of the value. O(`value.count`).
  mutating func insert(_ value: borrowing TextReading) {
    let value = value.span
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

  /// Whether the value may have a link, given without scheme and `www.`. O(1).
  func admits(link: Span<UInt8>) -> Bool {
    for index in 0..<min(link.count, 3) where link[index] >= 0x80 { return true }
    return link.count < 3
      || triples.contains(link[0].lowercased, link[1].lowercased, link[2].lowercased)
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
        let script = Script(scalar)
        let next = name.extracting((index + length)...)
        switch script {
        case .unknown: if admits(scalar, before: next, isAlone: true) { return true }
        case .ideographic: if admits(scalar, before: next, isAlone: true) { return true }
        case .spaced: if isStart, admits(scalar, before: next, isAlone: false) { return true }
        case .sign: if index == 0, admits(scalar, before: next, isAlone: true) { return true }
        case .latin: return true
        }
        hasOther = hasOther || 0x240..<0x5C0 ~= scalar
        // After an Arabic article its word may start.
        let isInArticle = scalar == 0x627 || scalar == 0x644
        isStart = script != .spaced || isStart && isInArticle
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

  /// Whether the value may have the folded form of a character beyond ASCII, and of the letter after it.
  ///
  /// - Parameter isAlone: whether a needle may end after the character, so that what follows does not count.
  private func admits(_ scalar: UInt32, before next: Span<UInt8>, isAlone: Bool) -> Bool {
    let form = folding.start(of: scalar)
    guard form.first >= 0x80 else { return form.first != 0 && bytes.contains(form.first) }
    let isFound =
      form.third == 0
      ? pairs.contains(form.first, form.second, 0)
      : triples.contains(form.first, form.second, form.third)
    guard isFound, !isAlone, next.count > 0, next[0] >= 0x80 else { return isFound }
    let following = folding.start(of: UTF8Scalars.decode(next, at: 0).scalar)
    let last = form.third == 0 ? form.second : form.third
    // A mark has no form of its own.
    return following.first < 0x80 || triples.contains(last, following.first, following.second)
  }
}

/// How names are written in the script of a character beyond ASCII.
private enum Script {
  /// Words begin after characters that are no letters.
  case spaced
  /// A name may begin and end at each character.
  case ideographic
  /// No letter.
  case sign
  /// A block with small capitals or other letters that are read as Latin ones.
  case latin
  case unknown

  init(_ scalar: UInt32) {
    switch scalar {
    case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x370...0x373, 0x386...0x481, 0x48A...0x52F,
      0x561...0x587, 0x5D0...0x5EA, 0x620...0x64A, 0x671...0x6D3, 0x3041...0x3096, 0x30A1...0x30FA:
      self = .spaced
    case 0x3400...0x9FFF, 0xAC00...0xD7A3: self = .ideographic
    case 0x2010...0x2044, 0x2190...0x23FF, 0x2500...0x2BFF, 0xFE00...0xFE0F, 0x1F300...0x1F64F,
      0x1F680...0x1F6FF, 0x1F900...0x1F9FF:
      self = .sign
    case 0x1000..<0x1E00, 0xA000..<0xAC00: self = .latin
    default: self = .unknown
    }
  }
}

/// A Bloom filter of one hash, of bytes in a row.
private struct Bits: Sendable {
  private var words = InlineArray<64, UInt64>(repeating: 0)

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
    return Int((bytes &* 0x9E37_79B1) >> 20)
  }
}
