import MoultIO

/// A help page of its own, for what does not fit the pages of the commands.
enum HelpTopic: String, CaseIterable {
  case limits, batches
  case exitCodes = "exit-codes"

  /// The topic that `help TOPIC` asks for.
  init?(_ words: [String]) {
    guard words.count == 2, words[0] == "help" else { return nil }
    self.init(rawValue: words[1])
  }

  /// The lines of the page.
  var lines: [String] {
    switch self {
    case .limits:
      Self.lines(
        "Limits keep a small input from taking days, all memory or the disk.", Dehydrate.rows,
        .limits)
    case .batches:
      Self.lines(
        "With -o DIR/ a job writes an output for each member of its inputs, and a journal with which a "
          + "stopped batch is continued.", Dehydrate.rows, .batch)
    case .exitCodes:
      Exit.meanings.map { code, meaning in
        String(repeating: " ", count: code.rawValue < 10 ? 3 : 2) + "\(code.rawValue)  \(meaning)"
      }
    }
  }

  private static func lines(
    _ introduction: String, _ rows: [OptionRow], _ group: OptionRow.Group
  ) -> [String] {
    wrapped(introduction, indent: 0) + [""]
      + rows.filter { $0.group == group }.flatMap { row in
        let value = row.arity == .flag ? "" : " <\(row.valueName)>"
        return ["  \(row.typed)\(value)"]
          + wrapped(row.helpLine + " " + row.plainDetails, indent: 6)
      }
  }

  /// The words of a text in lines of 79 columns at most.
  private static func wrapped(_ text: String, indent: Int) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.count + word.count < 79 {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append(String(repeating: " ", count: indent) + word)
      }
    }
    return lines
  }
}
