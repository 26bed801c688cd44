import YAMLNodes

/// An analysis that is written in a file: several named tables, which one pass over the inputs fills.
///
///     analysis: links of a week
///     where: [lang=en]
///     tables:
///       hosts:
///         by: [week, host]
///         count: [tweets, users]
///         top: 10 per week
///       languages:
///         by: lang
///         min-users: 20
///       words:
///         by: [month, terms]
///     terms: [rain | drizzle, climate change, "#heatwave"]
///     epsilon: 0.5
///     domain: [lang=en|de, week=2019-W49..2019-W52]
///     budget: Summer tweets
///
/// Keys beside `tables` are for each of them; filters of a table are added to it.
public struct AnalysisFile: Sendable {
  /// The title, which pages have; nil if the file has none.
  public let title: String?
  /// The tables, in the order of the file; with noise where it requests that.
  public let analyses: [Analysis]
  /// The noise of the tables, which ``analyses`` have already; nil for tables without noise.
  public let privacy: Analysis.PrivacyRequest?
  /// The data set whose budget the tables spend; nil for tables without noise.
  public let budget: String?

  /// The keys beside `tables` that are no ``TableRequest/usualKeys``.
  private static let ownKeys = ["analysis", "terms", "category", "tables"] + PrivacyLines.keys
  /// The most tables of a file.
  static let mostTables = 100
  /// The longest title.
  static let longestTitle = 200
  /// The longest name of a table, which is also the name of a file.
  static let longestName = 60

  /// Parses and checks a file. O(length).
  ///
  /// - Parameters:
  ///   - yaml: the text of the file.
  ///   - listed: the list of terms, if it is not in the file.
  /// - Throws: ``AnalysisFileError``, also where a clause forbids one of the tables.
  public init(yaml: String, terms listed: TermList? = nil) throws(AnalysisFileError) {
    guard let root = try Self.compose(yaml), let pairs = root.pairs else { throw .missingTables }
    var usual = TableRequest()
    var title: String?
    var tables: YAMLNode?
    var words = ListedTerms()
    var noise = PrivacyLines()
    for (keyNode, value) in pairs {
      let key = try Self.word(keyNode, of: "a key")
      switch key {
      case "analysis": title = try Self.title(value)
      case "tables": tables = value
      case "terms": try words.set(value)
      case "category": words.category = try Self.word(value, of: key)
      case _ where PrivacyLines.keys.contains(key): try noise.set(key, value)
      default:
        guard TableRequest.usualKeys.contains(key) else {
          if TableRequest.keys.contains(key) { throw .ofOneTable(key: key, line: keyNode.line) }
          throw .unknownKey(
            key, known: Self.ownKeys + TableRequest.usualKeys, line: keyNode.line)
        }
        try usual.set(key, value)
      }
    }
    guard let tables else { throw .missingTables }
    self.title = title
    privacy = try noise.checked()
    budget = privacy == nil ? nil : noise.budget
    let exact = try Self.analyses(tables, usual, try words.list(besides: listed))
    if let line = words.writtenIn, !exact.contains(where: \.usesTerms) {
      throw .unusedTerms(line: line)
    }
    analyses = if let privacy { try noise.noisy(exact, privacy) } else { exact }
  }

  private static func analyses(
    _ tables: YAMLNode, _ usual: TableRequest, _ terms: TermList?
  ) throws(AnalysisFileError) -> [Analysis] {
    guard let pairs = tables.pairs, 1...mostTables ~= pairs.count else {
      throw .wrongType(
        key: "tables", expected: "a name for each table, from 1 to \(mostTables)", line: tables.line
      )
    }
    var analyses: [Analysis] = []
    for (nameNode, table) in pairs {
      let name = try word(nameNode, of: "the name of a table")
      guard isName(name, after: analyses) else { throw .name(line: nameNode.line) }
      guard let entries = table.pairs else {
        throw .wrongType(
          key: name, expected: "lines of the form `by: lang` below it", line: table.line)
      }
      var request = usual
      for (keyNode, value) in entries {
        let key = try word(keyNode, of: "a key")
        guard TableRequest.keys.contains(key) else {
          if ownKeys.contains(key) { throw .ofAllTables(key: key, line: keyNode.line) }
          throw .unknownKey(key, known: TableRequest.keys, line: keyNode.line)
        }
        try request.set(key, value)
      }
      do {
        analyses.append(try request.analysis(named: name, terms))
        try Analysis.checkMeasures(of: analyses)
      } catch {
        throw .table(name: name, line: nameNode.line, error)
      }
    }
    return analyses
  }

  /// Letters, digits, `-` and `_`, which file systems and databases take as they are, and nothing that looks like an
  /// identifier or is the name of a table before.
  static func isName(_ text: String, after tables: [Analysis]) -> Bool {
    // File systems and databases may take two names for one that differ only in case.
    guard !tables.contains(where: { $0.name?.lowercased() == text.lowercased() }) else {
      return false
    }
    let isWord = text.utf8.allSatisfy {
      0x61...0x7A ~= $0 | 0x20 || 0x30...0x39 ~= $0 || $0 == UInt8(ascii: "-")
        || $0 == UInt8(ascii: "_")
    }
    let startsWithLetter = text.utf8.first.map { 0x61...0x7A ~= $0 | 0x20 } ?? false
    // SQLite keeps names with this prefix for itself.
    let isReserved = text.lowercased().hasPrefix("sqlite_")
    return isWord && startsWithLetter && !isReserved && text.utf8.count <= longestName
      && IdentifierGate.passes(text)
  }

  private static func title(_ node: YAMLNode) throws(AnalysisFileError) -> String {
    let title = try word(node, of: "analysis")
    try check(title: title, line: node.line)
    return title
  }

  static func check(title: String, line: Int) throws(AnalysisFileError) {
    guard IdentifierGate.passes(title, longest: longestTitle) else {
      throw .wrongType(
        key: "analysis",
        expected:
          "a title in one line of at most \(longestTitle) characters, without a handle, an address or a long number",
        line: line)
    }
  }

  private static func compose(_ yaml: String) throws(AnalysisFileError) -> YAMLNode? {
    do {
      return try YAMLNode.root(of: yaml)
    } catch {
      switch error {
      case .syntax(let problem, let line): throw .notYAML(problem: problem, line: line)
      case .duplicateKey(let key, let line): throw .duplicateKey(key, line: line)
      }
    }
  }

  static func word(_ node: YAMLNode, of key: String) throws(AnalysisFileError) -> String {
    guard let word = node.word else {
      throw .wrongType(key: key, expected: "one word or sentence", line: node.line)
    }
    return word
  }
}
