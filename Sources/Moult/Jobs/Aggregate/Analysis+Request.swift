extension Analysis {
  /// A table as it is requested. ``Analysis/init(_:)`` checks it.
  public struct Request: Equatable, Sendable {
    /// The dimensions; elements may be lists separated by commas.
    public var by: [String]
    /// One or two dimensions of lists, whose values in a tweet are counted in pairs: `hashtag`, or `hashtag,host`.
    public var pairs: [String] = []
    /// What is counted: `tweets`, `users`, `share`, `mean likes`, `p90 followers`; elements may be lists separated by
    /// commas.
    public var count: [String] = []
    /// The filters, all of which must hold: `lang=en`.
    public var conditions: [String] = []
    /// How many of the largest cells are printed: `10`, or `10 per week` for each week.
    public var top: String?
    /// The fewest users of a printed cell.
    public var minUsers = Analysis.usualMinimum
    /// How many tweets of a user count in the table.
    public var mostOfUser = Analysis.usualMostOfUser
    /// The terms of the dimension `terms`. The tables of a run have the same ones.
    public var terms: TermList?
    /// Whether each time between the first and the last printed one has a row.
    public var fillsGaps = false

    /// A request for numbers of tweets by some dimensions.
    public init(by: [String] = []) { self.by = by }
  }

  /// Parses and checks a request.
  ///
  /// - Parameters:
  ///   - by: the dimensions.
  ///   - count: what is counted; tweets by default.
  ///   - conditions: the filters, all of which must hold: `lang=en`.
  ///   - minUsers: the fewest users of a printed cell.
  ///   - top: how many of the largest cells: `10`, or `10 per week` for each week.
  ///   - mostOfUser: how many tweets of a user count in the table.
  /// - Throws: ``AnalysisError`` if the request is malformed or a clause forbids it.
  public init(
    by: [String], count: [String] = [], where conditions: [String] = [], top: String? = nil,
    minUsers: Int = Analysis.usualMinimum, mostOfUser: Int = Analysis.usualMostOfUser
  ) throws(AnalysisError) {
    var request = Request(by: by)
    (request.count, request.conditions, request.top) = (count, conditions, top)
    (request.minUsers, request.mostOfUser) = (minUsers, mostOfUser)
    try self.init(request)
  }
}

/// What is checked of dimensions together.
extension Analysis {
  /// The dimensions of a request: those of `by`, then those of `pairs`, one of which is repeated where it is alone.
  static func dimensions(of request: Request) throws(AnalysisError) -> [Dimension] {
    let pairs = try pair(items(request.pairs))
    let dimensions = try dimensions(items(request.by), "--by")
    for dimension in pairs where dimensions.contains(dimension) {
      throw .usage("--pairs \(dimension.rawValue) does not go with the same dimension in --by")
    }
    try checkRelated(dimensions + pairs)
    return dimensions + pairs
  }

  private static func pair(_ names: [String]) throws(AnalysisError) -> [Dimension] {
    let distinct = names.count == 2 && names[0] == names[1] ? [names[0]] : names
    let found = try dimensions(distinct, "--pairs")
    let isPaired = found.allSatisfy { $0.isList && $0.canBeName }
    guard found.count <= 2, isPaired else {
      throw .usage(
        "--pairs takes one or two of \(Dimension.names(joinedBy: "and") { $0.canBeName && $0 != .text })"
      )
    }
    return found.count == 1 ? [found[0], found[0]] : found
  }

  /// A tag is a word of its tweet, so that a term can be in all tweets with the tag, and the other way round.
  private static func checkRelated(_ dimensions: [Dimension]) throws(AnalysisError) {
    guard dimensions.contains(.terms) else { return }
    for tag in [Dimension.hashtag, .cashtag] where dimensions.contains(tag) {
      let name = tag.rawValue
      throw .usage(
        "terms and \(name) in one table would give small cells away, as a tag is a word of its text: divide by one of "
          + "them, and select by the other, as --where \(name)=…")
    }
  }

  /// Whether a request needs a list of terms.
  static func usesTerms(_ request: Request) -> Bool {
    let filters = request.conditions.map { String($0.prefix { !"=!<>".contains($0) }) }
    return (items(request.by + request.pairs) + filters).contains {
      Dimension(spelling: $0) == .terms
    }
  }

  /// Whether the table counts or selects by terms.
  package var usesTerms: Bool { terms != nil }

  /// The terms, each with its forms as in the list, for a checksum.
  package var listedTerms: [String] {
    terms?.terms.map { term in
      ([term.name] + term.forms.map { String(decoding: $0, as: UTF8.self) }).joined(
        separator: " | ")
    } ?? []
  }

  /// Checks that each term of a filter is in the list, and takes its name from there.
  static func resolved(
    _ conditions: [Condition], _ dimensions: [Dimension], _ terms: TermList?
  ) throws(AnalysisError) -> [Condition] {
    let needsTerms =
      dimensions.contains(.terms) || conditions.contains { $0.dimension == .terms }
    guard needsTerms || terms == nil else {
      throw .usage("--terms needs a table that uses it: add --by terms, or --where 'terms!=(none)'")
    }
    guard needsTerms else { return conditions }
    guard let terms else {
      throw .usage(
        "the dimension terms needs a list of them: add --terms FILE, or select by --where text=…")
    }
    var resolved: [Condition] = []
    for condition in conditions {
      guard condition.dimension == .terms else {
        resolved.append(condition)
        continue
      }
      let names = condition.texts.compactMap(terms.name)
      guard names.count == condition.texts.count else {
        throw .usage("--where terms…: a value is not the name of a term in --terms")
      }
      resolved.append(condition.named(names))
    }
    return resolved
  }

  /// Applies the clause `sensitive`: what is said about a sensitive subject is never divided by who says it.
  func checkSensitive() throws(AnalysisError) {
    guard terms?.clause == .sensitive else { return }
    let all = dimensions.map { ($0, "--by") } + conditions.map { ($0.dimension, "--where") }
    guard let (dimension, option) = all.first(where: { $0.0.rules.isOfAccount }) else { return }
    throw .refused(
      Refusal(
        clause: .sensitive,
        asked: "\(option) \(dimension.rawValue) beside terms of a sensitive category",
        reason: "It says something of the people who use these words.",
        instead: "divide by what the tweets hold: hashtag, host, lang or a time."))
  }

  /// Checks that there is one series of times to fill.
  func checkGaps() throws(AnalysisError) {
    let series = dimensions.filter(\.isTimeline)
    guard fillsGaps else { return }
    guard series.count == 1 else {
      throw .usage(
        "--fill-gaps needs one of \(Dimension.names(joinedBy: "and", where: \.isTimeline)) in --by")
    }
    guard top == nil else {
      throw .usage("--fill-gaps does not go with --top, which leaves times out")
    }
  }
}

extension Analysis {
  /// Whether the last two dimensions are one, whose values are counted in pairs.
  var isPaired: Bool { dimensions.count >= 2 && dimensions.last == dimensions.dropLast().last }

  /// Whether a dimension is one of the pairs.
  func pairs(_ dimension: Dimension) -> Bool { isPaired && dimensions.last == dimension }
}
