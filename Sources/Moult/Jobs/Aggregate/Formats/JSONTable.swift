import JSONStream

/// One object and a line feed, with the name of the table where it has one: several tables are JSON lines. Values of
/// dimensions are strings, or null where missing; in `notes`, a number that is not stated is null.
enum JSONTable: TableWriter {
  static let fileExtension = ".json"
  static let hasNotes = true

  static func write(
    _ results: [TableResult], _ setting: TableSetting, into buffer: inout ByteBuffer
  ) {
    for result in results { write(result, into: &buffer) }
  }

  private static func write(_ result: TableResult, into buffer: inout ByteBuffer) {
    let by = result.columnNames.prefix(result.dimensionCount).map(quoted).joined(separator: ",")
    let name = result.analysis.name.map { "\"table\":" + quoted($0) + "," } ?? ""
    buffer.append("{\(name)\"by\":[\(by)],\"rows\":[")
    for (index, row) in result.cells.enumerated() {
      if index > 0 { buffer.append(",") }
      buffer.append(object(of: row, in: result))
    }
    buffer.append("],\"notes\":")
    buffer.append(notes(of: result))
    buffer.append("}\n")
  }

  private static func object(of row: TableResult.Cell, in result: TableResult) -> String {
    let values = result.writtenValues(of: row).map { $0.map(quoted) ?? "null" }
    let fields = zip(
      result.columnNames, values + result.writtenCounts(of: row).map { $0 ?? "null" }
    )
    .map { quoted($0) + ":" + $1 }
    return "{" + fields.joined(separator: ",") + "}"
  }

  private static func notes(of result: TableResult) -> String {
    let analysis = result.analysis
    let text = result.notes.map(quoted).joined(separator: ",")
    let without = result.statesTweets ? result.tweetsWithoutValue.map(String.init) : nil
    var fields = [
      "\"min_users\":\(analysis.lines?.minimumUsers ?? analysis.minimumUsers)",
      "\"suppressed\":\(suppressed(in: result))",
    ]
    if analysis.dimensions.contains(where: \.isList) {
      fields.append("\"tweets_without_value\":\(without ?? "null")")
    }
    if let lines = analysis.lines { fields.append("\"min_lines\":\(lines.fewest)") }
    if let privacy = analysis.privacy {
      fields.append("\"privacy\":\(result.privacyObject(privacy))")
    }
    if analysis.countsUsers {
      let isLowerBound = result.cells.contains(where: \.isLowerBound)
      fields.append("\"users_lower_bound\":\(isLowerBound)")
    }
    fields += ["\"left_out_by_top\":\(result.leftOut)", "\"text\":[\(text)]"]
    return "{" + fields.joined(separator: ",") + "}"
  }

  private static func suppressed(in result: TableResult) -> String {
    guard let suppressed = result.suppressed else { return "null" }
    let tweets = result.statesTweets ? ",\"tweets\":\(suppressed.tweets)" : ""
    return "{\"cells\":\(suppressed.cells)\(tweets)}"
  }

  /// A JSON string. Only quotes, backslashes and control characters are escaped.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\u{0}"..<"\u{20}":
        let hex = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
