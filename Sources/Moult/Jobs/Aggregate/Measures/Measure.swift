/// A mean or quantile of a number of the tweets in a cell: `mean likes`, `median followers`, `p90 replies`.
struct Measure: Hashable, Sendable {
  /// What is computed.
  enum Statistic: Hashable, Sendable {
    /// The mean of the middles of buckets.
    case mean
    /// The bucket up to which this percentage of the tweets are.
    case quantile(Int)

    fileprivate var name: String {
      switch self {
      case .mean: "mean"
      case .quantile(let percent): percent == 50 ? "median" : "p\(percent)"
      }
    }
  }

  /// How a measure is written, for messages.
  static let form =
    "mean, median or p1 to p99 of \(metrics), as `mean likes`"
  /// The names of all numbers, for messages and help.
  static let metrics = Metric.allCases.map(\.rawValue).joined(separator: ", ")

  let statistic: Statistic
  let metric: Metric

  /// Parses the form in a request. Letter case is ignored, and `_` and blanks count as `-`.
  init?(spelling: String) {
    let parts = Dimension.normalized(spelling).split(separator: "-", maxSplits: 1)
    guard parts.count == 2, let metric = Metric(rawValue: String(parts[1])),
      let statistic = Self.statistic(parts[0])
    else { return nil }
    (self.statistic, self.metric) = (statistic, metric)
  }

  private static func statistic(_ name: Substring) -> Statistic? {
    switch name {
    case "mean": return .mean
    case "median": return .quantile(50)
    default:
      guard name.first == "p", let percent = CivilText.digits(String(name.dropFirst()), 1...2),
        percent > 0
      else { return nil }
      return .quantile(percent)
    }
  }

  /// The measure that a misspelled one seems to be; nil if it does not begin with a word for a mean or quantile.
  private static func nearest(to spelling: String) -> Measure? {
    let parts = Dimension.normalized(spelling).split(separator: "-", maxSplits: 1).map(String.init)
    guard parts.count == 2,
      let statistic = statistic(parts[0][...]) != nil
        ? parts[0] : Spelling.nearest(to: parts[0], among: ["mean", "median", "p90"]),
      let metric = Spelling.nearest(to: parts[1], among: Metric.allCases.map(\.rawValue))
    else { return nil }
    return Measure(spelling: "\(statistic) \(metric)")
  }

  /// Says that a count is not one. A number by itself is refused, where it would measure the service.
  static func error(of name: String) -> AnalysisError {
    if let measure = nearest(to: name) {
      return .usage("--count \(name): perhaps `\(measure.name)`; it takes \(form)")
    }
    if let subject = ForbiddenSubject.named(name) {
      return .refused(subject.refusal(of: "--count \(name)"))
    }
    let proposal = Spelling.proposal(for: name, among: Analysis.Count.names)
    return .usage("--count \(name): \(proposal)it takes tweets, users, share, and \(form)")
  }

  /// The form in a request.
  var name: String { "\(statistic.name) \(metric.rawValue)" }

  /// The name of its column.
  var column: String {
    "\(statistic.name)_" + metric.rawValue.map { $0 == "-" ? "_" : String($0) }.joined()
  }
}

extension Analysis.Count {
  /// Parses the form in a request, except `share per …`.
  init?(spelling: String) {
    switch spelling.lowercased() {
    case "tweets": self = .tweets
    case "users": self = .users
    case "share": self = .share
    default:
      guard let measure = Measure(spelling: spelling) else { return nil }
      self = .measure(measure)
    }
  }

  /// The form in a request.
  var name: String {
    switch self {
    case .tweets: "tweets"
    case .users: "users"
    case .share: "share"
    case .measure(let measure): measure.name
    }
  }

  /// The count in words, for ``Analysis/explanation``.
  var words: String {
    switch self {
    case .measure(let measure): "the \(measure.statistic.name) of \(measure.metric.rawValue)"
    default: name
    }
  }

  /// The measure, if it is one.
  var measure: Measure? { if case .measure(let measure) = self { measure } else { nil } }

  /// The forms that are proposed for a misspelled one.
  static let names =
    ["tweets", "users", "share"] + Metric.allCases.map { "mean \($0.rawValue)" }
}
