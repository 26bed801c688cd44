import JSONStream

/// Columns separated by two blanks, values aligned left and counts right, then the notes.
enum TextTable: TableWriter {
  static let fileExtension = ".txt"
  static let hasNotes = true

  static func write(_ result: TableResult, into buffer: inout ByteBuffer) {
    let columns = result.columns
    let rows = result.rows.map { row in
      result.writtenValues(of: row).map { $0 ?? DimensionValue.missing }
        + result.writtenCounts(of: row)
    }
    var widths = columns.map(TerminalWidth.of)
    for row in rows {
      for (column, text) in row.enumerated() {
        widths[column] = max(widths[column], TerminalWidth.of(text))
      }
    }
    let values = result.analysis.dimensions.count
    if let name = result.analysis.name {
      buffer.append(name + "\n" + String(repeating: "=", count: TerminalWidth.of(name)) + "\n")
    }
    buffer.append(line(columns, widths, leftAligned: values))
    let rules = widths.map { String(repeating: "-", count: $0) }
    buffer.append(line(rules, widths, leftAligned: values))
    for row in rows { buffer.append(line(row, widths, leftAligned: values)) }
    buffer.append("\n")
    for note in result.notes { buffer.append(note + "\n") }
    if result.analysis.name != nil { buffer.append("\n") }
  }

  private static func line(_ fields: [String], _ widths: [Int], leftAligned: Int) -> String {
    var line = ""
    for (column, text) in fields.enumerated() {
      if column > 0 { line += "  " }
      let padding = String(repeating: " ", count: widths[column] - TerminalWidth.of(text))
      line += column < leftAligned ? text + padding : padding + text
    }
    while line.last == " " { line.removeLast() }
    return line + "\n"
  }
}

/// The number of terminal columns of a text, by a short list of wide characters and the categories
/// of invisible ones.
enum TerminalWidth {
  /// The sum over the scalars. An emoji of several scalars is overestimated, never underestimated.
  static func of(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + width(of: $1) }
  }

  private static func width(of scalar: Unicode.Scalar) -> Int {
    if scalar.isASCII { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return wide.contains { $0.contains(scalar.value) } ? 2 : 1
    }
  }

  /// The blocks of East Asian scripts, full-width forms and emoji.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
    0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1FAFF,
    0x20000...0x3FFFD,
  ]
}
