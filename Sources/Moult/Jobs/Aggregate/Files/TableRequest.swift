import YAMLNodes

/// The lines of a table in an ``AnalysisFile``, before they are checked as a request.
struct TableRequest {
  /// The keys that hold for all tables where they stand beside `tables`.
  static let usualKeys = ["where", "count", "min-users", "most-per-user", "fill-gaps"]
  /// The keys of a table.
  static let keys = ["by", "pairs", "top"] + usualKeys

  private var request = Analysis.Request()

  /// Sets the value of a key. Filters are added to those before.
  mutating func set(_ key: String, _ value: YAMLNode) throws(AnalysisFileError) {
    switch key {
    case "by": request.by = try Self.words(value, of: key)
    case "pairs": request.pairs = try Self.words(value, of: key)
    case "count": request.count = try Self.words(value, of: key)
    case "where": request.conditions += try Self.words(value, of: key)
    case "top": request.top = try AnalysisFile.word(value, of: key)
    case "min-users": request.minUsers = try Self.number(value, of: key)
    case "fill-gaps": request.fillsGaps = try Self.flag(value, of: key)
    default: request.mostOfUser = try Self.number(value, of: key)
    }
  }

  /// - Parameter terms: the list of the file, for the tables that use it.
  func analysis(named name: String, _ terms: TermList?) throws(AnalysisError) -> Analysis {
    var request = request
    if Analysis.usesTerms(request) { request.terms = terms }
    return try Analysis(request).named(name)
  }

  private static func flag(
    _ node: YAMLNode, of key: String
  ) throws(AnalysisFileError) -> Bool {
    switch node.word {
    case "true": return true
    case "false": return false
    default: throw .wrongType(key: key, expected: "true or false", line: node.line)
    }
  }

  /// A word, or a list of words.
  static func words(
    _ node: YAMLNode, of key: String
  ) throws(AnalysisFileError) -> [String] {
    guard let elements = node.elements else {
      guard let word = node.word else {
        throw .wrongType(
          key: key, expected: "a word, or a list of words: [\(Self.examples(of: key))]",
          line: node.line)
      }
      return [word]
    }
    var words: [String] = []
    for element in elements { words.append(try AnalysisFile.word(element, of: key)) }
    return words
  }

  private static func examples(of key: String) -> String {
    switch key {
    case "where": "lang=en, kind!=retweet"
    case "domain": "lang=en|de"
    case "count": "tweets, users"
    case "terms": "rain, climate change"
    default: "lang, day"
    }
  }

  private static func number(
    _ node: YAMLNode, of key: String
  ) throws(AnalysisFileError) -> Int {
    guard let number = node.word.flatMap({ Int($0) }) else {
      throw .wrongType(key: key, expected: "a whole number", line: node.line)
    }
    return number
  }
}
