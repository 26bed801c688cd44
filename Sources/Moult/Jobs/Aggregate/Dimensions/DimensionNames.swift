extension Dimension {
  /// The dimension with a name or another of its names. Letter case is ignored, and `_`, `.` and
  /// blanks count as `-`.
  init?(spelling: some StringProtocol) {
    let name = Self.normalized(spelling)
    let found = Self.allCases.first {
      $0.rawValue == name || $0.rules.otherNames.contains(name)
    }
    guard let found else { return nil }
    self = found
  }

  /// A spelling in lower case with `-` between its words.
  static func normalized(_ spelling: some StringProtocol) -> String {
    String(
      spelling.trimmingSpaces().lowercased().map { "_ .".contains($0) ? "-" : $0 })
  }

  /// The names by which tables are divided, for messages and help.
  static let names = allCases.filter { $0 != .text }.map(\.rawValue).joined(separator: ", ")
  /// The names by which tweets are selected.
  static let filterNames = allCases.map(\.rawValue).joined(separator: ", ")

  /// The names of some dimensions as part of a sentence: `lang, country or host`.
  static func names(joinedBy word: String, where isIncluded: (Dimension) -> Bool) -> String {
    var names = allCases.filter(isIncluded).map(\.rawValue)
    guard let last = names.popLast() else { return "" }
    return names.isEmpty ? last : names.joined(separator: ", ") + " \(word) " + last
  }

  /// See ``Spelling/proposal(for:among:)``.
  static func proposal(for name: String) -> String {
    Spelling.proposal(for: name, among: allCases.map(\.rawValue))
  }
}

extension Analysis {
  /// The names of all dimensions, separated by commas, for help and messages.
  public static var dimensionNames: String { Dimension.names }
}

extension StringProtocol {
  /// The text without the blanks around it.
  func trimmingSpaces() -> String {
    var rest = self[startIndex...]
    while rest.first == " " { rest = rest.dropFirst() }
    while rest.last == " " { rest = rest.dropLast() }
    return String(rest)
  }
}
