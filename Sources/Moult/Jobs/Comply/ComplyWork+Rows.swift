internal import JSONStream

/// Lists and tables. The IDs of a list or of a table of IDs are printed one a line; the rows of a table of tweets or
/// users are printed as they are, below their header.
extension ComplyWork {
  var lists: ListOptions? {
    if isForSharing { return .refusing }
    return ListOptions(
      use: .lists, kind: listed.listKind, otherKind: listed == .tweet ? .users : .tweets,
      column: column, plausibility: plausibility)
  }

  mutating func start(_ format: ListFormat, _ header: Span<UInt8>, _ output: inout JobOutput) {
    table = format
    guard format.isHydrated else { return }
    let bytes = Bytes.array(header)
    let start = output.buffer.count
    if headers != nil || bytes != self.header { Self.append(header, to: &output) }
    self.header = bytes
    headers?.append(start..<output.buffer.count)
  }

  /// Removes headers from a worker's output that repeat the one before. O(bytes) if there are any.
  mutating func merge(_ worker: ComplyWork, _ output: inout JobOutput) {
    guard let headers = worker.headers, !headers.isEmpty else { return }
    let all = output.buffer
    var rest = ByteBuffer(capacity: all.count)
    var place = 0
    for header in headers {
      rest.append(all.bytes.extracting(place..<header.lowerBound))
      let bytes = Bytes.array(all.bytes.extracting(header))
      if bytes != self.header { rest.append(bytes) }
      (self.header, place) = (bytes, header.upperBound)
    }
    rest.append(all.bytes.extracting(place..<all.count))
    output.buffer = rest
  }

  mutating func startChunk() {
    if headers != nil { headers = [] }
  }

  /// Appends a row, which may be the last one and have no line end.
  private static func append(_ row: Span<UInt8>, to output: inout JobOutput) {
    output.buffer.append(row)
    if row.count > 0, row[row.count - 1] != UInt8(ascii: "\n") {
      output.buffer.append(UInt8(ascii: "\n"))
    }
  }

  mutating func takeRow(
    _ row: ListRow, _ bytes: Span<UInt8>, at position: Position, _ output: inout JobOutput
  ) {
    output.count(.id)
    if let fault = fault(of: row) {
      return output.reject(
        Rejection(code: fault.code, position: position, reason: fault.reason))
    }
    guard case .id(let id) = row.own, let number = id.number else { return }
    let subject = table.kind.subject
    let own = Reference(subject: subject, role: nil, number: number)
    for reference in [own] + row.references {
      let isOwn = reference.isOwn && reference.subject == subject
      guard let cause = tables.cause(of: reference.number, reference.subject, isOwn: isOwn) else {
        continue
      }
      return output.withhold(reference.reason(cause))
    }
    guard table.isHydrated else {
      id.append(to: &output.buffer)
      return output.endLine()
    }
    keep(row, bytes, at: position, &output)
  }

  /// Why a row cannot be judged; nil where it can.
  private func fault(of row: ListRow) -> RowFault? {
    switch row.own.id {
    case .failure(let fault): return fault
    case .success(let id):
      if id.number == nil { return .notID }
      if table.kind == .tweets, plausibility?.isOfFuture(id) == true { return .future }
    }
    return table.isHydrated && row.hasMalformedReference ? .reference : nil
  }

  /// Prints a row, unless what it has of others cannot be judged.
  private mutating func keep(
    _ row: ListRow, _ bytes: Span<UInt8>, at position: Position, _ output: inout JobOutput
  ) {
    let hasAuthor = row.related.indices.contains { row.related[$0].role == .author }
    if table.kind == .tweets, !hasAuthor || row.hasUnnamedCopy {
      if namesUsers { return rejectUnknownAuthor(at: position, &output) }
      if !hasAuthor { output.note(.noAuthor) }
    }
    if hasNotices, UnjudgedNumbers.has(bytes, besides: row, tables) {
      return output.reject(
        Rejection(
          code: "not-judged", position: position,
          reason: "the row contains an ID that a notice names, in a column that is not known"))
    }
    Self.append(bytes, to: &output)
    output.countLine()
  }
}

extension UnjudgedNumbers {
  /// Whether a row has the ID of a gone subject in any other cell than those that were read. O(bytes / 8) without long
  /// numbers.
  static func has(_ row: Span<UInt8>, besides read: ListRow, _ tables: NoticeTables) -> Bool {
    var index = fewestDigits - 1
    while index < row.count {
      guard row[index].isDigit else {
        index += fewestDigits
        continue
      }
      var (start, end) = (index, index + 1)
      while start > 0, row[start - 1].isDigit { start -= 1 }
      while end < row.count, row[end].isDigit { end += 1 }
      let isLong = end - start >= fewestDigits && isAlone(start..<end, row)
      let id = isLong ? DecimalID(row.extracting(start..<end)) : nil
      if let id, isGone(id.number, tables), !read.has(id) { return true }
      index = end + fewestDigits
    }
    return false
  }
}

extension UnjudgedNumbers {
  /// Whether digits are a whole cell, or a value in a cell; in a link they are not.
  private static func isAlone(_ digits: Range<Int>, _ row: Span<UInt8>) -> Bool {
    let before = digits.lowerBound > 0 ? row[digits.lowerBound - 1] : 0x0A
    let after = digits.upperBound < row.count ? row[digits.upperBound] : 0x0A
    return "\"':,;|=([ \t\r\nxX".utf8.contains(before)
      && "\"',;|)]} \t\r\n".utf8.contains(after)
  }
}

extension ListRow {
  /// Whether an ID is among those that were read.
  fileprivate func has(_ id: DecimalID) -> Bool {
    if case .id(id) = own { return true }
    return related.indices.contains { related[$0].id == id }
  }
}
