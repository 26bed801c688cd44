extension Analysis {
  /// One filter of an analysis: `lang=en`, `hashtag=a|b`, `kind!=retweet`, `day>=2019-12-01`.
  struct Condition: Equatable, Sendable {
    /// How the value of a tweet is compared with the filter's.
    enum Comparison: String, Sendable {
      case equal = "="
      case notEqual = "!="
      case less = "<"
      case lessOrEqual = "<="
      case greater = ">"
      case greaterOrEqual = ">="
    }

    /// The dimension whose values are compared.
    let dimension: Dimension
    /// How they are compared.
    let comparison: Comparison
    /// Whether one of the values is the missing one.
    let takesMissing: Bool
    /// The values if the dimension has numbers; one value if the comparison is by order.
    let numbers: [Int]
    /// The codes of the values if the dimension has words.
    let codes: [UInt128]
    /// The values as text if the dimension has words or texts.
    let texts: [String]

    /// Whether a tweet passes. O(values).
    ///
    /// `=` passes if one of the tweet's values is one of the filter's, `!=` if none is. A tweet
    /// without a value fails every comparison by order.
    func holds(for facts: borrowing TweetFacts) -> Bool {
      switch comparison {
      case .equal: return contains(facts)
      case .notEqual: return !contains(facts)
      default: break
      }
      guard case .number(let number?) = dimension.read(facts), let bound = numbers.first else {
        return false
      }
      switch comparison {
      case .less: return number < bound
      case .lessOrEqual: return number <= bound
      case .greater: return number > bound
      default: return number >= bound
      }
    }

    private func contains(_ facts: borrowing TweetFacts) -> Bool {
      switch dimension.read(facts) {
      case .number(let number): number.map(numbers.contains) ?? takesMissing
      case .word(let code): code == 0 ? takesMissing : codes.contains(code)
      case .list(let list):
        list.isEmpty ? takesMissing : list.contains { texts.contains($0) }
      }
    }

    /// The filter as it is written in a request. O(values).
    var written: String {
      let values = texts.isEmpty ? numbers.compactMap { dimension.written(.number($0)) } : texts
      let missing = takesMissing ? [DimensionValue.missing] : []
      return dimension.rawValue + comparison.rawValue + (values + missing).joined(separator: "|")
    }

    /// Whether it selects tweets by content.
    ///
    /// Neither `!=` nor the missing value does: nearly all tweets pass, so counting them still
    /// measures the service. `terms!=(none)` does, as each of these tweets uses a term.
    var selectsContent: Bool {
      guard dimension.rules.isContent else { return false }
      if dimension == .terms && comparison == .notEqual && takesMissing { return true }
      return comparison == .equal && !takesMissing
    }

    /// The same filter with other texts.
    func named(_ texts: [String]) -> Self {
      Self(
        dimension: dimension, comparison: comparison, takesMissing: takesMissing, numbers: numbers,
        codes: codes, texts: texts)
    }
  }
}
