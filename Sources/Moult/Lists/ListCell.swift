internal import JSONStream

/// A cell of a list or table.
enum ListCell: BitwiseCopyable {
  case id(DecimalID)
  case empty
  /// A number that a spreadsheet or a data frame has rounded: `1.51E+18`, `1510000000000000000.0`.
  case mangled
  case other

  /// Reads a cell. What programs write around an ID is ignored: quotes, spaces, invisible characters, the `x` of R
  /// packages, and a spreadsheet's apostrophe or `="…"`. O(bytes).
  init(_ cell: Span<UInt8>) {
    let inner = Self.unquoted(cell)
    if inner.isEmpty {
      self = .empty
    } else if let id = Self.number(inner) {
      self = .id(id)
    } else if CellIDs.isEmptyWord(inner) {
      self = .empty
    } else {
      self = Self.isRounded(inner) ? .mangled : .other
    }
  }

  /// A cell without what programs write around its value.
  @_lifetime(copy cell)
  static func unquoted(_ cell: Span<UInt8>) -> Span<UInt8> {
    var inner = trimmed(cell)
    // A formula in a quoted cell has doubled quotes.
    for _ in 0..<4 {
      guard let length = inner.count > 0 ? wrapping(inner) : nil else { break }
      inner = trimmed(inner.extracting(length.start..<inner.count - length.end))
    }
    return inner
  }

  /// The lengths of the characters at the start and the end of a cell that do not belong to its value; nil for none.
  private static func wrapping(_ cell: Span<UInt8>) -> (start: Int, end: Int)? {
    let quote = UInt8(ascii: "\"")
    let (first, last) = (cell[0], cell[cell.count - 1])
    if first == quote, last == quote, cell.count > 1 { return (1, 1) }
    if first == UInt8(ascii: "="), cell.count > 1, cell[1] == quote { return (1, 0) }
    guard first == UInt8(ascii: "'") else { return nil }
    return last == first && cell.count > 1 ? (1, 1) : (1, 0)
  }

  /// The ID in a text without quotes; R packages put an `x` before it.
  static func number(_ text: Span<UInt8>) -> DecimalID? {
    let hasPrefix = text.count > 0 && text[0] | 0x20 == UInt8(ascii: "x")
    return DecimalID(hasPrefix ? text.extracting(1..<text.count) : text)
  }

  /// Whether the text is a number in scientific notation, with a point or a comma, or has a fraction.
  static func isRounded(_ text: Span<UInt8>) -> Bool {
    var (index, digits) = (0, 0)
    if text.count > 0, text[0] == UInt8(ascii: "-") || text[0] == UInt8(ascii: "+") { index = 1 }
    while index < text.count, text[index].isDigit { (index, digits) = (index + 1, digits + 1) }
    guard digits > 0, index < text.count else { return false }
    let point = text[index]
    if point == UInt8(ascii: ".") || point == UInt8(ascii: ",") {
      index += 1
      while index < text.count, text[index].isDigit { index += 1 }
    }
    // Without an exponent, a comma is a delimiter.
    guard index < text.count else { return point == UInt8(ascii: ".") }
    guard text[index] | 0x20 == UInt8(ascii: "e") else { return false }
    index += 1
    if index < text.count, text[index] == UInt8(ascii: "+") || text[index] == UInt8(ascii: "-") {
      index += 1
    }
    let start = index
    while index < text.count, text[index].isDigit { index += 1 }
    return index > start && index == text.count
  }

  /// A text without spaces and invisible characters at its ends.
  @_lifetime(copy text)
  static func trimmed(_ text: Span<UInt8>) -> Span<UInt8> {
    var (start, end) = (0, text.count)
    while start < end, let length = blank(text, at: start) { start += length }
    while start < end, let length = blankBefore(end, from: start, in: text) { end -= length }
    return text.extracting(start..<end)
  }

  /// No-break space, zero-width space, joiners, direction marks, word joiner, byte-order mark, in UTF-8.
  private static let invisible: [[UInt8]] = [
    [0xC2, 0xA0], [0xE2, 0x80, 0x8B], [0xE2, 0x80, 0x8C], [0xE2, 0x80, 0x8D], [0xE2, 0x80, 0x8E],
    [0xE2, 0x80, 0x8F], [0xE2, 0x81, 0xA0], [0xEF, 0xBB, 0xBF],
  ]

  private static func blank(_ text: Span<UInt8>, at index: Int) -> Int? {
    if isSpace(text[index]) { return 1 }
    guard text[index] >= 0x80 else { return nil }
    return invisible.first { Bytes.starts(text.extracting(index..<text.count), with: $0) }?.count
  }

  private static func blankBefore(_ end: Int, from start: Int, in text: Span<UInt8>) -> Int? {
    if isSpace(text[end - 1]) { return 1 }
    guard text[end - 1] >= 0x80 else { return nil }
    return invisible.first { Bytes.ends(text.extracting(start..<end), with: $0) }?.count
  }

  /// Whether a line consists of spaces and invisible characters. Its line end may be included.
  static func isBlank(_ line: Span<UInt8>) -> Bool {
    let hasEnd = line.count > 0 && line[line.count - 1] == UInt8(ascii: "\n")
    return trimmed(line.extracting(0..<line.count - (hasEnd ? 1 : 0))).isEmpty
  }

  static func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
  }
}
