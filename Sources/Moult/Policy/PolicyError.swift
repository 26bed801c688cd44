/// Why a policy cannot be used. Lines count from 1, in the file of the policy; the line is 0 where the policy was written
/// in code.
///
/// A policy is written by the person who runs the command and contains no data, so messages quote
/// its words.
public enum PolicyError: Error, Equatable, Sendable {
  /// No built-in policy has this name. The line is that of `extends`; nil if the name is not from a
  /// file.
  case unknownPolicy(String, line: Int?)
  /// The text is not YAML.
  case notYAML(problem: String, line: Int)
  /// The value of a key has the wrong type.
  case wrongType(key: String, expected: String, line: Int)
  /// A policy has no such key.
  case unknownKey(String, line: Int)
  /// A key is repeated in one mapping. The line is that of the first one.
  case duplicateKey(String, line: Int)
  /// A required key is missing.
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
      "\(prefix(line))there is no built-in policy `\(name)`; "
        + Spelling.proposal(for: name, among: Policy.builtInNames)
        + "the built-in policies are \(Policy.builtInNames.joined(separator: ", "))"
    case .notYAML(let problem, let line):
      "\(prefix(line))this is not YAML (\(problem)); write lines of the form `key: value`"
    case .wrongType(let key, let expected, let line):
      "\(prefix(line))`\(key)` needs \(expected)"
    case .unknownKey(let key, let line):
      "\(prefix(line))a policy has no key `\(key)`; "
        + Spelling.proposal(for: key, among: PolicyDocument.Key.allCases.map(\.rawValue))
        + "it has \(PolicyDocument.keyList)"
    case .duplicateKey(let key, let line):
      "\(prefix(line))`\(key)` is here and again in a later line; keep one of them"
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
    guard let line, line > 0 else { return "" }
    return "line \(line): "
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
