internal import JSONStream

/// Finds the end and the fields of a row of a table (RFC 4180, section 2). The bytes may come in pieces: a scan
/// that has found no end resumes where it stopped.
///
/// A space as the delimiter means any run of spaces, as in the output of R's `write.table`.
struct RowScan: Sendable {
  enum Delimiter: UInt8, Sendable, CaseIterable {
    case tab = 0x09
    case comma = 0x2C
    case semicolon = 0x3B
    case bar = 0x7C
    case space = 0x20
  }

  private enum State {
    case start, plain, quoted
    /// After a quote in a quoted field: the end of the field, or half of a doubled quote.
    case quote
  }

  let delimiter: Delimiter
  /// The fields of the row so far, quotes included, as ranges of the row.
  private(set) var fields: [Range<Int>] = []
  /// Whether something follows the closing quote of a field.
  private(set) var isMalformed = false
  private var state = State.start
  private var index = 0
  private var fieldStart = 0

  init(_ delimiter: Delimiter) {
    self.delimiter = delimiter
  }

  /// Whether the scan is inside a quoted field.
  var isOpen: Bool { state == .quoted }

  /// Finds the end of the row that starts with `bytes`. O(new bytes).
  ///
  /// - Parameter isLast: whether no more bytes come.
  /// - Returns: the length of the row with its line end; nil where that has not come.
  mutating func run(_ bytes: Span<UInt8>, isLast: Bool) -> Int? {
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if state == .quoted {
        if byte == UInt8(ascii: "\"") { state = .quote }
      } else if byte == UInt8(ascii: "\n") {
        endField(at: index - 1, bytes)
        return index
      } else if byte == delimiter.rawValue {
        endField(at: index - 1, bytes)
      } else {
        step(byte)
      }
    }
    guard isLast, !isOpen else { return nil }
    endField(at: index, bytes)
    return index
  }

  private mutating func step(_ byte: UInt8) {
    let isQuote = byte == UInt8(ascii: "\"")
    switch state {
    case .start: state = isQuote ? .quoted : byte == UInt8(ascii: " ") ? .start : .plain
    case .quote where isQuote: state = .quoted
    case .quote: isMalformed = isMalformed || !ListCell.isSpace(byte)
    case .plain, .quoted: break
    }
  }

  private mutating func endField(at end: Int, _ bytes: Span<UInt8>) {
    defer { (fieldStart, state) = (index, .start) }
    if delimiter == .space, ListCell.trimmed(bytes.extracting(fieldStart..<end)).isEmpty { return }
    fields.append(fieldStart..<end)
  }
}
