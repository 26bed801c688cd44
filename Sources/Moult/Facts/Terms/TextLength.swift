internal import JSONStream

/// How long a text is.
enum TextLength {
  /// The number of code points without mentions and links, as the platform's positions in a text count them. White space
  /// of any length is one, and none at the ends. O(`text.count`).
  static func of(_ text: Span<UInt8>, isHTMLEscaped: Bool) -> Int {
    var (length, index) = (0, 0)
    var isAfterSpace = false
    while index < text.count {
      if let end = endOfLink(text, index) {
        index = end
        continue
      }
      var (scalar, size) = UTF8Scalars.decode(text, at: index)
      if scalar == 0x40 || scalar == 0xFF20 {
        let end = TermText.endOfHandle(text, index + size)
        if end > index + size {
          index = end
          continue
        }
      } else if isHTMLEscaped, scalar == 0x26, let entity = TermText.entity(text, index) {
        (scalar, size) = (UInt32(entity.scalar), entity.written.count)
      }
      index += size
      if Scalars.isSpace(scalar) {
        isAfterSpace = length > 0
      } else {
        length += isAfterSpace ? 2 : 1
        isAfterSpace = false
      }
    }
    return length
  }

  private static func endOfLink(_ text: Span<UInt8>, _ start: Int) -> Int? {
    guard text[start] | 0x20 == UInt8(ascii: "h") else { return nil }
    return TermText.endOfLink(text, start, after: start > 0 ? text[start - 1].lowercased : nil)
  }
}
