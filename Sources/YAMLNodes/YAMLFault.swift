/// Why a text is not YAML. Lines count from 1.
public enum YAMLFault: Error, Sendable, Equatable {
  /// The grammar is broken; the problem in the parser's words.
  case syntax(problem: String, line: Int)
  /// One mapping has a key twice; the line is that of the first of the two.
  case duplicateKey(String, line: Int)

  static let unreadable = YAMLFault.syntax(problem: "it cannot be read", line: 1)

  /// A fault of the grammar. Where a tab is the reason, the parser's words do not say so.
  static func grammar(_ problem: String, line: Int, of text: String) -> YAMLFault {
    let hasTab = startsWithTab(line, of: text)
    return .syntax(
      problem: hasTab ? "it starts with a tab, where YAML takes spaces" : problem, line: line)
  }

  /// Whether a tab is before the first word of a line, from 1.
  private static func startsWithTab(_ line: Int, of text: String) -> Bool {
    let lines = text.split(
      maxSplits: line, omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    guard line >= 1, line <= lines.count else { return false }
    return lines[line - 1].prefix { $0 == " " || $0 == "\t" }.contains("\t")
  }

  /// Throws ``duplicateKey(_:line:)`` for the alphabetically first key that is there twice. O(keys).
  static func checkKeys(of pairs: [YAMLNode.Pair]) throws(YAMLFault) {
    var first: [YAMLNode: Int] = [:]
    var repeated: [(key: String, line: Int)] = []
    for pair in pairs {
      if let line = first[pair.key] {
        repeated.append((pair.key.word ?? "a key", line))
      } else {
        first[pair.key] = pair.key.line
      }
    }
    guard let fault = repeated.min(by: { $0.key < $1.key }) else { return }
    throw .duplicateKey(fault.key, line: fault.line)
  }
}
