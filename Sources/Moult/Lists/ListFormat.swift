internal import JSONStream

/// The form of a list or table of IDs, found from the bytes at its start.
///
/// A list has one ID a line. A table has several columns; the header or the user names the one with the IDs.
/// Any other text is refused as a whole.
struct ListFormat: Sendable, Equatable {
  /// Nil for a list with one ID a line.
  var delimiter: RowScan.Delimiter?
  /// The field of a row that has the ID, from 0.
  var column = 0
  /// The number of fields in a row.
  var fieldCount = 1
  /// Whether the first field is a row name of R, which has no field in the header.
  var hasRowNames = false
  /// Whether the first row is a header.
  var hasHeader = false

  /// What the start of an input is.
  enum Finding: Equatable {
    /// Records, or at least no list.
    case records
    case list(ListFormat)
    /// Text in which no column can be identified as the one with the IDs; with the reason.
    case refused(String)
    /// More bytes are needed.
    case unfinished
  }

  /// The most bytes of an input that are examined.
  static let reach = 1 << 16

  /// Examines the start of an input.
  ///
  /// - Parameters:
  ///   - head: its first bytes.
  ///   - isAll: whether the input has no more bytes, or `head` has ``reach`` bytes.
  static func find(in head: Span<UInt8>, isAll: Bool, _ options: ListOptions) -> Finding {
    guard let first = firstSign(head) else { return isAll ? .records : .unfinished }
    // All other decisions need the whole sample.
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") { return .records }
    guard isAll else { return .unfinished }
    let sample = ListSample(head)
    guard !sample.isBinary, sample.firstLine != nil else { return .records }
    if sample.hasLoneReturns {
      return .refused("its lines end with carriage returns alone; convert them: tr '\\r' '\\n'")
    }
    let format = sample.formatByHeader(options)
    // Fields of a table can contain JSON.
    if let format, format.delimiter != nil { return .list(format) }
    if sample.hasRecords { return .records }
    if let format { return .list(format) }
    return sample.formatByRows(options)
  }

  /// The first byte that is neither space nor byte-order mark.
  private static func firstSign(_ head: Span<UInt8>) -> UInt8? {
    for index in head.indices {
      let byte = head[index]
      if index < 3, [0xEF, 0xBB, 0xBF][index] == byte { continue }
      if byte != UInt8(ascii: "\n"), !ListCell.isSpace(byte) { return byte }
    }
    return nil
  }
}
