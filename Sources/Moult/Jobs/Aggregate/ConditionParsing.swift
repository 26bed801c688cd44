extension Analysis.Condition {
  /// Reads a filter as written after `--where`.
  ///
  /// The values of filters are in no message: someone may have put a handle there.
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
        "--where names no dimension; \(Dimension.proposal(for: named))there are: \(Dimension.names)"
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
      throw .usage("\(place): only times and account-year can be compared by order; use = or !=")
    }
    if isOrder && numbers.count != 1 || isOrder && takesMissing {
      throw .usage("\(place): a comparison by order takes one value, such as \(dimension.example)")
    }
    self.dimension = dimension
    self.comparison = comparison
    self.takesMissing = takesMissing
    self.numbers = numbers
    self.texts = texts
  }

  private static func value(
    _ text: String, of dimension: Dimension, _ place: String
  ) throws(AnalysisError) -> DimensionValue {
    // Before the form is looked at: a handle is to be refused, not corrected.
    let isSource = dimension == .source && !text.isEmpty
    if dimension.shape != .number && text.contains("@")
      || isSource && !IdentifierGate.passes([.text(text)])
    {
      throw .refused(identifier(place))
    }
    guard let value = dimension.value(spelled: text) else {
      // The proposal is of the software's own words, not of what was written.
      let proposal = Spelling.proposal(for: text, among: dimension.words)
      throw .usage(
        "\(place): not a value of \(dimension.rawValue); \(proposal)write \(dimension.example)")
    }
    guard IdentifierGate.passes([value]) else { throw .refused(identifier(place)) }
    return value
  }

  private static func identifier(_ place: String) -> Refusal {
    Refusal(
      clause: .surveillance, asked: "\(place) with a value that looks like an identifier",
      reason: "No filter takes a user, a handle, a number of a person or an address.",
      instead: "a hashtag, a host or a language that many people use.")
  }
}

extension Dimension {
  /// All names, for messages.
  static let names = allCases.map(\.rawValue).joined(separator: ", ")

  /// See ``Spelling/proposal(for:among:)``.
  static func proposal(for name: String) -> String {
    Spelling.proposal(for: name, among: allCases.map(\.rawValue))
  }

  /// All values, where they are a few words.
  fileprivate var words: [String] {
    switch self {
    case .kind: TweetFacts.Kind.allCases.map(\.rawValue)
    case .media: ["photo", "video", "animated_gif"]
    case .verified: ["true", "false"]
    case .weekday: Self.weekdays
    case .source: Vocabulary.builtIn.sourceNames + [Source.other]
    default: []
    }
  }
}
