/// The words, phrases and tags that an analysis counts, each a value of the dimension `terms`.
///
///     # category: weather
///     rain | drizzle | shower
///     climate change
///     #heatwave
///
/// A line is a term. Its forms are separated by `|`, and the first one is its name. A line that begins with `#` and a
/// space is a comment; one of the form `# category: …` says what the terms are about.
public struct TermList: Equatable, Sendable {
  /// A term.
  struct Term: Equatable, Sendable {
    /// Its first form as it is written.
    let name: String
    /// Its forms, folded (``TermText``).
    let forms: [[UInt8]]
  }

  /// The terms, in the order of the list.
  let terms: [Term]
  /// The clause that is about the category which the list declares; nil where it declares none, or one that no clause is
  /// about.
  let clause: Clause?
  /// For each term, the others that each text with it has too: `climate` for `climate change`.
  let implied: [[Int]]

  /// The most terms of a list.
  static let mostTerms = 10_000

  /// Parses and checks the text of a file. O(length · log terms).
  ///
  /// - Throws: ``AnalysisError``, with the line and no term of the list, also where a clause forbids its category.
  public init(text: String) throws(AnalysisError) {
    var lines = TermLines()
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      try lines.add(line)
    }
    try self.init(lines)
  }

  /// The same for lines that are in an analysis, with their category.
  init(lines texts: [String], category: String?) throws(AnalysisError) {
    var lines = TermLines()
    for text in texts { try lines.add(text[...]) }
    if let category { try lines.declare(category) }
    try self.init(lines)
  }

  private init(_ lines: TermLines) throws(AnalysisError) {
    guard !lines.terms.isEmpty else {
      throw .usage("--terms has no terms: write one to a line")
    }
    (terms, clause) = (lines.terms, lines.clause)
    implied = Self.implied(lines.terms)
  }

  /// The name in the list of a term that is written in another case; nil where the list has none. O(terms).
  func name(matching text: String) -> String? {
    guard let form = TermForm.folded(text) else { return nil }
    return terms.first { TermForm.folded($0.name) == form }?.name
  }

  /// What a text is searched for.
  var patterns: [TermMatcher.Pattern] {
    terms.flatMap { term in
      term.forms.map { TermMatcher.Pattern(form: $0, value: term.name, target: .term) }
    }
  }

  /// A term implies another one if each of its forms has a form of the other as a word.
  private static func implied(_ terms: [Term]) -> [[Int]] {
    let places = Dictionary(uniqueKeysWithValues: terms.enumerated().map { ($1.name, $0) })
    let matcher = TermMatcher(
      terms.flatMap { term in
        term.forms.map { TermMatcher.Pattern(form: $0, value: term.name, target: .term) }
      })
    return terms.map { term in
      var common: Set<String>?
      for form in term.forms {
        let found = Set(matcher.values(in: String(decoding: form, as: UTF8.self)))
        common = common?.intersection(found) ?? found
      }
      return (common ?? []).subtracting([term.name]).compactMap { places[$0] }.sorted()
    }
  }
}
