internal import JSONStream

/// Finding the column with the IDs in a header.
extension ListSample {
  /// The format, if the first row is a header that identifies the column; nil if it is not.
  func formatByHeader(_ options: ListOptions) -> ListFormat? {
    if let column = options.column, case .number = column { return nil }
    for delimiter in RowScan.Delimiter.allCases {
      let rows = rows(by: delimiter)
      guard let header = header(of: rows) else { continue }
      let isSingle = header.names.count == 1 && isList(rows.dropFirst())
      guard !isSingle || delimiter == .tab, let (column, kind) = column(of: header, rows, options)
      else { continue }
      guard let count = fieldCount(rows), isSingle || count > 1 else { continue }
      var format = ListFormat(
        delimiter: isSingle ? nil : delimiter, column: column + count - header.names.count,
        fieldCount: count, hasRowNames: count > header.names.count, hasHeader: true, kind: kind)
      if !isSingle { describe(header, column, rows, &format) }
      format.isDoubtful = !isSingle && options.column == nil && areMixedUp(header, rows, format)
      format.isHydrated = format.isHydrated && options.column == nil
      return format
    }
    return nil
  }

  /// Whether the first row is a header with known names above rows with its number of fields.
  var isTableOfRecords: Bool {
    RowScan.Delimiter.allCases.contains { delimiter in
      let rows = rows(by: delimiter)
      guard delimiter != .space, let header = header(of: rows), header.names.count > 1 else {
        return false
      }
      return header.meanings.contains { $0 != nil } && fieldCount(rows) != nil
    }
  }

  /// Whether the header is that of the CSV of `redact --shape flat`.
  var isFlat: Bool {
    guard let line = firstLine else { return false }
    var text = self.text(line)
    if text.count > 0, text[text.count - 1] == UInt8(ascii: "\r") {
      text = text.extracting(droppingLast: 1)
    }
    return Bytes.equal(text, FlatFields.header.utf8.span)
  }

  private func header(of rows: [[Range<Int>]]) -> TableHeader? {
    guard let first = rows.first, !first.contains(where: isOfRow) else { return nil }
    return TableHeader(names: first.map(header))
  }

  /// Whether a field is a number, which no header has. R names columns `X1`.
  private func isOfRow(_ field: Range<Int>) -> Bool {
    let name = header(field)
    return holdsNumber(field) && !(name.first == UInt8(ascii: "x") && name.count < 5)
  }

  /// Whether the rows are lines of a list, at least half of them with an ID.
  private func isList(_ rows: ArraySlice<[Range<Int>]>) -> Bool {
    rows.allSatisfy { $0.count == 1 }
      && 2 * lines.dropFirst().count(where: holdsNumber) >= lines.count - 1
  }

  /// Whether a field is an ID, or a rounded one.
  func holdsNumber(_ field: Range<Int>) -> Bool {
    switch cell(field) {
    case .id, .mangled: true
    case .empty, .other: false
    }
  }

  /// The number of fields in the rows under a header: the number in the header, or one more for a row name of R.
  /// Nil where fewer than nine rows in ten have that number.
  func fieldCount(_ rows: [[Range<Int>]]) -> Int? {
    guard let header = rows.first?.count else { return nil }
    let body = rows.dropFirst()
    func isUsual(_ count: Int) -> Bool {
      10 * body.count { $0.count == count } >= 9 * body.count
    }
    if isUsual(header) { return header }
    // Where row names have a field in the header, it is the first one and empty.
    guard let first = rows.first?.first, !self.header(first).isEmpty else { return nil }
    return isUsual(header + 1) && haveRowNames(body) ? header + 1 : nil
  }

  /// Whether the first fields are quoted and no IDs, as R's row names. If they were IDs, the header would name the
  /// wrong field.
  private func haveRowNames(_ rows: ArraySlice<[Range<Int>]>) -> Bool {
    rows.allSatisfy { row in
      guard let name = row.first, isQuoted(name) else { return false }
      return if case .id(let number) = cell(name) { number.isRowName } else { true }
    }
  }

  private func isQuoted(_ field: Range<Int>) -> Bool {
    let text = ListCell.trimmed(text(field))
    return text.count > 0 && text[0] == UInt8(ascii: "\"")
  }

  /// The column of a header that has the IDs to be read, and their kind.
  private func column(
    of header: TableHeader, _ rows: [[Range<Int>]], _ options: ListOptions
  ) -> (Int, ListKind)? {
    if case .name(let name)? = options.column {
      return header.column(named: name).map { ($0, options.kind) }
    }
    for kind in [options.kind, options.otherKind].compactMap(\.self) {
      guard
        let column = header.column(of: kind, inLists: options.use == .lists)
          ?? (kind == .tweets ? linkedColumn(header, rows) : nil)
      else { continue }
      guard header.isSure(column, kind) || !countsRows(column, rows) else { return nil }
      guard kind == options.kind || header.isHydrated(kind) else { continue }
      return (column, kind)
    }
    return nil
  }

  /// The column whose IDs are those of tweets in addresses beside them, in most rows.
  private func linkedColumn(_ header: TableHeader, _ rows: [[Range<Int>]]) -> Int? {
    let shift = (fieldCount(rows) ?? header.names.count) - header.names.count
    let body = rows.dropFirst()
    let columns = header.unsure.filter { column in
      2 * body.count { hasLink(to: column + shift, in: $0) } > body.count
    }
    return columns.count == 1 ? columns[0] : nil
  }

  /// Whether a row has the address of the tweet with the ID in one of its fields.
  private func hasLink(to field: Int, in row: [Range<Int>]) -> Bool {
    guard field < row.count, case .id(let id) = cell(row[field]) else { return false }
    return row.contains { IDForm.permalink.id(in: ListCell.unquoted(text($0))) == id }
  }

  /// Whether a column numbers the rows of a table.
  private func countsRows(_ column: Int, _ rows: [[Range<Int>]]) -> Bool {
    rows.count > 1 && (rows.first?.count ?? 0) > 1
      && contents(of: column, in: rows.dropFirst()).isCounting
  }
}

extension DecimalID {
  /// Whether the number can be a row number: no table has a billion rows.
  var isRowName: Bool { digits < 10 }
}
