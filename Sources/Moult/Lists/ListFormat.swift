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
  /// What the IDs identify.
  var kind = ListKind.tweets
  /// The other columns with IDs.
  var columns: [TableColumn] = []
  /// The fields with texts of other tweets, and what these are to the row's tweet.
  var copies: [TableCopies] = []
  /// The fields with unknown names whose long numbers have the order that those of authors have to tweets.
  var orderedFields: [Int] = []
  /// Whether the rows have more of tweets or users than their IDs.
  var isHydrated = false
  /// Whether it is the table of a personal archive, which has the same tweets as JSON.
  var isOfArchive = false
  /// Whether the rows contradict the header.
  var isDoubtful = false
  /// The number of digits that most IDs have at the start of a table; nil where no number is that frequent.
  var usualDigits: Int?

  /// Whether another ID of a row is on the wrong side of its own, if one is of a tweet and one of a user: an account is
  /// older than its tweets, so its ID is less.
  func contradicts(_ own: DecimalID, _ other: DecimalID) -> Bool {
    kind == .users ? other.low < own.low : other.low > own.low
  }

  /// The CSV of `redact --shape flat`, which has no IDs.
  private static let flat = ListFormat(
    delimiter: .comma, fieldCount: FlatFields.names.count, hasHeader: true)

  /// What the start of an input is.
  enum Finding: Equatable {
    /// Records, or at least no list.
    case records
    case list(ListFormat)
    /// Text that is not read; with the reason.
    case refused(String, as: Refusal)
    /// More bytes are needed.
    case unfinished
  }

  /// Why an input is refused as a whole. Raw values are the codes of rejections.
  enum Refusal: String {
    /// No column can be identified as the one with the IDs.
    case noColumn = "no-id-column"
    /// The IDs were rounded.
    case mangled = "mangled-id"
    /// The job reads no tables.
    case table = "table"
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
    if options.use != .lists, !mayBeTable(head, options) { return .records }
    guard isAll else { return .unfinished }
    let sample = ListSample(head)
    guard !sample.isBinary, sample.firstLine != nil else { return .records }
    let finding = find(in: sample, options)
    guard case .list(let format) = finding, format.kind == .tweets, options.plausibility != nil,
      sample.isMangled(format)
    else { return finding }
    return .refused(RoundingTally.reason, as: .mangled)
  }

  private static func find(in sample: ListSample, _ options: ListOptions) -> Finding {
    if sample.isFlat {
      return options.readsFlat
        ? .list(flat)
        : .refused(
          "it is the CSV of redact --shape flat, which is redacted and has no IDs; moult aggregate counts its tweets",
          as: .table)
    }
    let isReturned = sample.hasLoneReturns
    if isReturned, options.use == .lists {
      return .refused(
        "its lines end with carriage returns alone; convert them: tr '\\r' '\\n'", as: .noColumn)
    }
    let format = sample.formatByHeader(options)
    if case .none(let reason) = options.use {
      return sample.isTableOfRecords ? .refused(reason, as: .table) : .records
    }
    if format?.isDoubtful == true {
      return .refused(
        "its rows contradict its header: users have greater IDs than tweets, so columns may be swapped; name the "
          + "right one with --column", as: .noColumn)
    }
    // Fields of a table can contain JSON.
    if let format, format.delimiter != nil { return .list(format) }
    if sample.hasRecords { return .records }
    if let format { return .list(format) }
    let isTable = sample.isTable || sample.isTableOfRecords
    return options.use == .lists || isTable || options.column != nil
      ? sample.formatByRows(options) : .records
  }

  /// Whether a text can be a table with a header, or with a column that the user names, by its first line.
  private static func mayBeTable(_ head: Span<UInt8>, _ options: ListOptions) -> Bool {
    let sample = ListSample(head)
    guard let line = sample.firstLine else { return true }
    if ListSample.isOfRecord(sample.text(line)) { return false }
    // No header begins with a digit.
    guard sample.text(line)[0].isDigit else { return true }
    return options.use == .tables && !sample.hasRecords
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

/// A column with the texts of other tweets.
struct TableCopies: Sendable, Equatable {
  /// Its field in a row, from 0.
  let field: Int
  /// What these tweets are to the row's tweet.
  let roles: [Role]
}
