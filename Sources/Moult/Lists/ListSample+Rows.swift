internal import JSONStream

/// Finding the format without a header.
extension ListSample {
  /// A list with one ID a line, a table whose column the user gave by number, or a refusal.
  func formatByRows(_ options: ListOptions) -> ListFormat.Finding {
    guard let delimiter = self.delimiter else { return listFormat(options) }
    let rows = rows(by: delimiter)
    guard let count = fieldCount(rows) ?? commonCount(rows) else {
      return .refused(
        "its lines have different numbers of columns; one ID a line is read", as: .noColumn)
    }
    let hasHeader = !rows[0].contains(where: holdsNumber)
    if case .number(let number)? = options.column {
      guard number <= count else {
        return .refused("it has \(count) columns, and --column names another", as: .noColumn)
      }
      return .list(
        ListFormat(
          delimiter: delimiter, column: number - 1, fieldCount: count, hasHeader: hasHeader,
          kind: options.kind))
    }
    return .refused(refusal(of: rows, count, hasHeader: hasHeader, options), as: .noColumn)
  }

  private func listFormat(_ options: ListOptions) -> ListFormat.Finding {
    guard let first = lines.first else { return .records }
    let text = ListCell.trimmed(text(first))
    var digits = 0
    for index in text.indices where text[index].isDigit { digits += 1 }
    // A line that is mostly digits is no header but a damaged ID, which is rejected by itself.
    let hasHeader = 2 * digits < text.count && !holdsNumber(first)
    let body = hasHeader ? lines.dropFirst() : lines[...]
    let isList = 2 * body.count(where: holdsNumber) >= body.count
    switch options.column {
    case .number(1): break
    case nil where !hasHeader && isList: break
    default:
      return .refused(
        refusal(of: lines.map { [$0] }, 1, hasHeader: hasHeader, options), as: .noColumn)
    }
    return .list(ListFormat(hasHeader: hasHeader, kind: options.kind))
  }

  /// Whether the lines have the same number of fields, and a column has mostly numbers as long as IDs.
  var isTable: Bool {
    guard let delimiter else { return false }
    let rows = rows(by: delimiter)
    guard let count = fieldCount(rows) ?? commonCount(rows) else { return false }
    let body = rows[0].contains(where: holdsNumber) ? rows[...] : rows.dropFirst()
    return (0..<count).contains { column in
      let contents = contents(of: column, in: body)
      return contents.ids > contents.others && contents.most > 7
    }
  }

  /// The delimiter that splits most lines; nil where nine lines in ten have a single field for each of them.
  private var delimiter: RowScan.Delimiter? {
    var best: (delimiter: RowScan.Delimiter, count: Int, numbers: Int)?
    let plain = lines.count { holdsNumber($0) }
    guard 10 * plain < 9 * lines.count else { return nil }
    for delimiter in RowScan.Delimiter.allCases {
      let rows = rows(by: delimiter)
      let several = rows.count { $0.count > 1 }
      guard 10 * several >= rows.count, several > 0 else { continue }
      // A space also separates words: it counts only where no other delimiter does.
      if delimiter == .space, best != nil { continue }
      // A comma can be part of a number.
      let numbers = rows.reduce(0) { $0 + $1.count { holdsNumber($0) } - ($1.count - 1) }
      if (several, numbers) > (best?.count ?? 0, best?.numbers ?? .min) {
        best = (delimiter, several, numbers)
      }
    }
    return best?.delimiter
  }

  /// The number of fields that nine rows in ten have.
  private func commonCount(_ rows: [[Range<Int>]]) -> Int? {
    var counts: [Int: Int] = [:]
    for row in rows { counts[row.count, default: 0] += 1 }
    guard let (count, times) = counts.max(by: { $0.value < $1.value }) else { return nil }
    return 10 * times >= 9 * rows.count ? count : nil
  }
}
