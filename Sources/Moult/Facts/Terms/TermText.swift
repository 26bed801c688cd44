internal import JSONStream

/// A text in the form in which terms are searched: folded by case and decomposed (`case-folding.txt`), with one space
/// for white space of any length.
///
/// A mention and a link are one byte each that is in no term, as what they name is a user or an address.
struct TermText: Sendable {
  /// What is in the place of a mention or a link.
  static let stop: UInt8 = 0x01

  private(set) var bytes: [UInt8] = []

  private static let folding = Folding(PackageResources.case_folding_txt)
  private static let entities: [(written: [UInt8], scalar: UInt8)] = [
    ("&amp;", 0x26), ("&lt;", 0x3C), ("&gt;", 0x3E), ("&quot;", 0x22), ("&#39;", 0x27),
  ].map { (Array($0.0.utf8), $0.1) }
  private static let schemes = ["http://", "https://"].map { Array($0.utf8) }

  /// Reads a text. O(`text.count`).
  mutating func read(_ text: Span<UInt8>, isHTMLEscaped: Bool) {
    bytes.removeAll(keepingCapacity: true)
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte | 0x20 == UInt8(ascii: "h"), let end = Self.endOfLink(text, index, after: bytes.last)
      {
        bytes.append(Self.stop)
        index = end
      } else if byte == UInt8(ascii: "&"), isHTMLEscaped, let entity = Self.entity(text, index) {
        bytes.append(entity.scalar)
        index += entity.written.count
      } else {
        index = append(text, index)
      }
    }
    if bytes.last == 0x20 { bytes.removeLast() }
  }

  /// Appends the form of the character at an index, and returns the index after what was read.
  @inline(__always)
  private mutating func append(_ text: Span<UInt8>, _ index: Int) -> Int {
    let (scalar, length) = UTF8Scalars.decode(text, at: index)
    if scalar > 0x40 && scalar < 0x80 {
      bytes.append(text[index].lowercased)
    } else if Scalars.isSpace(scalar) {
      if let last = bytes.last, last != 0x20 { bytes.append(0x20) }
    } else if scalar == 0x40 || scalar == 0xFF20 {
      let end = Self.endOfHandle(text, index + length)
      bytes.append(end > index + length ? Self.stop : 0x40)
      return end
    } else if scalar >= 0x20 {
      Self.folding.append(scalar, to: &bytes)
    }
    return index + length
  }

  static func endOfHandle(_ text: Span<UInt8>, _ start: Int) -> Int {
    var end = start
    while end < text.count, text[end] < 0x80, Scalars.isHandle(UInt32(text[end].lowercased)) {
      end += 1
    }
    return end
  }

  /// The end of a link that starts at an index, or nil. Text in other scripts may follow it without a space.
  ///
  /// - Parameter last: the byte before it; nil at the beginning.
  static func endOfLink(_ text: Span<UInt8>, _ start: Int, after last: UInt8?) -> Int? {
    if let last, last < 0x80, Scalars.isHandle(UInt32(last)) { return nil }
    guard let scheme = schemes.first(where: { has($0, text, start) }) else { return nil }
    var end = start + scheme.count
    while end < text.count, 0x21..<0x7F ~= text[end], !endsLink(text[end]) { end += 1 }
    return end
  }

  private static func endsLink(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">")
  }

  static func entity(
    _ text: Span<UInt8>, _ start: Int
  ) -> (written: [UInt8], scalar: UInt8)? {
    entities.first { has($0.written, text, start) }
  }

  private static func has(_ word: [UInt8], _ text: Span<UInt8>, _ start: Int) -> Bool {
    guard start + word.count <= text.count else { return false }
    for index in word.indices where text[start + index].lowercased != word[index] { return false }
    return true
  }
}
