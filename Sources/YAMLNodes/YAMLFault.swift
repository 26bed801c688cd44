internal import Yams

/// Why a text is not YAML. Lines count from 1.
public enum YAMLFault: Error, Sendable, Equatable {
  /// The grammar is broken; the problem in the parser's words.
  case syntax(problem: String, line: Int)
  /// One mapping has a key twice; the line is that of the mapping.
  case duplicateKey(String, line: Int)

  static let unreadable = YAMLFault.syntax(problem: "it cannot be read", line: 1)

  /// Whether a tab is before the first word of a line, from 1.
  private static func startsWithTab(_ line: Int, of text: String) -> Bool {
    let lines = text.split(
      maxSplits: line, omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    guard line >= 1, line <= lines.count else { return false }
    return lines[line - 1].prefix { $0 == " " || $0 == "\t" }.contains("\t")
  }

  init(_ error: YamlError, in text: String) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      let isTab = Self.startsWithTab(mark.line, of: text)
      self = .syntax(
        problem: isTab ? "it starts with a tab, where YAML takes spaces" : problem, line: mark.line)
    case .reader(let problem, let offset, _, _):
      let before = text.unicodeScalars.prefix(offset ?? 0)
      self = .syntax(problem: problem, line: 1 + before.count { $0 == "\n" })
    case .duplicatedKeysInMapping(let keys, let context):
      self = .duplicateKey(keys.first ?? "a key", line: context.mark.line)
    default:
      self = .unreadable
    }
  }
}
