/// A grid of two dimensions. Rows are below their labels, so that it fits the narrowest screen.
enum GridPicture {
  /// Beyond these, those with the greatest counts are drawn; columns with an order are never chosen from.
  private static let mostRows = 30
  private static let mostColumns = 24
  /// A grid with more columns in their order has none that can be seen.
  fileprivate static let mostOrderedColumns = 200
  private static let rowHeight = 40
  private static let shades = 5

  /// Draws a chart; nil if it has too many columns.
  static func draw(_ chart: Chart, id: String) -> Picture? {
    let grid = Grid(chart, mostRows: mostRows, mostColumns: mostColumns)
    guard grid.columns.count <= mostOrderedColumns else { return nil }
    let names = (chart.dimensions[grid.across].rawValue, chart.dimensions[grid.down].rawValue)
    let title = "\(chart.title) by \(names.1) (rows) and \(names.0) (columns)"
    var svg = SVG(
      id: id, height: grid.rows.count * rowHeight + 30, title: title,
      description:
        "A grid of \(grid.rows.count) rows and \(grid.columns.count) columns; the stronger the colour of a cell, "
        + "the greater its number, up to \(greatest(of: chart)). The table below has the same numbers."
    )
    let width = 100 / Double(grid.columns.count)
    for (row, name) in grid.rows.enumerated() {
      svg.label(PictureText.short(name), x: 0, y: row * rowHeight + 13)
      for column in grid.columns.indices {
        let point = grid.points[row][column]
        let shade = point.map {
          max(1, Int(($0.size / chart.greatest * Double(shades)).rounded(.up)))
        }
        let count = point.map { NumberText.grouped($0.written) } ?? "not printed"
        svg.rectangle(
          "s\(shade ?? 0)", x: Double(column) * width, y: row * rowHeight + 18, width: width,
          height: 20, tip: "\(name), \(grid.columns[column]): \(count)")
      }
    }
    drawColumns(&svg, grid, width)
    return Picture(element: svg.element, title: title, note: note(about: grid, chart))
  }

  private static func greatest(of chart: Chart) -> String {
    chart.points.max { $0.size < $1.size }?.written ?? ""
  }

  /// The names of all columns if they are few and short, else of the first and the last.
  private static func drawColumns(_ svg: inout SVG, _ grid: Grid, _ width: Double) {
    let y = grid.rows.count * rowHeight + 16
    let names = grid.columns
    if hasAllNames(grid) {
      for (column, name) in names.enumerated() {
        svg.label(name, x: (Double(column) + 0.5) * width, y: y, .middle)
      }
    } else {
      svg.label(PictureText.short(names.first ?? "", 20), x: 0, y: y)
      svg.label(PictureText.short(names.last ?? "", 20), x: 100, y: y, .end)
    }
  }

  /// Whether the names of all columns fit below them on a narrow screen.
  private static func hasAllNames(_ grid: Grid) -> Bool {
    grid.columns.count * (grid.columns.map(\.count).max() ?? 0) <= 36
  }

  /// Columns without an order do not follow from the first and the last one.
  private static func note(about grid: Grid, _ chart: Chart) -> String {
    var note =
      "The stronger the colour, the greater the number, up to \(NumberText.grouped(greatest(of: chart))); the palest is a "
      + "fifth of that or less. An empty cell is not printed."
    if !grid.hasOrder && !hasAllNames(grid) {
      note += " Columns from left to right: " + grid.columns.joined(separator: ", ") + "."
    }
    if grid.leftOut > 0 {
      note += " The rows and columns with the greatest numbers are drawn; the table has all."
    }
    return note
  }
}

/// The points of a chart in rows and columns.
private struct Grid {
  /// Which dimension makes the columns, and which the rows.
  let across: Int
  let down: Int
  private(set) var columns: [String]
  private(set) var rows: [String]
  /// By row and column.
  private(set) var points: [[Chart.Point?]]
  /// How many rows and columns were left out.
  let leftOut: Int
  /// Whether the columns have an order that a reader knows.
  let hasOrder: Bool

  init(_ chart: Chart, mostRows: Int, mostColumns: Int) {
    let found = [Axis(chart, 0), Axis(chart, 1)]
    across = Self.columns(found)
    down = 1 - across
    let (wide, tall) = (found[across], found[down])
    hasOrder = wide.isOrdered
    columns = wide.isOrdered ? wide.names : wide.greatest(mostColumns)
    rows = tall.isOrdered && tall.names.count <= mostRows ? tall.names : tall.greatest(mostRows)
    leftOut = wide.names.count + tall.names.count - columns.count - rows.count
    let columnOf = Dictionary(uniqueKeysWithValues: zip(columns, columns.indices))
    let rowOf = Dictionary(uniqueKeysWithValues: zip(rows, rows.indices))
    points = rows.map { _ in [Chart.Point?](repeating: nil, count: columnOf.count) }
    for point in chart.points {
      guard let row = rowOf[point.labels[down]], let column = columnOf[point.labels[across]] else {
        continue
      }
      points[row][column] = point
    }
  }

  /// The dimension of the columns: one of time, or one with an order, or the one with fewer values.
  private static func columns(_ axes: [Axis]) -> Int {
    if axes[0].isTimeline != axes[1].isTimeline { return axes[0].isTimeline ? 0 : 1 }
    if axes[0].isOrdered != axes[1].isOrdered { return axes[0].isOrdered ? 0 : 1 }
    if axes[0].isOrdered { return axes[0].names.count >= axes[1].names.count ? 0 : 1 }
    return axes[0].names.count < axes[1].names.count ? 0 : 1
  }

  /// A dimension of a chart.
  private struct Axis {
    let isTimeline: Bool
    let isOrdered: Bool
    /// The values, in their order.
    let names: [String]
    private let sums: [String: Double]

    init(_ chart: Chart, _ index: Int) {
      isTimeline = chart.dimensions[index].isTimeline
      isOrdered = chart.dimensions[index].isOrdered
      var sums: [String: Double] = [:]
      var places: [String: Int] = [:]
      for point in chart.points {
        sums[point.labels[index], default: 0] += point.size
        places[point.labels[index]] = point.places[index] ?? .max
      }
      self.sums = sums
      let found = places.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map(\.key)
      names = Self.filled(found, places.values.filter { $0 < .max }, chart.dimensions[index])
    }

    /// The values of a time with the periods between them that no cell has, unless there are too many.
    private static func filled(
      _ found: [String], _ numbers: [Int], _ dimension: Dimension
    ) -> [String] {
      guard dimension.isTimeline, let first = numbers.min(), let last = numbers.max(),
        last - first < GridPicture.mostOrderedColumns
      else { return found }
      return (first...last).compactMap { dimension.written(.number($0)) }
        + found.suffix(found.count - numbers.count)
    }

    /// The values with the greatest sums, the greatest first.
    func greatest(_ most: Int) -> [String] {
      let sorted = names.sorted { (sums[$1] ?? 0, $0) < (sums[$0] ?? 0, $1) }
      return Array(sorted.prefix(most))
    }
  }
}
