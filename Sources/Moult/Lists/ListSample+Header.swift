internal import JSONStream

/// Finding the column with the IDs in a header.
extension ListSample {
  /// The format, if the first row is a header that identifies the column; nil if it is not.
  func formatByHeader(_ options: ListOptions) -> ListFormat? {
    if let column = options.column, case .number = column { return nil }
    for delimiter in RowScan.Delimiter.allCases {
      let rows = rows(by: delimiter)
      guard let header = rows.first, !header.contains(where: holdsNumber) else { continue }
      let isSingle = header.count == 1 && isList(rows.dropFirst())
      guard !isSingle || delimiter == .tab, let column = column(of: rows, options) else {
        continue
      }
      guard let count = fieldCount(rows), isSingle || count > 1 else { continue }
      return ListFormat(
        delimiter: isSingle ? nil : delimiter, column: column + count - header.count,
        fieldCount: count, hasRowNames: count > header.count, hasHeader: true)
    }
    return nil
  }

  /// Whether the rows are lines of a list, at least half of them with an ID.
  private func isList(_ rows: ArraySlice<[Range<Int>]>) -> Bool {
    rows.allSatisfy { $0.count == 1 }
      && 2 * rows.count { holdsNumber($0[0]) } >= rows.count
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

  /// The column of a header that has the IDs to be read.
  private func column(of rows: [[Range<Int>]], _ options: ListOptions) -> Int? {
    let names = (rows.first ?? []).map(self.header)
    if case .name(let name)? = options.column {
      let wanted = ListHeaders.folded(Array(name.utf8).span)
      return only(names.indices.filter { names[$0] == wanted })
    }
    let meanings = names.map { ListHeaders.meaning(of: $0) }
    func columns(_ meaning: ListHeaders.Meaning) -> [Int] {
      names.indices.filter { meanings[$0] == meaning }
    }
    let sure = columns(.ids(options.kind))
    if !sure.isEmpty { return only(withoutPairs(sure, names)) }
    let own = withoutPairs(columns(.own), names)
    guard own.isEmpty else {
      guard isAbout(options.kind, names, meanings, own), let column = only(own) else { return nil }
      return countsRows(column, rows) ? nil : column
    }
    return isVector(names, meanings) ? only(columns(.row)) : nil
  }

  /// Whether the rows are about the kind of IDs to be read: they have no other column, or another column shows it.
  private func isAbout(
    _ kind: ListKind, _ names: [[UInt8]], _ meanings: [ListHeaders.Meaning?], _ own: [Int]
  ) -> Bool {
    let others = names.indices.filter { !own.contains($0) && !names[$0].isEmpty }
    if others.isEmpty { return true }
    if others.contains(where: { meanings[$0] == .otherSign }) { return false }
    let signs = Set(
      others.compactMap { index -> ListKind? in
        if case .sign(let kind)? = meanings[index] { kind } else { nil }
      })
    return signs == [kind]
  }

  /// Whether a column numbers the rows of a table.
  private func countsRows(_ column: Int, _ rows: [[Range<Int>]]) -> Bool {
    rows.count > 1 && (rows.first?.count ?? 0) > 1
      && contents(of: column, in: rows.dropFirst()).isCounting
  }

  /// Whether the header is the one that R writes for a vector: `x`, possibly after an empty one for row names.
  private func isVector(_ names: [[UInt8]], _ meanings: [ListHeaders.Meaning?]) -> Bool {
    meanings.last == .row && names.dropLast().allSatisfy(\.isEmpty) && names.count <= 2
  }

  /// Removes `tweet_id` where there is a `tweet_id_str`: programs round numbers, but not texts.
  private func withoutPairs(_ columns: [Int], _ names: [[UInt8]]) -> [Int] {
    let ending = Array("str".utf8)
    let texts = columns.filter { names[$0].count > 3 && names[$0].suffix(3) == ending[...] }
    return columns.filter { column in
      texts.contains(column) || !texts.contains { names[$0].dropLast(3) == names[column][...] }
    }
  }

  private func only(_ columns: [Int]) -> Int? { columns.count == 1 ? columns[0] : nil }
}

extension DecimalID {
  /// Whether the number can be a row number: no table has a billion rows.
  var isRowName: Bool { digits < 10 }
}
