internal import JSONStream

/// The refusal of a table in which no column can be identified as the one with the IDs. It describes columns by
/// number, by content and by known headers, and prints no value of the input.
extension ListSample {
  /// The most columns that are described.
  private static let described = 12

  func refusal(
    of rows: [[Range<Int>]], _ count: Int, hasHeader: Bool, _ options: ListOptions
  ) -> String {
    let body = hasHeader ? rows.dropFirst() : rows[...]
    // Under R's row names, the header has no field for the first column.
    let shift = hasHeader ? count - rows[0].count : 0
    var columns: [String] = []
    for column in 0..<min(count, Self.described) {
      var words = "column \(column + 1)"
      if hasHeader, column >= shift, column - shift < rows[0].count,
        let name = ListHeaders.printable(header(rows[0][column - shift]))
      {
        words += " (\(name))"
      }
      columns.append(words + " has " + content(of: column, in: body))
    }
    if count > Self.described { columns.append("\(count - Self.described) more") }
    let what = count == 1 ? "one column" : "\(count) columns"
    return "a table of \(what), and nothing says which has the \(options.kind.words): "
      + columns.joined(separator: ", ")
      + advice(of: rows, count, shift, hasHeader: hasHeader, options)
  }

  /// Advises to name the column with the longest numbers, if its header does not contradict that.
  private func advice(
    of rows: [[Range<Int>]], _ count: Int, _ shift: Int, hasHeader: Bool, _ options: ListOptions
  ) -> String {
    let body = hasHeader ? rows.dropFirst() : rows[...]
    var others: ListKind?
    var best: (column: Int, digits: Int)?
    for column in 0..<count {
      let content = contents(of: column, in: body)
      guard content.ids > content.others, !content.isCounting else { continue }
      if hasHeader, let kind = kind(of: rows[0], column - shift), kind != options.kind {
        others = kind
      } else if content.most > best?.digits ?? 0 {
        best = (column, content.most)
      }
    }
    if let best { return "; name it, as in --column \(best.column + 1)" }
    return others.map { "; it seems to be a table of \($0.words)" } ?? "; one ID a line is read"
  }

  private func kind(of header: [Range<Int>], _ column: Int) -> ListKind? {
    guard header.indices.contains(column),
      case .ids(let kind)? = ListHeaders.meaning(of: self.header(header[column]))
    else { return nil }
    return kind
  }

  struct Content {
    var fewest = Int.max
    var most = 0
    var ids = 0
    var others = 0
    /// The number of ``others`` without a value.
    var empty = 0
    /// Whether the numbers are consecutive row numbers.
    var isCounting = true
  }

  func contents(of column: Int, in rows: ArraySlice<[Range<Int>]>) -> Content {
    var content = Content()
    var last: UInt64?
    for row in rows where column < row.count {
      let cell = cell(row[column])
      guard case .id(let id) = cell else {
        content.others += 1
        content.empty += cell.isEmpty ? 1 : 0
        continue
      }
      content.ids += 1
      content.fewest = min(content.fewest, Int(id.digits))
      content.most = max(content.most, Int(id.digits))
      content.isCounting = content.isCounting && (last.map { id.low == $0 &+ 1 } ?? (id.low <= 1))
      last = id.low
    }
    return content
  }

  private func content(of column: Int, in rows: ArraySlice<[Range<Int>]>) -> String {
    let content = contents(of: column, in: rows)
    if content.ids == 0 || content.others > content.ids { return "other values" }
    if content.isCounting { return "row numbers" }
    let digits =
      content.fewest == content.most ? "\(content.most)" : "\(content.fewest) to \(content.most)"
    return "numbers of \(digits) digit\(content.most == 1 ? "" : "s")"
  }
}
