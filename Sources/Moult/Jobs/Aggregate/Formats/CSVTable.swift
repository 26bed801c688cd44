import JSONStream

extension TableResult {
  /// Lines end with CR LF, as RFC 4180 has it.
  func renderCSV(into buffer: inout ByteBuffer) {
    buffer.append(Self.line(columns.map(Self.field)))
    for row in rows {
      let values = writtenValues(of: row).map { Self.field($0 ?? DimensionValue.missing) }
      buffer.append(Self.line(values + writtenCounts(of: row)))
    }
  }

  private static func line(_ fields: [String]) -> String {
    fields.joined(separator: ",") + "\r\n"
  }

  /// A field, quoted where it has to be.
  ///
  /// A spreadsheet would run a text that begins with `= + - @` or a tab as a formula, so such a one
  /// gets an apostrophe before it, which spreadsheets take as the mark of a text.
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
