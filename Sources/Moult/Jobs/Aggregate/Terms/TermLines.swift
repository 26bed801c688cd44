/// The lines of a list of terms while they are read.
struct TermLines {
  private(set) var terms: [TermList.Term] = []
  private(set) var clause: Clause?
  private var names: Set<[UInt8]> = []
  private var line = 0

  /// Adds a line.
  mutating func add(_ written: Substring) throws(AnalysisError) {
    line += 1
    let text = Self.trimmed(
      line == 1 && written.first == "\u{FEFF}" ? written.dropFirst() : written)
    guard !text.isEmpty else { return }
    if let comment = Self.comment(text) {
      let parts = comment.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, Self.trimmed(parts[0]).lowercased() == "category" else { return }
      return try declare(String(Self.trimmed(parts[1])))
    }
    let term = try Self.term(text, line: line)
    guard names.insert(term.forms[0]).inserted else {
      throw .usage("--terms, line \(line): the name of this term is in an earlier line; keep one")
    }
    guard terms.count < TermList.mostTerms else {
      throw .usage("--terms has more than \(TermList.mostTerms) terms; divide the list")
    }
    terms.append(term)
  }

  /// Notes the category of the terms. What people write about a sensitive subject may be counted, as no cell is about a
  /// person; the table states the clause. A list of people, accounts or numbers of the service may not.
  mutating func declare(_ category: String) throws(AnalysisError) {
    guard let subject = ForbiddenSubject.ofCategory(category) else { return }
    guard subject.clause == .sensitive else {
      throw .refused(subject.refusal(of: "--terms with the category that its list declares"))
    }
    clause = subject.clause
  }

  /// A comment without its sign: `#` with a space, or `#category:`. A tag has neither.
  private static func comment(_ text: Substring) -> Substring? {
    guard text.first == "#" else { return nil }
    let rest = text.dropFirst()
    let isTag =
      rest.first.map { !$0.isWhitespace && $0 != "#" } ?? false
      && !rest.lowercased().hasPrefix("category:")
    return isTag ? nil : rest
  }

  private static func term(
    _ text: Substring, line: Int
  ) throws(AnalysisError) -> TermList.Term {
    let written = text.split(separator: "|", omittingEmptySubsequences: false).map(trimmed)
    var forms: [[UInt8]] = []
    for form in written {
      guard !form.isEmpty else {
        throw .usage("--terms, line \(line): a form is empty; separate forms by single bars: a | b")
      }
      guard let folded = TermForm.folded(String(form)), IdentifierGate.passes(String(form)) else {
        throw .refused(
          Refusal(
            clause: .surveillance,
            asked: "--terms, line \(line), with a form that looks like an identifier",
            reason: "A term must not be a handle, a personal number, an address, or longer than "
              + "\(IdentifierGate.longest) characters.",
            instead: "words, phrases and hashtags that many people use."))
      }
      if !forms.contains(folded) { forms.append(folded) }
    }
    return TermList.Term(name: String(written[0]), forms: forms)
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var rest = text
    while rest.first?.isWhitespace == true { rest = rest.dropFirst() }
    while rest.last?.isWhitespace == true { rest = rest.dropLast() }
    return rest
  }
}
