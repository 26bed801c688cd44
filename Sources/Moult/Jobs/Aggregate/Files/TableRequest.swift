import YAMLNodes

/// The lines of a table in an ``AnalysisFile``, before they are checked as a request.
struct TableRequest {
  /// The keys that hold for all tables where they stand beside `tables`.
  static let usualKeys = ["where", "count", "min-users", "most-per-user"]
  /// The keys of a table.
  static let keys = ["by", "top"] + usualKeys

  private var by: [String] = []
  private var count: [String] = []
  private var conditions: [String] = []
  private var top: String?
  private var minUsers = Analysis.usualMinimum
  private var mostOfUser = Analysis.usualMostOfUser

  /// Sets the value of a key. Filters are added to those before.
  mutating func set(_ key: String, _ value: YAMLNode) throws(AnalysisFileError) {
    switch key {
    case "by": by = try Self.words(value, of: key)
    case "count": count = try Self.words(value, of: key)
    case "where": conditions += try Self.words(value, of: key)
    case "top": top = try AnalysisFile.word(value, of: key)
    case "min-users": minUsers = try Self.number(value, of: key)
    default: mostOfUser = try Self.number(value, of: key)
    }
  }

  func analysis(named name: String) throws(AnalysisError) -> Analysis {
    try Analysis(
      by: by, count: count, where: conditions, top: top, minUsers: minUsers, mostOfUser: mostOfUser
    )
    .named(name)
  }

  /// A word, or a list of words.
  private static func words(
    _ node: YAMLNode, of key: String
  ) throws(AnalysisFileError) -> [String] {
    guard let elements = node.elements else { return [try AnalysisFile.word(node, of: key)] }
    var words: [String] = []
    for element in elements { words.append(try AnalysisFile.word(element, of: key)) }
    return words
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
