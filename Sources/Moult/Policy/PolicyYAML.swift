import YAMLNodes

extension PolicyDocument {
  /// Parses a policy from YAML. O(length).
  ///
  /// - Throws: ``PolicyError`` with the line, if it is not a mapping of each ``Key`` to a value of
  ///   its type.
  init(yaml: String) throws(PolicyError) {
    guard let root = try Self.compose(yaml) else { throw .missingKey(Key.policy.rawValue) }
    guard let pairs = root.pairs else {
      throw .wrongType(
        key: "the file", expected: "lines of the form `key: value`", line: root.line)
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

  private static func choices(_ node: YAMLNode) throws(PolicyError) -> [Choice] {
    guard let pairs = node.pairs else {
      throw .wrongType(
        key: Key.meanings.rawValue, expected: "lines of the form `  tweet.lang: keep` below it",
        line: node.line)
    }
    var choices: [Choice] = []
    for (keyNode, node) in pairs {
      let meaning = try scalar(keyNode, of: "a meaning")
      choices.append(Choice(meaning: meaning, action: try scalar(node, of: meaning.value)))
    }
    return choices
  }

  /// A word of any YAML type: `yes` is a word here, not a boolean.
  private static func scalar(_ node: YAMLNode, of key: String) throws(PolicyError) -> Entry {
    guard let word = node.word else {
      throw .wrongType(key: key, expected: "one word or sentence", line: node.line)
    }
    return Entry(value: word, line: node.line)
  }

  private static func compose(_ yaml: String) throws(PolicyError) -> YAMLNode? {
    do {
      return try YAMLNode.root(of: yaml)
    } catch {
      switch error {
      case .syntax(let problem, let line): throw .notYAML(problem: problem, line: line)
      case .duplicateKey(let key, let line): throw .duplicateKey(key, line: line)
      }
    }
  }
}
