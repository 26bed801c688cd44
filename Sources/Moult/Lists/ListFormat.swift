internal import JSONStream

/// The form of a list or table of IDs, found from the bytes at its start.
///
/// A list has one ID a line. A table has several columns, of which the header or the user says which one
/// has the IDs. Whatever is neither is refused as a whole.
struct ListFormat: Sendable, Equatable {
  /// Nil for a list with one ID a line.
  var delimiter: RowScan.Delimiter?
  /// Which field of a row has the ID, from 0.
  var column = 0
  /// How many fields a row has.
  var fieldCount = 1
  /// Whether the first field is a name that R gave to the row, which the header does not name.
  var hasRowNames = false
  /// Whether the first row is a header.
  var hasHeader = false

  /// What the start of an input is.
  enum Finding: Equatable {
    /// Records, or nothing that a list could be.
    case records
    case list(ListFormat)
    /// Lines of text of which no column is known to hold the IDs; why, in words.
    case refused(String)
    /// It takes more bytes to say.
    case unfinished
  }

  /// How many bytes of an input are examined at most.
  static let reach = 1 << 16

  /// Examines the start of an input.
  ///
  /// - Parameters:
  ///   - head: its first bytes.
  ///   - isAll: whether these are all there are, or as many as are examined.
  static func find(in head: Span<UInt8>, isAll: Bool, _ options: ListOptions) -> Finding {
    guard let first = firstSign(head) else { return isAll ? .records : .unfinished }
    // Nothing else is worth waiting for.
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") { return .records }
    guard isAll else { return .unfinished }
    let sample = ListSample(head)
    guard !sample.isBinary, sample.firstLine != nil else { return .records }
    if sample.hasLoneReturns {
      return .refused("its lines end with carriage returns alone; convert them: tr '\\r' '\\n'")
    }
    let format = sample.formatByHeader(options)
    // Fields of a table can hold JSON, or what looks like it.
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
