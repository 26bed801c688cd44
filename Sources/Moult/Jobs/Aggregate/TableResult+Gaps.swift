/// Rows for the times of which no cell is printed.
///
/// They follow from the printed rows and the request alone, and have no numbers: a time without tweets and one whose cell
/// is held back are the same row. A zero would say which of the two it is.
extension TableResult {
  /// The most rows of a table with gaps.
  static let mostRowsWithGaps = 1_000_000

  /// The table with a row for each time, from the first to the last one that is printed or that the filters name, and
  /// for each printed combination of the other values. O(rows · log rows).
  func withGaps() throws(TableError) -> TableResult {
    guard analysis.fillsGaps, let place = analysis.dimensions.firstIndex(where: \.isTimeline)
    else { return self }
    let times = times(at: place)
    var known: [[DimensionValue]: Set<DimensionValue>] = [:]
    for row in cells { known[row.others(than: place), default: []].insert(row.values[place]) }
    guard times.count * known.count <= Self.mostRowsWithGaps else {
      throw .tooManyGaps(limit: Self.mostRowsWithGaps)
    }
    var filled = cells
    for (others, printed) in known {
      for time in times where !printed.contains(.number(time)) {
        var values = others
        values.insert(.number(time), at: place)
        filled.append(Cell(values: values, tweets: 0, users: 0, isLowerBound: false, isGap: true))
      }
    }
    var result = self
    result.cells = filled.sorted { Self.precedes($0, $1, by: analysis) }
    return result
  }

  private func times(at place: Int) -> Range<Int> {
    var numbers = cells.compactMap { row in
      if case .number(let number) = row.values[place] { number } else { nil }
    }
    let named = Analysis.Domain.required(analysis.dimensions[place], by: analysis.conditions)
    for case .number(let number) in named?.values ?? [] { numbers.append(number) }
    guard let first = numbers.min(), let last = numbers.max() else { return 0..<0 }
    return first..<last + 1
  }
}

extension TableResult.Cell {
  /// The values without that of a dimension.
  fileprivate func others(than place: Int) -> [DimensionValue] {
    var others = values
    others.remove(at: place)
    return others
  }
}
