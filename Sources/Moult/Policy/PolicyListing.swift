extension Policy {
  /// The policy as a table for people: a title, a line of headings, and for each meaning a line
  /// with its name, class, action and description, in the order of the table of meanings.
  /// O(meanings).
  public func listing() -> [String] {
    let rows = MeaningTable.builtIn.all.map { meaning in
      [meaning.name, meaning.valueClass.rawValue, self[meaning].rawValue, meaning.about]
    }
    let table = [["meaning", "class", "action", "what it is"]] + rows
    let widths = (0..<3).map { column in table.map { $0[column].count }.max() ?? 0 }
    let lines = table.map { row in
      let cells = widths.indices.map { Self.pad(row[$0], to: widths[$0]) } + [row[3]]
      return cells.joined(separator: "  ")
    }
    return ["policy \(name)" + (about.isEmpty ? "" : ": \(about)"), ""] + lines
  }

  private static func pad(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: width - text.count)
  }
}
