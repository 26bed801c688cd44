/// Bars one below the other, each under its label, so that they fit the narrowest screen.
enum BarPicture {
  /// Beyond this many, the greatest are drawn.
  static let mostBars = 30
  private static let rowHeight = 38

  /// Draws a chart.
  static func draw(_ chart: Chart, id: String) -> Picture {
    let isOrdered = chart.dimensions[0].isOrdered
    let sorted = isOrdered ? chart.points : chart.points.sorted { $0.size > $1.size }
    let shown = sorted.prefix(mostBars)
    let name = chart.dimensions[0].rawValue
    let title = "\(chart.title) by \(name)"
    var svg = SVG(
      id: id, height: shown.count * rowHeight, title: title,
      description: description(of: chart, name))
    for (index, point) in shown.enumerated() {
      let (top, label) = (index * rowHeight, PictureText.short(point.labels[0]))
      let count = NumberText.grouped(point.written)
      svg.label(label, x: 0, y: top + 13)
      svg.label(count, x: 100, y: top + 13, .end)
      svg.rectangle(
        "rail", x: 0, y: top + 19, width: 100, height: 12, tip: "\(label): \(count)")
      svg.rectangle(
        "bar", x: 0, y: top + 19, width: point.size / chart.greatest * 100, height: 12,
        tip: "\(label): \(count)")
    }
    let rest = chart.points.count - shown.count
    let choice = isOrdered ? "first" : "largest"
    return Picture(
      element: svg.element, title: title,
      note: rest > 0
        ? "The \(shown.count) \(choice) of \(chart.points.count); the table has all." : "")
  }

  private static func description(of chart: Chart, _ name: String) -> String {
    guard let most = chart.points.max(by: { $0.size < $1.size }) else { return "" }
    return "Bars of \(chart.points.count) values of \(name). The longest is \(most.labels[0]) with "
      + "\(most.written). The table below has the same numbers."
  }
}
