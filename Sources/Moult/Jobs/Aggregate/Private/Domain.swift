extension Analysis {
  /// The values of a dimension that a table has, known without the data.
  struct Domain: Equatable, Sendable {
    /// The dimension.
    let dimension: Dimension
    /// The values, distinct.
    let values: [DimensionValue]
    private let members: Set<DimensionValue>

    /// The most values of a domain.
    static let mostValues = 10_000

    /// Parses a domain as written after `--domain`: `lang=en|de`, `day=2019-12-01..2019-12-31`.
    ///
    /// - Throws: ``AnalysisError`` if it is malformed or a value can identify a person.
    init(_ written: String) throws(AnalysisError) {
      let parts = written.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, let dimension = Dimension(spelling: parts[0]) else {
        let proposal = Dimension.proposal(for: String(parts[0]))
        throw .usage(
          "--domain needs DIMENSION=VALUE|VALUE or DIMENSION=FIRST..LAST; \(proposal)the dimensions are "
            + Dimension.names)
      }
      let place = "--domain \(dimension.rawValue)=…"
      var values: [DimensionValue] = []
      for text in parts[1].split(separator: "|", omittingEmptySubsequences: false) {
        values += try Self.values(text.trimmingSpaces(), of: dimension, place)
        guard values.count <= Self.mostValues else {
          throw .usage("\(place): a domain has \(Self.mostValues) values at most")
        }
      }
      self.init(dimension, values)
      guard members.count == values.count else {
        throw .usage("\(place): a value is named twice")
      }
    }

    private static func values(
      _ text: String, of dimension: Dimension, _ place: String
    ) throws(AnalysisError) -> [DimensionValue] {
      let ends = text.split(separator: "..", omittingEmptySubsequences: false)
      guard dimension.isOrdered, ends.count == 2 else {
        return [try Condition.value(text, of: dimension, place)]
      }
      let first = try Condition.value(ends[0].trimmingSpaces(), of: dimension, place)
      let last = try Condition.value(ends[1].trimmingSpaces(), of: dimension, place)
      guard case .number(let first) = first, case .number(let last) = last, first <= last,
        last - first < mostValues
      else {
        throw .usage(
          "\(place): a range goes from the earlier value to the later one, over \(mostValues) values at most"
        )
      }
      return (first...last).map(DimensionValue.number)
    }

    /// - Parameter values: distinct values.
    private init(_ dimension: Dimension, _ values: [DimensionValue]) {
      (self.dimension, self.values, members) = (dimension, values, Set(values))
    }

    /// Whether a value is in the domain. O(length).
    func contains(_ value: DimensionValue) -> Bool { members.contains(value) }

    /// The values that are texts.
    var texts: Set<String> {
      Set(values.compactMap { if case .text(let text) = $0 { text } else { nil } })
    }

    /// The domain of a dimension whose values are a few words, the same for all data; nil for others.
    static func known(_ dimension: Dimension) -> Domain? {
      let words = dimension.rules.words
      guard !words.isEmpty else { return nil }
      let hasMissing = !dimension.isList && !dimension.rules.isInEveryTweet
      return Domain(
        dimension, words.compactMap(dimension.value(spelled:)) + (hasMissing ? [.none] : []))
    }

    /// The domain that the filters of an analysis leave to a dimension; nil if it is not closed.
    ///
    /// A tweet has several values of a list, so a filter for some leaves others.
    static func required(_ dimension: Dimension, by conditions: [Condition]) -> Domain? {
      guard !dimension.isList else { return nil }
      let own = conditions.filter { $0.dimension == dimension }
      if let equal = own.first(where: { $0.comparison == .equal }) {
        let values = equal.numbers.map(DimensionValue.number) + equal.texts.map(DimensionValue.text)
        let missing: [DimensionValue] = equal.takesMissing ? [.none] : []
        return Domain(dimension, Array(Set(values + missing)))
      }
      guard let first = own.compactMap(\.least).max(), let last = own.compactMap(\.greatest).min(),
        first <= last, last - first < mostValues
      else { return nil }
      return Domain(dimension, (first...last).map(DimensionValue.number))
    }
  }
}

extension Analysis.Condition {
  /// The least number that passes a filter by order; nil for other filters.
  fileprivate var least: Int? {
    switch comparison {
    case .greater: numbers.first.map { $0 + 1 }
    case .greaterOrEqual: numbers.first
    default: nil
    }
  }

  /// The greatest number that passes a filter by order; nil for other filters.
  fileprivate var greatest: Int? {
    switch comparison {
    case .less: numbers.first.map { $0 - 1 }
    case .lessOrEqual: numbers.first
    default: nil
    }
  }
}
