/// A line over time. It is interrupted where a period has no printed cell, since that may be a suppressed one.
enum LinePicture {
  private static let height = 240
  /// The pixels between which the line is.
  private static let top = 24.0
  private static let bottom = 206.0
  /// The percentages between which the line is, so that no dot is cut.
  private static let left = 1.0
  private static let right = 99.0
  /// More dots would hide the line.
  private static let mostDots = 60

  /// Draws a chart. The missing value has no place in time and is in the table alone.
  static func draw(_ chart: Chart, id: String) -> Picture? {
    let dated = chart.points.compactMap { point in point.places[0].map { ($0, point) } }
      .sorted { $0.0 < $1.0 }
    guard let first = dated.first, let last = dated.last, first.0 < last.0 else { return nil }
    let name = chart.dimensions[0].rawValue
    let title = "\(chart.title) by \(name)"
    var svg = SVG(
      id: id, height: height, title: title,
      description:
        "A line from \(first.1.labels[0]) to \(last.1.labels[0]). The greatest number is "
        + "\(greatest(of: dated)). The table below has the same numbers.")
    let scale = NumberText.ceiling(chart.greatest)
    for y in levels.map(\.y) { svg.line("rule", from: (0, y), to: (100, y)) }
    let span = Double(last.0 - first.0)
    let places = dated.map { number, point in
      (
        left + Double(number - first.0) / span * (right - left),
        bottom - point.size / scale * (bottom - top)
      )
    }
    var gaps = 0
    for index in dated.indices.dropFirst() {
      if dated[index].0 == dated[index - 1].0 + 1 {
        svg.line("line", from: places[index - 1], to: places[index])
      } else {
        gaps += 1
      }
    }
    drawDots(&svg, dated, places)
    label(&svg, scale, first.1, last.1)
    let note = "A gap is one period or more without a printed cell."
    return Picture(element: svg.element, title: title, note: gaps > 0 ? note : "")
  }

  private static func greatest(of dated: [(Int, Chart.Point)]) -> String {
    guard let most = dated.max(by: { $0.1.size < $1.1.size }) else { return "" }
    return "\(most.1.written) in \(most.1.labels[0])"
  }

  /// The horizontal rules, as parts of the scale, and where they are.
  private static var levels: [(part: Double, y: Double)] {
    [0, 0.5, 1].map { ($0, bottom - $0 * (bottom - top)) }
  }

  /// Labels the rules and the ends. They are above the line, so they come last.
  private static func label(
    _ svg: inout SVG, _ scale: Double, _ first: Chart.Point, _ last: Chart.Point
  ) {
    for (part, y) in levels {
      svg.label(NumberText.grouped(NumberText.text(part * scale)), x: 0, y: Int(y) - 5)
    }
    svg.label(first.labels[0], x: 0, y: height - 14)
    svg.label(last.labels[0], x: 100, y: height - 14, .end)
  }

  /// Dots for all points, or for those without neighbours if there are many.
  private static func drawDots(
    _ svg: inout SVG, _ dated: [(Int, Chart.Point)], _ places: [(Double, Double)]
  ) {
    for index in dated.indices {
      let follows = index > 0 && dated[index - 1].0 + 1 == dated[index].0
      let precedes = index + 1 < dated.count && dated[index].0 + 1 == dated[index + 1].0
      guard dated.count <= mostDots || !follows && !precedes else { continue }
      let point = dated[index].1
      svg.dot(at: places[index], tip: "\(point.labels[0]): \(NumberText.grouped(point.written))")
    }
  }
}
