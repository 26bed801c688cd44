import JSONStream

/// Fields with commas between them. Lines end with CR LF, as RFC 4180 has it.
enum CSVTable: TableWriter {
  static let fileExtension = ".csv"
  static let hasNotes = false

  static func write(_ result: TableResult, into buffer: inout ByteBuffer) {
    buffer.append(line(result.columns.map(field)))
    for row in result.rows {
      let values = result.writtenValues(of: row).map { field($0 ?? DimensionValue.missing) }
      buffer.append(line(values + result.writtenCounts(of: row)))
    }
  }

  private static func line(_ fields: [String]) -> String {
    fields.joined(separator: ",") + "\r\n"
  }

  /// A field, quoted if necessary.
  ///
  /// A spreadsheet would run a text that begins with `= + - @` or a tab as a formula, so it is
  /// prefixed with an apostrophe, which marks a text in spreadsheets.
  static func field(_ text: String) -> String {
    var text = text
    if let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) {
      text = "'" + text
    }
    guard text.unicodeScalars.contains(where: { "\",\r\n".unicodeScalars.contains($0) }) else {
      return text
    }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted.unicodeScalars.append(scalar) }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}
