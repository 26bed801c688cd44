/// Why a policy cannot be used. Lines count from 1, in the policy's own file.
///
/// A policy is written by its user and holds no data, so its words are quoted.
public enum PolicyError: Error, Equatable, Sendable {
  /// No built-in policy has this name; the line is that of `extends`, nil where a caller asked.
  case unknownPolicy(String, line: Int?)
  /// The text is no YAML.
  case notYAML(problem: String, line: Int)
  /// Something else than what the key needs stands there.
  case wrongType(key: String, expected: String, line: Int)
  /// The key is none of a policy's.
  case unknownKey(String, line: Int)
  /// The key stands twice in one mapping; the line is that of the first.
  case duplicateKey(String, line: Int)
  /// A key that every policy needs is not there.
  case missingKey(String)
  /// No meaning has this name.
  case unknownMeaning(String, nearest: String?, line: Int)
  /// No action has this name.
  case unknownAction(String, meaning: String, allowed: [Action], line: Int)
  /// A clause of the rules forbids the action for the meaning.
  case refused(
    clause: Clause, meaning: String, action: Action, line: Int, why: String, instead: String)
}

extension PolicyError: CustomStringConvertible {
  /// What is wrong, where, and what to write instead.
  public var description: String {
    switch self {
    case .unknownPolicy(let name, let line):
      "\(prefix(line))no built-in policy is called `\(name)`; "
        + Spelling.proposal(for: name, among: Policy.builtInNames)
        + "there are \(Policy.builtInNames.joined(separator: ", "))"
    case .notYAML(let problem, let line):
      "\(prefix(line))this is no YAML (\(problem)); write lines of the form `key: value`"
    case .wrongType(let key, let expected, let line):
      "\(prefix(line))`\(key)` needs \(expected)"
    case .unknownKey(let key, let line):
      "\(prefix(line))a policy has no key `\(key)`; "
        + Spelling.proposal(for: key, among: PolicyDocument.Key.allCases.map(\.rawValue))
        + "it has \(PolicyDocument.keyList)"
    case .duplicateKey(let key, let line):
      "\(prefix(line))`\(key)` stands here and again further down; keep one of them"
    case .missingKey(let key):
      "the policy has no key `\(key)`; write \(Self.remedy(missing: key))"
    case .unknownMeaning(let name, let nearest, let line):
      "\(prefix(line))there is no meaning `\(name)`; "
        + (nearest.map { "perhaps `\($0)`; " } ?? "") + "`moult policy show` lists all"
    case .unknownAction(let name, let meaning, let allowed, let line):
      "\(prefix(line))there is no action `\(name)`; "
        + Spelling.proposal(for: name, among: allowed.map(\.rawValue))
        + "for `\(meaning)` write \(Self.list(allowed))"
    case .refused(let clause, let meaning, let action, let line, let why, let instead):
      "\(prefix(line))refused by the clause `\(clause.rawValue)`: `\(action.rawValue)` for "
        + "`\(meaning)`, because \(why); ask for \(instead)"
    }
  }

  private func prefix(_ line: Int?) -> String {
    line.map { "line \($0): " } ?? ""
  }

  private static func remedy(missing key: String) -> String {
    key == "policy"
      ? "`policy: ` and a name"
      : "`meanings:` and below it lines of the form "
        + "`  tweet.lang: keep`, or `extends: strict`"
  }

  private static func list(_ actions: [Action]) -> String {
    actions.map { "`\($0.rawValue)`" }.joined(separator: " or ")
  }
}
