/// A picture in SVG that is as wide as its place on the page: horizontal positions are percentages, vertical ones
/// pixels, and its text keeps its size on every screen.
struct SVG {
  private(set) var text = ""
  private let height: Int
  private let title: String
  private let description: String
  private let id: String

  /// - Parameters:
  ///   - id: an identifier that no other picture of the page has.
  ///   - title: what is drawn, for those who do not see it.
  ///   - description: what it shows, in a sentence or two.
  init(id: String, height: Int, title: String, description: String) {
    (self.id, self.height, self.title, self.description) = (id, height, title, description)
  }

  /// The element with everything in it. O(length).
  var element: String {
    "<svg role=\"img\" aria-labelledby=\"\(id)-title \(id)-text\" width=\"100%\" height=\"\(height)\">"
      + "<title id=\"\(id)-title\">\(HTML.text(title))</title>"
      + "<desc id=\"\(id)-text\">\(HTML.text(description))</desc>\(text)</svg>\n"
  }

  /// A rectangle whose tooltip is a text.
  mutating func rectangle(
    _ kind: String, x: Double, y: Int, width: Double, height: Int, tip: String
  ) {
    text +=
      "<rect class=\"\(kind)\" x=\"\(percent(x))\" y=\"\(y)\" width=\"\(percent(width))\" "
      + "height=\"\(height)\"><title>\(HTML.text(tip))</title></rect>"
  }

  /// A straight line.
  mutating func line(_ kind: String, from start: (Double, Double), to end: (Double, Double)) {
    text +=
      "<line class=\"\(kind)\" x1=\"\(percent(start.0))\" y1=\"\(NumberText.text(start.1))\" "
      + "x2=\"\(percent(end.0))\" y2=\"\(NumberText.text(end.1))\"/>"
  }

  /// A dot whose tooltip is a text.
  mutating func dot(at place: (Double, Double), tip: String) {
    text +=
      "<circle cx=\"\(percent(place.0))\" cy=\"\(NumberText.text(place.1))\" r=\"3\">"
      + "<title>\(HTML.text(tip))</title></circle>"
  }

  /// Where a label is in respect of its position.
  enum Anchor: String {
    case start, middle, end
  }

  /// A label. The page's style shortens nothing, so that the caller does.
  mutating func label(_ words: String, x: Double, y: Int, _ anchor: Anchor = .start) {
    let side = anchor == .start ? "" : " text-anchor=\"\(anchor.rawValue)\""
    text += "<text x=\"\(percent(x))\" y=\"\(y)\"\(side)>\(HTML.text(words))</text>"
  }

  private func percent(_ value: Double) -> String { NumberText.text(value) + "%" }
}
