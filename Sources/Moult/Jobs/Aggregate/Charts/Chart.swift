/// What is drawn of a table: its printed cells as numbers, and nothing that the table lacks.
struct Chart {
  /// The kind of picture.
  enum Kind: Equatable {
    /// A bar for each value of one dimension.
    case bars
    /// A line through the values of one dimension of time.
    case lines
    /// A grid of two dimensions, whose cells have the stronger a colour the greater the count.
    case grid
  }

  /// A printed cell.
  struct Point {
    /// The texts of its values.
    let labels: [String]
    /// The number of a value that has one.
    let places: [Int?]
    /// The count as a number, and as the table prints it.
    let size: Double
    let written: String
  }

  /// A chart with fewer points says less than the table.
  private static let fewestPoints = 2

  let kind: Kind
  /// The name of the count that is drawn.
  let measure: String
  let dimensions: [Dimension]
  let points: [Point]

  /// What is drawn, in words.
  var title: String { TableResult.words(forColumn: measure, isFirst: true) }

  /// The greatest count.
  var greatest: Double { points.reduce(0) { max($0, $1.size) } }

  /// The charts of a table, one for each of its counts; a grid shows the first alone. Means and quantiles have charts
  /// only where nothing else is counted. Tables of three dimensions or more have none.
  static func all(of result: TableResult) -> [Chart] {
    guard let kind = kind(for: result.analysis.dimensions) else { return [] }
    let counts = result.analysis.counts
    let plain = counts.indices.filter { counts[$0].measure == nil }
    let drawn = plain.isEmpty ? Array(counts.indices) : plain
    let charts = (kind == .grid ? drawn.prefix(1) : drawn[...]).map { index in
      Chart(kind, of: result, result.columnNames[result.dimensionCount + index], index)
    }
    return charts.filter { $0.points.count >= fewestPoints && $0.greatest > 0 }
  }

  private init(_ kind: Kind, of result: TableResult, _ measure: String, _ index: Int) {
    (self.kind, self.measure) = (kind, measure)
    dimensions = result.analysis.dimensions
    points = result.cells.compactMap { row in
      guard let written = result.writtenCounts(of: row)[index], let size = Double(written) else {
        return nil
      }
      return Point(
        labels: result.writtenValues(of: row).map { $0 ?? DimensionValue.missing },
        places: row.values.map { if case .number(let number) = $0 { number } else { nil } },
        size: size, written: written)
    }
  }

  private static func kind(for dimensions: [Dimension]) -> Kind? {
    switch dimensions.count {
    case 1: dimensions[0].isTimeline ? .lines : .bars
    case 2: .grid
    default: nil
    }
  }
}

extension TableResult {
  /// The name of a count's column as words of a sentence.
  static func words(forColumn column: String, isFirst: Bool = false) -> String {
    let words =
      column.hasPrefix("share_percent")
      ? "share in percent" + column.dropFirst("share_percent".count).map { $0 == "_" ? " " : $0 }
      : String(column.map { $0 == "_" ? " " : $0 })
    return isFirst ? words.withCapital : words
  }
}

extension Dimension {
  /// Whether its numbers count the units of time from a beginning, so that a missing number is a gap.
  var isTimeline: Bool {
    switch self {
    case .hour, .day, .week, .month: true
    default: false
    }
  }
}
