/// A drawn chart.
struct Picture {
  /// The SVG element.
  let element: String
  /// What is drawn.
  let title: String
  /// What a reader of the picture has to know; empty if nothing.
  let note: String

  /// The pictures of a table.
  ///
  /// - Parameter id: an identifier that no other table of the page has.
  static func all(of result: TableResult, id: String) -> [Picture] {
    Chart.all(of: result).enumerated().compactMap { index, chart in
      let id = "\(id)-chart-\(index + 1)"
      switch chart.kind {
      case .bars: return BarPicture.draw(chart, id: id)
      case .lines: return LinePicture.draw(chart, id: id)
      case .grid: return GridPicture.draw(chart, id: id)
      }
    }
  }
}

/// Labels of pictures.
enum PictureText {
  private static let mostCharacters = 40

  /// A label that is not longer than a narrow screen. O(length).
  static func short(_ text: String, _ most: Int = mostCharacters) -> String {
    text.count <= most ? text : text.prefix(most - 1) + "…"
  }
}
