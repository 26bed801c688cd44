import JSONStream

extension TableResult {
  /// One object and a line feed. Values of dimensions are strings, or null where missing; in
  /// `notes`, a number that is not stated is null.
  func renderJSON(into buffer: inout ByteBuffer) {
    let by = analysis.dimensions.map { Self.quoted($0.rawValue) }.joined(separator: ",")
    buffer.append("{\"by\":[\(by)],\"rows\":[")
    for (index, row) in rows.enumerated() {
      if index > 0 { buffer.append(",") }
      buffer.append(object(of: row))
    }
    buffer.append("],\"notes\":")
    buffer.append(notesObject)
    buffer.append("}\n")
  }

  private func object(of row: Row) -> String {
    let values = writtenValues(of: row).map { $0.map(Self.quoted) ?? "null" }
    let fields = zip(columns, values + writtenCounts(of: row)).map { Self.quoted($0) + ":" + $1 }
    return "{" + fields.joined(separator: ",") + "}"
  }

  private var notesObject: String {
    let text = notes.map(Self.quoted).joined(separator: ",")
    let without = tellsTweets ? tweetsWithoutValue.map(String.init) : nil
    var fields = ["\"min_users\":\(analysis.minimumUsers)", "\"suppressed\":\(suppressedObject)"]
    if analysis.dimensions.contains(where: { $0.shape == .list }) {
      fields.append("\"tweets_without_value\":\(without ?? "null")")
    }
    if analysis.countsUsers {
      fields.append("\"users_lower_bound\":\(rows.contains(where: \.isLowerBound))")
    }
    fields += ["\"left_out_by_top\":\(leftOut)", "\"text\":[\(text)]"]
    return "{" + fields.joined(separator: ",") + "}"
  }

  private var suppressedObject: String {
    guard let suppressed else { return "null" }
    let tweets = tellsTweets ? ",\"tweets\":\(suppressed.tweets)" : ""
    return "{\"cells\":\(suppressed.cells)\(tweets)}"
  }

  /// A JSON string. Beyond what has to be escaped everything stays as it is.
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
