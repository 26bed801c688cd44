extension Analysis.Condition {
  /// Parses a filter as written after `--where`.
  ///
  /// No message contains the value of a filter, as it may be a handle.
  ///
  /// - Throws: ``AnalysisError`` if the filter is malformed or its value can identify a person.
  init(_ written: String) throws(AnalysisError) {
    let name = written.prefix { !"=!<>".contains($0) }
    let rest = written.dropFirst(name.count)
    let sign = rest.prefix { "=!<>".contains($0) }
    let named = name.trimmingSpaces()
    guard !named.isEmpty else {
      throw .usage("--where needs DIMENSION=VALUE, such as lang=en or day>=2019-12-01")
    }
    guard let dimension = Dimension(spelling: named) else {
      if let subject = ForbiddenSubject.named(named) {
        throw .refused(subject.refusal(of: "--where \(named)"))
      }
      throw .usage(
        "--where names no known dimension; \(Dimension.proposal(for: named))"
          + "the dimensions are \(Dimension.filterNames)"
      )
    }
    guard let comparison = Comparison(rawValue: String(sign)) else {
      throw .usage("--where \(dimension.rawValue) needs one of = != < <= > >= and a value")
    }
    let values = rest.dropFirst(sign.count).split(separator: "|", omittingEmptySubsequences: false)
    try self.init(dimension, comparison, values.map { $0.trimmingSpaces() })
  }

  private init(
    _ dimension: Dimension, _ comparison: Comparison, _ written: [String]
  ) throws(AnalysisError) {
    let place = "--where \(dimension.rawValue)\(comparison.rawValue)…"
    var numbers: [Int] = []
    var texts: [String] = []
    var takesMissing = false
    for text in written {
      switch try Self.value(text, of: dimension, place) {
      case .none: takesMissing = true
      case .number(let number): numbers.append(number)
      case .text(let text): texts.append(text)
      }
    }
    let isOrder = comparison != .equal && comparison != .notEqual
    if isOrder && !dimension.isOrdered {
      let ordered = Dimension.names(joinedBy: "and") { $0.isOrdered }
      throw .usage("\(place): only \(ordered) can be compared by order; use = or !=")
    }
    if isOrder && numbers.count != 1 || isOrder && takesMissing {
      throw .usage(
        "\(place): a comparison by order takes one value, such as \(dimension.rules.example)")
    }
    self.dimension = dimension
    self.comparison = comparison
    self.takesMissing = takesMissing
    self.numbers = numbers
    codes = texts.compactMap(dimension.code(spelled:))
    self.texts = texts
  }

  /// The value that a text names.
  ///
  /// - Parameter place: where it is written, for messages.
  static func value(
    _ text: String, of dimension: Dimension, _ place: String
  ) throws(AnalysisError) -> DimensionValue {
    // Before the value is parsed: a handle has to be refused, not corrected.
    if dimension.rules.looksLikeIdentifier(text) { throw .refused(identifier(place)) }
    guard let value = dimension.value(spelled: text) else {
      // The proposal is one of the dimension's own words, never what was written.
      let proposal = Spelling.proposal(for: text, among: dimension.rules.words)
      throw .usage(
        "\(place): not a value of \(dimension.rawValue); \(proposal)write \(dimension.rules.example)"
      )
    }
    guard value.passesGate else { throw .refused(identifier(place)) }
    return value
  }

  private static func identifier(_ place: String) -> Refusal {
    Refusal(
      clause: .surveillance, asked: "\(place) with a value that looks like an identifier",
      reason: "A filter must not select a user, a handle, a personal number or an address.",
      instead: "select by a hashtag, a host or a language that many people use.")
  }
}
