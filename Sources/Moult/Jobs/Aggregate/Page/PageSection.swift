import JSONStream

/// A table on a page: its charts, its rows, and what is not shown.
struct PageSection {
  /// A table with more rows scrolls on a screen, and is whole on paper.
  private static let mostRows = 25

  /// The identifier of the section, which links name.
  let id: String
  private let result: TableResult
  private let isAlone: Bool

  /// - Parameter isAlone: whether the page has no other table, so that its heading is that of the page.
  init(_ result: TableResult, id: String, isAlone: Bool) {
    (self.result, self.id, self.isAlone) = (result, id, isAlone)
  }

  /// What is counted, by what.
  var title: String {
    let counts = Self.list(
      result.columnNames.dropFirst(result.dimensionCount).map { TableResult.words(forColumn: $0) })
    let dimensions = Self.list(Array(result.columnNames.prefix(result.dimensionCount)))
    let what = counts.withCapital
    let title = dimensions.isEmpty ? what : "\(what) by \(dimensions)"
    return isAlone ? title : "\(result.name): \(title)"
  }

  /// Appends the section. O(rows).
  func write(into buffer: inout ByteBuffer) {
    buffer.append("<section id=\"\(id)\">\n" + (isAlone ? "" : HTML.element("h2", title)))
    if !result.selection.isEmpty {
      buffer.append(HTML.element("p", "Of the tweets with \(Self.list(result.selection))."))
    }
    let pictures = Picture.all(of: result, id: id)
    if !pictures.isEmpty {
      buffer.append("<div class=\"charts\">\n")
      for picture in pictures {
        buffer.append(
          "<figure>\n<figcaption><strong>\(HTML.text(picture.title))</strong> \(HTML.text(picture.note))"
            + "</figcaption>\n\(picture.element)</figure>\n")
      }
      buffer.append("</div>\n")
    }
    writeTable(into: &buffer)
    buffer.append(HTML.element(isAlone ? "h2" : "h3", "What is not shown"))
    buffer.append(HTML.list(result.notes) + "</section>\n")
  }

  private func writeTable(into buffer: inout ByteBuffer) {
    guard !result.cells.isEmpty else {
      return buffer.append(HTML.element("p", "No cell of this table can be shown."))
    }
    // A wide table scrolls by itself; it has a name and takes the focus, so that a keyboard can scroll it.
    buffer.append(
      "<div class=\"scroll\(result.cells.count > Self.mostRows ? " tall" : "")\" role=\"region\" tabindex=\"0\" aria-labelledby=\"\(id)-caption\">\n<table>\n"
        + "<caption id=\"\(id)-caption\">\(HTML.text(title))</caption>\n<thead>\n<tr>")
    for (index, column) in result.columnNames.enumerated() {
      let kind = index < result.dimensionCount ? "" : " class=\"number\""
      buffer.append("<th scope=\"col\"\(kind)>\(HTML.text(column))</th>")
    }
    buffer.append("</tr>\n</thead>\n<tbody>\n")
    for row in result.cells { buffer.append(line(row)) }
    buffer.append("</tbody>\n</table>\n</div>\n")
  }

  /// A row. The first value names it, for readers of screens.
  private func line(_ row: TableResult.Cell) -> String {
    var line = "<tr>"
    for (index, value) in result.writtenValues(of: row).enumerated() {
      let text = "<bdi>\(HTML.text(value ?? DimensionValue.missing))</bdi>"
      line += index == 0 ? "<th scope=\"row\">\(text)</th>" : "<td>\(text)</td>"
    }
    for count in result.writtenCounts(of: row) {
      line += "<td class=\"number\">\(HTML.text(count.map(NumberText.grouped) ?? ""))</td>"
    }
    return line + "</tr>\n"
  }

  private static func list(_ words: [String]) -> String {
    guard words.count > 1, let last = words.last else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }
}
