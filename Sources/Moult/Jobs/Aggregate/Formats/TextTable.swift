import JSONStream

/// Columns separated by two blanks, values aligned left and counts right, then the notes. For a terminal, each row
/// ends with a bar as long as its first count.
enum TextTable: TableWriter {
  static let fileExtension = ".txt"
  static let hasNotes = true

  static func write(
    _ results: [TableResult], _ setting: TableSetting, into buffer: inout ByteBuffer
  ) {
    for result in results { write(result, setting.terminalWidth, into: &buffer) }
  }

  private static func write(
    _ result: TableResult, _ terminalWidth: Int?, into buffer: inout ByteBuffer
  ) {
    let columns = result.columnNames
    let rows = result.cells.map { row in
      result.writtenValues(of: row).map { $0 ?? DimensionValue.missing }
        + result.writtenCounts(of: row).map { $0 ?? "" }
    }
    var widths = columns.map(TerminalWidth.of)
    for row in rows {
      for (column, text) in row.enumerated() {
        widths[column] = max(widths[column], TerminalWidth.of(text))
      }
    }
    let values = result.dimensionCount
    let bars = terminalWidth.flatMap { width in
      TextBars(rows.map { $0[values] }, columns: width - widths.reduce(0) { $0 + $1 + 2 })
    }
    if let name = result.tableName {
      buffer.append(name + "\n" + String(repeating: "=", count: TerminalWidth.of(name)) + "\n")
    }
    buffer.append(line(columns, widths, leftAligned: values))
    let rules = widths.map { String(repeating: "-", count: $0) }
    buffer.append(line(rules, widths, leftAligned: values))
    for (index, row) in rows.enumerated() {
      buffer.append(
        line(row + (bars.map { [$0.bar(at: index)] } ?? []), widths, leftAligned: values))
    }
    buffer.append("\n")
    for note in result.notes { buffer.append(note + "\n") }
    if result.analysis.name != nil { buffer.append("\n") }
  }

  /// - Parameter widths: those of the aligned fields; a further field ends the line.
  private static func line(_ fields: [String], _ widths: [Int], leftAligned: Int) -> String {
    var line = ""
    for (column, text) in fields.enumerated() {
      if column > 0 { line += "  " }
      guard column < widths.count else {
        line += text
        continue
      }
      let padding = String(repeating: " ", count: widths[column] - TerminalWidth.of(text))
      line += column < leftAligned ? text + padding : padding + text
    }
    while line.last == " " { line.removeLast() }
    return line + "\n"
  }
}

/// Bars of block characters, in eighths of a column.
struct TextBars {
  /// A terminal with fewer free columns gets no bars, and no bar is longer than the most.
  private static let usefulColumns = 8...40
  private static let eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]

  private let numbers: [Double]
  private let columns: Int
  private let greatest: Double

  /// - Parameters:
  ///   - counts: decimal numbers.
  ///   - columns: the free columns. Nil if there are too few, or a bar would say nothing.
  init?(_ counts: [String], columns: Int) {
    numbers = counts.map { Double($0) ?? 0 }
    self.columns = min(columns, Self.usefulColumns.upperBound)
    greatest = numbers.max() ?? 0
    guard columns >= Self.usefulColumns.lowerBound, numbers.count > 1, greatest > 0 else {
      return nil
    }
  }

  /// The bar of a row. O(columns).
  func bar(at row: Int) -> String {
    let length = Int((numbers[row] / greatest * Double(columns * 8)).rounded())
    return String(repeating: "█", count: length / 8) + Self.eighths[length % 8]
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
