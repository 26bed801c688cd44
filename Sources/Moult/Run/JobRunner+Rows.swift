internal import JSONStream

/// Reads the lines of a list, or the rows of a table. Each is either used or rejected.
extension JobRunner {
  /// Reads all complete rows.
  mutating func readRows<Work: RecordWork>(
    by work: inout Work, _ format: ListFormat, _ open: RowScan?
  ) {
    var open = open
    while reader.waiting.count > 0 {
      guard let (length, cell) = nextRow(format, &open) else { break }
      let position = reader.position
      reader.take(length)
      switch cell {
      case .success(let cell?): work.takeListed(cell, at: position, &output)
      case .success(nil): break
      case .failure(.record):
        reject(.record, at: position)
        return leaveOutRest()
      case .failure(let fault): reject(fault, at: position)
      }
    }
    list?.state = .rows(format, open)
    let isTooLong = reader.waiting.count > limits.recordBytes
    guard reader.waiting.count > 0, reader.hasAll || isTooLong else { return }
    reject(isTooLong ? .tooLong : .noEnd, at: reader.position)
    leaveOutRest()
  }

  private mutating func leaveOutRest() {
    list?.state = .refused
    let rest = reader.waiting.count
    reader.take(rest)
  }

  private typealias Row = (length: Int, cell: Result<ListCell?, RowFault>)

  /// The length of the next row and its cell with the ID; nil where the row is not complete. A blank line has no
  /// cell.
  private mutating func nextRow(_ format: ListFormat, _ open: inout RowScan?) -> Row? {
    let bytes = reader.waiting
    guard let delimiter = format.delimiter else {
      return Self.nextLine(bytes, isLast: reader.hasAll)
    }
    var scan = open ?? RowScan(delimiter)
    guard let length = scan.run(bytes, isLast: reader.hasAll) else {
      open = scan
      return nil
    }
    open = nil
    if ListCell.isBlank(bytes.extracting(0..<length)) { return (length, .success(nil)) }
    let row = bytes.extracting(0..<length)
    guard scan.fields.count == format.fieldCount, !scan.isMalformed,
      !format.hasRowNames || Self.isRowName(bytes.extracting(scan.fields[0])),
      !Self.holdsRows(row, delimiter, format.fieldCount)
    else {
      return (length, .failure(ListSample.isOfRecord(row) ? .record : .columns))
    }
    return (length, .success(ListCell(bytes.extracting(scan.fields[format.column]))))
  }

  private static func isRowName(_ field: Span<UInt8>) -> Bool {
    if case .id(let name) = ListCell(field) { name.isRowName } else { true }
  }

  /// Whether a row of several lines would be several rows if its quotes did not count, as in tables with unescaped
  /// quotes in their texts. O(bytes).
  private static func holdsRows(
    _ row: Span<UInt8>, _ delimiter: RowScan.Delimiter, _ fieldCount: Int
  ) -> Bool {
    var (delimiters, lines, isWhole) = (0, 0, true)
    for index in row.indices {
      if row[index] == delimiter.rawValue { delimiters += 1 }
      guard row[index] == UInt8(ascii: "\n") || index == row.count - 1 else { continue }
      isWhole = isWhole && delimiters + 1 >= fieldCount
      (delimiters, lines) = (0, lines + 1)
    }
    return lines > 1 && isWhole && fieldCount > 1
  }

  private static func nextLine(_ bytes: Span<UInt8>, isLast: Bool) -> Row? {
    var end = 0
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
    guard end < bytes.count || isLast else { return nil }
    let line = bytes.extracting(0..<end)
    let length = min(end + 1, bytes.count)
    if ListCell.isBlank(line) { return (length, .success(nil)) }
    let cell = ListCell(line)
    if case .other = cell, ListSample.isOfRecord(line) { return (length, .failure(.record)) }
    return (length, .success(cell))
  }

  private mutating func reject(_ fault: RowFault, at position: Position) {
    output.reject(Rejection(code: fault.rawValue, position: position, reason: fault.reason))
  }
}
