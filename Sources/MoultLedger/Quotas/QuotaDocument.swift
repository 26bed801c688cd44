import YAMLNodes

/// A file of quotas as it was read. Every kind must be in it: a kind without a rule would have no quota.
struct QuotaDocument {
  private(set) var name = ""
  private(set) var date = ""
  private(set) var source = ""
  private(set) var rules: [ReleaseKind: QuotaRule] = [:]

  init(yaml: String) throws(QuotaError) {
    let root = try Self.compose(yaml)
    for (key, node, line) in try Self.pairs(of: root, "the file") {
      switch key {
      case "limits": name = try Self.word(node, key)
      case "date": date = try Self.word(node, key)
      case "source": source = try Self.word(node, key)
      case "kinds": try readKinds(node)
      default: throw Self.unknown("key", key, line, ["limits", "date", "source", "kinds"])
      }
    }
    let texts = [("limits", name), ("date", date), ("source", source)]
    for (key, text) in texts where text.isEmpty {
      throw QuotaError(line: 1, reason: "the file has no key `\(key)`")
    }
    for kind in ReleaseKind.allCases where rules[kind] == nil {
      throw QuotaError(line: 1, reason: "`kinds` has no rule for `\(kind.rawValue)`")
    }
  }

  private mutating func readKinds(_ node: YAMLNode) throws(QuotaError) {
    for (key, node, line) in try Self.pairs(of: node, "kinds") {
      guard let kind = ReleaseKind(rawValue: key) else {
        throw Self.unknown("kind", key, line, ReleaseKind.allCases.map(\.rawValue))
      }
      rules[kind] = try Self.rule(node, key)
    }
  }

  private static func rule(_ node: YAMLNode, _ kind: String) throws(QuotaError) -> QuotaRule {
    var most: Int??
    var window: QuotaRule.Window?
    var (isLifted, isRaised) = (false, false)
    var fetchAnewDays: Int?
    for (key, node, line) in try pairs(of: node, kind) {
      let text = try word(node, key)
      switch (key, text) {
      case ("most", "unlimited"): most = .some(nil)
      case ("most", _):
        guard let number = Int(text), number >= 0 else {
          throw QuotaError(line: line, reason: "`most` needs a whole number, or `unlimited`")
        }
        most = number
      case ("within", "calendar day"): window = .calendarDay
      case ("within", _): window = .days(try days(text, line))
      case ("fetch-anew", _): fetchAnewDays = try days(text, line)
      case ("academic", "unlimited"): isLifted = true
      case ("permission", "raises"): isRaised = true
      case (let key, _) where !ruleKeys.contains(key): throw unknown("key", key, line, ruleKeys)
      default: throw QuotaError(line: line, reason: "`\(key): \(text)` has no meaning here")
      }
    }
    guard let most, let window else {
      throw QuotaError(line: node.line, reason: "`\(kind)` needs `most` and `within`")
    }
    return QuotaRule(
      most: most, window: window, isLiftedForAcademics: isLifted, isRaisedByPermission: isRaised,
      fetchAnewDays: fetchAnewDays)
  }

  private static let ruleKeys = ["most", "within", "fetch-anew", "academic", "permission"]

  private static func unknown(
    _ what: String, _ word: String, _ line: Int, _ known: [String]
  ) -> QuotaError {
    QuotaError(
      line: line, reason: "there is no \(what) `\(word)`",
      unknown: QuotaError.Unknown(word: word, known: known))
  }

  private static func days(_ text: String, _ line: Int) throws(QuotaError) -> Int {
    let words = text.split(separator: " ")
    guard words.count == 2, words[1] == "days" || words[1] == "day", let days = Int(words[0]),
      1...36_500 ~= days
    else {
      throw QuotaError(line: line, reason: "a time is `30 days`, or `calendar day`")
    }
    return days
  }

  private static func pairs(
    of node: YAMLNode, _ key: String
  ) throws(QuotaError) -> [(key: String, node: YAMLNode, line: Int)] {
    guard let pairs = node.pairs else {
      throw QuotaError(line: node.line, reason: "`\(key)` needs lines of the form `key: value`")
    }
    var words: [(String, YAMLNode, Int)] = []
    for (key, value) in pairs { words.append((try word(key, "a key"), value, key.line)) }
    return words
  }

  private static func word(_ node: YAMLNode, _ key: String) throws(QuotaError) -> String {
    guard let word = node.word else {
      throw QuotaError(line: node.line, reason: "`\(key)` needs one word or sentence")
    }
    return word
  }

  private static func compose(_ yaml: String) throws(QuotaError) -> YAMLNode {
    do {
      guard let node = try YAMLNode.root(of: yaml) else {
        throw QuotaError(line: 1, reason: "the file is empty")
      }
      return node
    } catch let error as QuotaError {
      throw error
    } catch let error as YAMLFault {
      throw QuotaError(error)
    } catch {
      throw QuotaError(line: 1, reason: "it cannot be read")
    }
  }
}

extension QuotaError {
  init(_ fault: YAMLFault) {
    switch fault {
    case .syntax(let problem, let line):
      self.init(
        line: line,
        reason: "this is not YAML (\(problem)); write lines of the form `key: value`")
    case .duplicateKey(let key, let line):
      self.init(line: line, reason: "`\(key)` is here and again further down; keep one of them")
    }
  }
}
