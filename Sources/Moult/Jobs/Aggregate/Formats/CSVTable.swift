import JSONStream

/// Fields with commas between them. Lines end with CR LF, as RFC 4180 has it.
///
/// Several tables share one header: `table`, then the columns of all of them. A row leaves the columns of other
/// tables empty; the missing value is a word, so that it is never empty.
enum CSVTable: TableWriter {
  static let fileExtension = ".csv"
  static let hasNotes = false

  static func write(
    _ results: [TableResult], _ setting: TableSetting, into buffer: inout ByteBuffer
  ) {
    if results.count == 1 {
      write(results[0], into: &buffer)
    } else {
      write(together: results, into: &buffer)
    }
  }

  private static func write(_ result: TableResult, into buffer: inout ByteBuffer) {
    buffer.append(line(result.columns.map(field)))
    for row in result.rows { buffer.append(line(fields(of: row, in: result))) }
  }

  private static func write(together results: [TableResult], into buffer: inout ByteBuffer) {
    var places: [String: Int] = [:]
    var header = ["table"]
    let columns =
      results.flatMap { $0.columns.prefix($0.dimensionCount) }
      + results.flatMap { $0.columns.dropFirst($0.dimensionCount) }
    for column in columns where places[column] == nil {
      places[column] = header.count
      header.append(column)
    }
    buffer.append(line(header.map(field)))
    for result in results {
      for row in result.rows {
        var fields = [String](repeating: "", count: header.count)
        fields[0] = field(result.name)
        for (column, text) in zip(result.columns, self.fields(of: row, in: result)) {
          if let place = places[column] { fields[place] = text }
        }
        buffer.append(line(fields))
      }
    }
  }

  private static func fields(of row: TableResult.Row, in result: TableResult) -> [String] {
    result.writtenValues(of: row).map { field($0 ?? DimensionValue.missing) }
      + result.writtenCounts(of: row)
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
