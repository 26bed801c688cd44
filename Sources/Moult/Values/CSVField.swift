/// The fields of CSV, as RFC 4180 has it.
enum CSVField {
  /// A field, quoted if necessary.
  ///
  /// A spreadsheet would run a text that begins with `= + - @`, in either width, or a control character as a
  /// formula, so it is prefixed with an apostrophe, which marks a text in spreadsheets.
  static func text(_ text: String) -> String {
    var text = text
    if let first = text.unicodeScalars.first, startsFormula(first) { text = "'" + text }
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

  /// The text of a field as it is written, without its quotes and the apostrophe before a formula. O(length).
  static func value(of written: String) -> String {
    var scalars = written.unicodeScalars[...]
    if scalars.count >= 2, scalars.first == "\"", scalars.last == "\"" {
      scalars = scalars.dropFirst().dropLast()
    }
    var text = String(scalars).replacing("\"\"", with: "\"")
    if text.first == "'", let next = text.unicodeScalars.dropFirst().first, startsFormula(next) {
      text.removeFirst()
    }
    return text
  }

  private static func startsFormula(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || "=+-@＝＋－＠﹢﹣﹦﹫−".unicodeScalars.contains(scalar)
  }
}
