internal import JSONStream

/// The state of an input that may be a list or table of IDs.
struct ListReader: Sendable {
  enum State: Sendable {
    /// The start is examined again when this many bytes have come.
    case undecided(needed: Int)
    /// It is read as records.
    case records
    /// It is read as a list or table.
    case rows
    /// The rest of it is not read.
    case refused
  }

  let options: ListOptions
  var state = State.undecided(needed: 0)
  private(set) var format = ListFormat()
  /// The row that is being read.
  private(set) var row = ListRow()
  private var scan = RowScan(.comma)
  /// The header without its line end; empty where there is none.
  private var header: [UInt8] = []
  /// Whether the row before was damaged.
  private var followsDamage = false
  private var rounding = RoundingTally()

  init(_ options: ListOptions) {
    self.options = options
  }

  mutating func startInput() { state = .undecided(needed: 0) }

  /// Reads the input as a list or table from now on.
  mutating func start(_ format: ListFormat, _ header: Span<UInt8>) {
    self.format = format
    self.header = Bytes.array(Self.core(header))
    (state, followsDamage, rounding) = (.rows, false, RoundingTally())
    scan = RowScan(format.delimiter ?? .comma)
  }

  /// What a row is.
  enum Finding {
    case blank
    /// Its IDs are in ``row``.
    case read
    case fault(RowFault)
  }

  /// Reads the row that starts with `bytes`; nil where it is not complete. O(bytes of the row).
  mutating func next(
    _ bytes: Span<UInt8>, isLast: Bool
  ) -> (length: Int, finding: Finding)? {
    guard format.delimiter != nil else { return nextLine(bytes, isLast: isLast) }
    guard let length = scan.run(bytes, isLast: isLast) else { return nil }
    defer { scan.restart() }
    let row = bytes.extracting(0..<length)
    if scan.fields.count <= 1, ListCell.isBlank(row) { return (length, .blank) }
    guard isRow(row) else {
      followsDamage = true
      return (length, .fault(ListSample.isOfRecord(row) ? .record : .columns))
    }
    if let fault = self.row.read(row, scan.fields, format) ?? restFault {
      followsDamage = true
      return (length, .fault(fault))
    }
    if case .other = self.row.own, Bytes.equal(Self.core(row), header) { return (length, .blank) }
    followsDamage = false
    count()
    return (length, .read)
  }

  /// A header or row without a byte-order mark and its line end. Files that were put together have their header
  /// several times.
  @_lifetime(copy row)
  private static func core(_ row: Span<UInt8>) -> Span<UInt8> {
    var (start, end) = (0, row.count)
    while end > 0, row[end - 1] == UInt8(ascii: "\n") || row[end - 1] == UInt8(ascii: "\r") {
      end -= 1
    }
    if Bytes.starts(row, with: [0xEF, 0xBB, 0xBF]) { start = min(3, end) }
    return row.extracting(start..<end)
  }

  /// Whether a row has the columns of its table.
  private func isRow(_ row: Span<UInt8>) -> Bool {
    scan.fields.count == format.fieldCount && !scan.isMalformed
      && (!format.hasRowNames || Self.isRowName(row.extracting(scan.fields[0])))
      && (!scan.hasQuotes || !holdsRows(row))
  }

  private static func isRowName(_ field: Span<UInt8>) -> Bool {
    if case .id(let name) = ListCell(field) { name.isRowName } else { true }
  }

  /// Whether a row of several lines would be several rows if its quotes did not count, as in tables with unescaped
  /// quotes in their texts. O(bytes).
  private func holdsRows(_ row: Span<UInt8>) -> Bool {
    var (delimiters, lines, isWhole) = (0, 0, true)
    for index in row.indices {
      if row[index] == scan.delimiter.rawValue { delimiters += 1 }
      guard row[index] == UInt8(ascii: "\n") || index == row.count - 1 else { continue }
      isWhole = isWhole && delimiters + 1 >= format.fieldCount
      (delimiters, lines) = (0, lines + 1)
    }
    return lines > 1 && isWhole && format.fieldCount > 1
  }

  /// A line break in a row makes two rows of it. The second one can have the columns of the table by chance.
  private var restFault: RowFault? {
    guard followsDamage, let usual = format.usualDigits, case .id(let id) = row.own,
      Int(id.digits) != usual
    else { return nil }
    return .rest
  }

  private mutating func nextLine(
    _ bytes: Span<UInt8>, isLast: Bool
  ) -> (length: Int, finding: Finding)? {
    var end = 0
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
    guard end < bytes.count || isLast else { return nil }
    let line = bytes.extracting(0..<end)
    let length = min(end + 1, bytes.count)
    if ListCell.isBlank(line) { return (length, .blank) }
    row.read(line: line)
    if case .other = row.own, ListSample.isOfRecord(line) { return (length, .fault(.record)) }
    count()
    return (length, .read)
  }

  private mutating func count() {
    if case .id(let id) = row.own { rounding.count(id) }
  }

  /// Whether the IDs of the list so far were rounded, and somebody wants to know.
  var isMangled: Bool {
    options.plausibility != nil && format.kind == .tweets && rounding.isMangled
  }
}
