/// What is asked of the tweets: by which dimensions they are divided, which are selected, and what
/// is counted. A value of this type is allowed by the rules; what is not is refused when it is
/// made.
///
/// An analysis sees one run. Two that differ in a filter can be subtracted from each other outside,
/// which no rule inside one run prevents; publish one of them only.
public struct Analysis: Equatable, Sendable {
  /// What a row says of its cell.
  enum Count: String, CaseIterable, Sendable {
    /// The number of tweets.
    case tweets
    /// The number of distinct authors.
    case users
    /// The tweets as a part of those in all cells that may be printed.
    case share
  }

  /// The fewest users of a cell, unless told.
  public static let usualMinimum = 10
  /// The fewest users that may be asked for, which the clause `aggregate` sets.
  static let leastMinimum = 5
  /// The most: every cell keeps four bytes for each user up to it.
  static let greatestMinimum = 10_000

  /// Empty where the selected tweets are counted as one cell.
  let dimensions: [Dimension]
  /// In the order asked; tweets where nothing was asked.
  let counts: [Count]
  /// All of them must hold.
  let conditions: [Condition]
  /// The number of rows to print, the largest ones; all where nil.
  let top: Int?
  /// A cell with fewer distinct users is not printed.
  let minimumUsers: Int

  /// Reads and checks a request. The elements of `by` and `count` may be lists with commas.
  ///
  /// - Throws: ``AnalysisError``: the request is not understood, or a clause forbids it.
  public init(
    by: [String], count: [String] = [], where conditions: [String] = [], top: Int? = nil,
    minUsers: Int = Analysis.usualMinimum
  ) throws(AnalysisError) {
    dimensions = try Self.dimensions(Self.items(by))
    counts = try Self.counts(Self.items(count))
    var filters: [Condition] = []
    for condition in conditions { filters.append(try Condition(condition)) }
    self.conditions = filters
    if let top, top < 1 { throw .usage("--top needs a number of rows, 1 or more") }
    self.top = top
    minimumUsers = try Self.checked(minimum: minUsers)
    try checkMeasuring()
  }

  /// Whether a tweet is among those asked for.
  func selects(_ facts: borrowing TweetFacts) -> Bool {
    for condition in conditions where !condition.holds(for: facts) { return false }
    return true
  }

  /// Whether the number of users is printed.
  var countsUsers: Bool { counts.contains(.users) }

  /// The value of a list that every selected tweet has, as a filter requires it; nil where there
  /// is none.
  func forcedValue(of dimension: Dimension) -> String? {
    guard dimension.isList else { return nil }
    for condition in conditions where condition.dimension == dimension {
      if condition.comparison == .equal, !condition.takesMissing, Set(condition.texts).count == 1 {
        return condition.texts.first
      }
    }
    return nil
  }

  /// Whether a cell can be the total of others: see ``forcedValue(of:)``.
  var hasForcedValues: Bool { dimensions.contains { forcedValue(of: $0) != nil } }
}

extension Analysis {
  private static func items(_ lists: [String]) -> [String] {
    lists.flatMap { $0.split(separator: ",", omittingEmptySubsequences: false) }
      .map { $0.trimmingSpaces() }
  }

  private static func dimensions(_ names: [String]) throws(AnalysisError) -> [Dimension] {
    var found: [Dimension] = []
    for name in names {
      guard !name.isEmpty else {
        throw .usage("--by has an empty name; write dimensions with commas alone: lang,day")
      }
      guard let dimension = Dimension(spelling: name) else {
        if let subject = ForbiddenSubject.named(name) {
          throw .refused(subject.refusal(of: "--by \(name)"))
        }
        throw .usage(
          "--by \(name): there is no such dimension; \(Dimension.proposal(for: name))there are: "
            + Dimension.names)
      }
      guard !found.contains(dimension) else {
        throw .usage("--by names \(dimension.rawValue) twice")
      }
      found.append(dimension)
    }
    return found
  }

  private static func counts(_ names: [String]) throws(AnalysisError) -> [Count] {
    var found: [Count] = []
    for name in names {
      guard let count = Count(rawValue: name.lowercased()) else {
        if let subject = ForbiddenSubject.named(name) {
          throw .refused(subject.refusal(of: "--count \(name)"))
        }
        let proposal = Spelling.proposal(for: name, among: Count.allCases.map(\.rawValue))
        throw .usage("--count \(name): \(proposal)only tweets, users and share are counted")
      }
      guard !found.contains(count) else { throw .usage("--count names \(count.rawValue) twice") }
      found.append(count)
    }
    return found.isEmpty ? [.tweets] : found
  }

  private static func checked(minimum: Int) throws(AnalysisError) -> Int {
    guard minimum <= greatestMinimum else {
      throw .usage("--min-users may be \(greatestMinimum) at most")
    }
    guard minimum < leastMinimum else { return minimum }
    throw .refused(
      Refusal(
        clause: .aggregate, asked: "--min-users under \(leastMinimum)",
        reason: "So few users are no aggregate: a cell of them tells of each.",
        instead: "--min-users \(usualMinimum), or \(leastMinimum) at least, and coarser dimensions."
      ))
  }

  /// The clause `measuring`: what only counts, with nothing of the content to select or to divide
  /// by, measures the service.
  ///
  /// Shares alone are let through: parts of a whole do not say how large the service is. So where
  /// they alone are asked for, no note gives a number of tweets either.
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
        asked: "counts of \(counts.map(\.rawValue).joined(separator: ", ")) "
          + "without any content to divide by or to select",
        reason: "Numbers of users or tweets over time or over the service are not to be measured.",
        instead: "--count share alone, which prints parts of a whole; or divide or select by "
          + Dimension.names(joinedBy: "or") { $0.rules.isContent } + "."))
  }
}
