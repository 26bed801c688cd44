import Yams

extension PolicyDocument {
  /// Parses a policy from YAML. O(length).
  ///
  /// - Throws: ``PolicyError`` with the line, if it is not a mapping of each ``Key`` to a value of
  ///   its type.
  init(yaml: String) throws(PolicyError) {
    guard let root = try Self.compose(yaml) else { throw .missingKey(Key.policy.rawValue) }
    guard case .mapping(let pairs) = root else {
      throw .wrongType(
        key: "the file", expected: "lines of the form `key: value`", line: Self.line(of: root))
    }
    for (keyNode, node) in pairs {
      let word = try Self.scalar(keyNode, of: "a key")
      guard let key = Key(rawValue: word.value) else {
        throw .unknownKey(word.value, line: word.line)
      }
      switch key {
      case .policy: policy = try Self.scalar(node, of: word.value)
      case .extends: extends = try Self.scalar(node, of: word.value)
      case .about: about = try Self.scalar(node, of: word.value)
      case .meanings: meanings = try Self.choices(node)
      }
    }
  }

  private static func choices(_ node: Node) throws(PolicyError) -> [Choice] {
    guard case .mapping(let pairs) = node else {
      throw .wrongType(
        key: Key.meanings.rawValue, expected: "lines of the form `  tweet.lang: keep` below it",
        line: line(of: node))
    }
    var choices: [Choice] = []
    for (keyNode, node) in pairs {
      let meaning = try scalar(keyNode, of: "a meaning")
      choices.append(Choice(meaning: meaning, action: try scalar(node, of: meaning.value)))
    }
    return choices
  }

  /// A word of any YAML type: `yes` is a word here, not a boolean.
  private static func scalar(_ node: Node, of key: String) throws(PolicyError) -> Entry {
    guard case .scalar(let scalar) = node, !scalar.string.isEmpty else {
      throw .wrongType(key: key, expected: "one word or sentence", line: line(of: node))
    }
    return Entry(value: scalar.string, line: line(of: node))
  }

  private static func line(of node: Node) -> Int {
    node.mark?.line ?? 1
  }

  private static func compose(_ yaml: String) throws(PolicyError) -> Node? {
    do {
      return try Yams.compose(yaml: yaml)
    } catch let error as YamlError {
      throw PolicyError(error, in: yaml)
    } catch {
      throw .notYAML(problem: "it cannot be read", line: 1)
    }
  }
}

extension PolicyError {
  /// An error of Yams, with its line.
  init(_ error: YamlError, in yaml: String) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      self = .notYAML(problem: problem, line: mark.line)
    case .reader(let problem, let offset, _, _):
      let before = yaml.unicodeScalars.prefix(offset ?? 0)
      self = .notYAML(problem: problem, line: 1 + before.count { $0 == "\n" })
    case .duplicatedKeysInMapping(let keys, let context):
      self = .duplicateKey(keys.first ?? "a key", line: context.mark.line)
    default:
      self = .notYAML(problem: "it cannot be read", line: 1)
    }
  }
}
