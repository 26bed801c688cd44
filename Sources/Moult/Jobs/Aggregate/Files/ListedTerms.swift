import YAMLNodes

/// The terms that an ``AnalysisFile`` lists itself.
struct ListedTerms {
  var category: String?
  private var lines: [String] = []
  private var line = 0

  /// The line of the terms; nil if there are none here.
  var writtenIn: Int? { line > 0 ? line : nil }

  mutating func set(_ value: YAMLNode) throws(AnalysisFileError) {
    lines = try TableRequest.words(value, of: "terms")
    line = value.line
  }

  /// The list; nil if there is none here either.
  ///
  /// - Parameter listed: the list that is not in the file.
  func list(besides listed: TermList?) throws(AnalysisFileError) -> TermList? {
    guard line > 0 else { return listed }
    guard listed == nil else { throw .termsTwice(line: line) }
    do {
      return try TermList(lines: lines, category: category)
    } catch {
      throw .terms(error, line: line)
    }
  }
}
