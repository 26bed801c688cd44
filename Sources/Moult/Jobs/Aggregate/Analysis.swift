/// A request for a table: by which dimensions tweets are divided, which tweets are selected, and
/// what is counted. The initializer refuses what the rules forbid, so every value of this type is
/// allowed.
///
/// The rules hold within one run. Subtracting tables of two runs can reveal a small cell, which no
/// rule within a run can prevent: publish only one of them.
public struct Analysis: Equatable, Sendable {
  /// A number in the row of a cell.
  enum Count: Hashable, Sendable {
    /// The number of tweets.
    case tweets
    /// The number of distinct authors.
    case users
    /// The tweets as a percentage of those in all printable cells, or in those of a value (``Analysis/shareWithin``).
    case share
    /// A mean or quantile of a number of the tweets.
    case measure(Measure)
  }

  /// The default of the fewest users of a printed cell.
  public static let usualMinimum = 10
  /// The default of the most tweets of a user that count in a table.
  public static let usualMostOfUser = 20
  /// The lowest minimum of users that the clause `aggregate` allows.
  static let leastMinimum = 5
  /// The highest minimum of users; each cell stores eight bytes for each user up to it.
  static let greatestMinimum = 10_000

  /// The largest cells, overall or for each value of a dimension.
  struct Top: Equatable, Sendable {
    let count: Int
    let within: Dimension?

    /// The form that ``init(by:count:where:top:minUsers:mostOfUser:)`` reads.
    var written: String { within.map { "\(count) per \($0.rawValue)" } ?? String(count) }
  }

  /// The name of the table, where there are several.
  private(set) var name: String?
  /// The dimensions in the order requested; empty if all selected tweets are one cell.
  let dimensions: [Dimension]
  /// What is counted, in the order requested; tweets by default.
  let counts: [Count]
  /// The dimension for each value of which the shares are of its own cells: `share per week`; nil if they are of all cells.
  let shareWithin: Dimension?
  /// The filters, all of which must hold.
  let conditions: [Condition]
  /// How many of the largest cells are printed; all if nil.
  let top: Top?
  /// A cell with fewer distinct users is not printed.
  private(set) var minimumUsers: Int
  /// How many tweets of a user count in the table, so that one who writes without end is no trend.
  private(set) var mostOfUser: Int
  /// How it is protected where lines of `redact --shape flat` are counted, which name no users.
  private(set) var lines: LineRule?
  /// How the table is published with noise; nil where it is published with a minimum of users.
  var privacy: Privacy?

  /// Whether all cells are printed with true numbers, for comparisons with other programs.
  private(set) var isUnprotected = false
  /// The list of the dimension `terms`.
  let terms: TermList?
  /// Whether each time between the first and the last printed one has a row.
  let fillsGaps: Bool
  /// For each list of the dimensions, the values that every selected tweet has.
  let forced: [Dimension: Set<String>]

  /// Parses and checks a request.
  ///
  /// - Throws: ``AnalysisError`` if the request is malformed or a clause forbids it.
  public init(_ request: Request) throws(AnalysisError) {
    dimensions = try Self.dimensions(of: request)
    (counts, shareWithin) = try Self.counts(Self.items(request.count), among: dimensions)
    var filters: [Condition] = []
    for condition in request.conditions { filters.append(try Condition(condition)) }
    terms = request.terms
    conditions = try Self.resolved(filters, dimensions, request.terms)
    top = if let top = request.top { try Self.top(top, among: dimensions) } else { nil }
    minimumUsers = try Self.checked(minimum: request.minUsers)
    guard 1...UserWeights.most ~= request.mostOfUser else {
      throw .usage("--most-per-user takes a number from 1 to \(UserWeights.most)")
    }
    mostOfUser = request.mostOfUser
    fillsGaps = request.fillsGaps
    forced = Self.forced(dimensions, by: conditions, terms)
    try checkGaps()
    try checkMeasuring()
    try checkSensitive()
    try checkMeasures()
  }

  /// The same for a table with a name.
  func named(_ name: String) -> Analysis {
    var analysis = self
    analysis.name = name
    return analysis
  }

  /// The same with all cells and true numbers. Its result is marked in every form, and nothing of it may be published.
  package func withoutProtection() -> Analysis {
    var analysis = self
    analysis.isUnprotected = true
    return analysis
  }

  /// The same table of lines that name no users. Each line counts as one user's, and a cell needs as many as enough users
  /// have.
  var ofLines: Analysis {
    var analysis = self
    let rule = LineRule(self)
    (analysis.lines, analysis.minimumUsers, analysis.mostOfUser) = (rule, rule.fewest, 1)
    return analysis
  }

  /// Whether a tweet passes all filters. O(filters).
  func selects(_ facts: borrowing TweetFacts) -> Bool {
    for condition in conditions where !condition.holds(for: facts) { return false }
    return true
  }

  /// Whether the number of users is printed.
  var countsUsers: Bool { counts.contains(.users) }
}

extension Analysis {
  static func items(_ lists: [String]) -> [String] {
    lists.flatMap { $0.split(separator: ",", omittingEmptySubsequences: false) }
      .map { $0.trimmingSpaces() }
  }

  /// - Parameter option: the option that has the names, for messages.
  static func dimensions(
    _ names: [String], _ option: String
  ) throws(AnalysisError) -> [Dimension] {
    var found: [Dimension] = []
    for name in names {
      guard !name.isEmpty else {
        throw .usage(
          "\(option) has an empty name; separate dimensions by single commas: lang,day")
      }
      guard let dimension = Dimension(spelling: name) else {
        if let subject = ForbiddenSubject.named(name) {
          throw .refused(subject.refusal(of: "\(option) \(name)"))
        }
        throw .usage(
          "\(option) \(name): unknown dimension; \(Dimension.proposal(for: name))the dimensions are "
            + Dimension.names)
      }
      guard dimension != .text else {
        throw .usage(
          "\(option) \(name): a text only selects; write the words that you count in a file: --by terms --terms FILE"
        )
      }
      guard !found.contains(dimension) else {
        throw .usage("\(option) names \(dimension.rawValue) twice")
      }
      found.append(dimension)
    }
    return found
  }

  private static func counts(
    _ names: [String], among dimensions: [Dimension]
  ) throws(AnalysisError) -> ([Count], shareWithin: Dimension?) {
    var found: [Count] = []
    var within: Dimension?
    for name in names {
      let words = name.lowercased().split(separator: " ")
      if words.count == 3, words[0] == "share", words[1] == "per" {
        within = try dimension(words[2], of: "--count share", among: dimensions)
      }
      guard
        let count = within != nil && words.count == 3 ? .share : Count(spelling: name)
      else { throw Measure.error(of: name) }
      guard !found.contains(count) else { throw .usage("--count names \(count.name) twice") }
      found.append(count)
    }
    return (found.isEmpty ? [.tweets] : found, within)
  }

  /// The dimension of a request for each of whose values something is computed.
  ///
  /// - Parameter place: where it is written, for messages.
  private static func dimension(
    _ name: Substring, of place: String, among dimensions: [Dimension]
  ) throws(AnalysisError) -> Dimension {
    guard let within = Dimension(spelling: name), dimensions.contains(within) else {
      throw .usage(
        "\(place) per …: "
          + Spelling.proposal(for: String(name), among: dimensions.map(\.rawValue))
          + "it takes a dimension of --by")
    }
    guard dimensions.count > 1, dimensions.filter({ $0 == within }).count == 1 else {
      throw .usage("\(place) per \(within.rawValue) needs another dimension with --by")
    }
    return within
  }

  private static func top(
    _ written: String, among dimensions: [Dimension]
  ) throws(AnalysisError) -> Top {
    let words = written.split(separator: " ")
    guard let count = words.first.flatMap({ Int($0) }), count >= 1,
      words.count == 1 || words.count == 3 && words[1] == "per"
    else {
      throw .usage(
        "--top takes a number of rows, 1 or more, or a number for each value: 10 per week")
    }
    guard words.count == 3 else { return Top(count: count, within: nil) }
    let within = try dimension(words[2], of: "--top \(count)", among: dimensions)
    return Top(count: count, within: within)
  }

  private static func checked(minimum: Int) throws(AnalysisError) -> Int {
    guard minimum <= greatestMinimum else {
      throw .usage("--min-users takes a number of \(greatestMinimum) at most")
    }
    guard minimum < leastMinimum else { return minimum }
    throw .refused(
      Refusal(
        clause: .aggregate, asked: "--min-users under \(leastMinimum)",
        reason: "A cell of so few users reveals what each of them did.",
        instead:
          "--min-users \(leastMinimum) or more (default \(usualMinimum)), and coarser dimensions."
      ))
  }

  /// Applies the clause `measuring`: a count that neither divides nor selects by content measures
  /// the service.
  ///
  /// Shares alone are allowed, as percentages do not reveal how large the service is. Then no note
  /// states a number of tweets either.
  private func checkMeasuring() throws(AnalysisError) {
    let hasContent =
      dimensions.contains { $0.rules.isContent } || conditions.contains(where: \.selectsContent)
    if dimensions.isEmpty && counts.contains(.share) {
      throw .usage("--count share needs a dimension to divide by: add --by")
    }
    if hasContent || counts == [.share] { return }
    throw .refused(
      Refusal(
        clause: .measuring,
        asked: "counts of \(counts.map(\.name).joined(separator: ", ")) "
          + "without content to divide or select by",
        reason: "The numbers of users or tweets of the service must not be measured.",
        instead: "--count share alone, which prints percentages; or divide or select by "
          + Dimension.names(joinedBy: "or") { $0.rules.isContent } + "."))
  }
}
