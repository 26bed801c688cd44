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
  /// Whether a field is quoted, so that the row can have several lines.
  private(set) var hasQuotes = false
  private var state = State.start
  private var index = 0
  private var fieldStart = 0

  init(_ delimiter: Delimiter) {
    self.delimiter = delimiter
  }

  /// Starts another row. The memory is kept.
  mutating func restart() {
    fields.removeAll(keepingCapacity: true)
    (isMalformed, hasQuotes, state) = (false, false, .start)
    (index, fieldStart) = (0, 0)
  }

  /// Finds the end of the row that starts with `bytes`. O(new bytes).
  ///
  /// - Parameter isLast: whether no more bytes come.
  /// - Returns: the length of the row with its line end; nil where that has not come.
  mutating func run(_ bytes: Span<UInt8>, isLast: Bool) -> Int? {
    while index < bytes.count {
      switch state {
      case .quoted:
        index = Self.find(UInt8(ascii: "\""), UInt8(ascii: "\""), in: bytes, from: index)
      case .plain: index = Self.find(delimiter.rawValue, UInt8(ascii: "\n"), in: bytes, from: index)
      case .start, .quote: break
      }
      guard index < bytes.count else { break }
      let byte = bytes[index]
      index += 1
      if state == .quoted {
        state = .quote
      } else if byte == UInt8(ascii: "\n") {
        endField(at: index - 1, bytes)
        return index
      } else if byte == delimiter.rawValue {
        endField(at: index - 1, bytes)
      } else {
        step(byte)
      }
    }
    guard isLast, state != .quoted else { return nil }
    endField(at: index, bytes)
    return index
  }

  private mutating func step(_ byte: UInt8) {
    let isQuote = byte == UInt8(ascii: "\"")
    switch state {
    case .start:
      state = isQuote ? .quoted : byte == UInt8(ascii: " ") ? .start : .plain
      hasQuotes = hasQuotes || isQuote
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

  /// The index of the next of two bytes, or the end. O(distance / 8).
  private static func find(
    _ one: UInt8, _ other: UInt8, in bytes: Span<UInt8>, from start: Int
  ) -> Int {
    let (ones, others) = (UInt64(one) &* low, UInt64(other) &* low)
    var index = start
    while index &+ 8 <= bytes.count {
      let word = bytes.word(at: index)
      let found = zeros(word ^ ones) | zeros(word ^ others)
      if found != 0 { return index &+ found.trailingZeroBitCount / 8 }
      index &+= 8
    }
    while index < bytes.count, bytes[index] != one, bytes[index] != other { index &+= 1 }
    return index
  }

  private static let low: UInt64 = 0x0101_0101_0101_0101

  /// A word whose lowest bit that is set is in the first byte that is zero; zero where no byte is.
  private static func zeros(_ word: UInt64) -> UInt64 {
    (word &- low) & ~word & (low << 7)
  }
}
