extension Analysis {
  /// One filter of an analysis: `lang=en`, `hashtag=a|b`, `kind!=retweet`, `day>=2019-12-01`.
  struct Condition: Equatable, Sendable {
    /// How a tweet's value is held against the filter's.
    enum Comparison: String, Sendable {
      case equal = "="
      case notEqual = "!="
      case less = "<"
      case lessOrEqual = "<="
      case greater = ">"
      case greaterOrEqual = ">="
    }

    let dimension: Dimension
    let comparison: Comparison
    /// Whether one of the values is the missing one.
    let takesMissing: Bool
    /// The values of a dimension whose shape is a number; one where the comparison is an order.
    let numbers: [Int]
    /// The codes of the values of a dimension whose values are words.
    let codes: [UInt128]
    /// The values of all dimensions but those of numbers, as text.
    let texts: [String]

    /// Whether a tweet is let through.
    ///
    /// `=` asks that one of the tweet's values is one of the filter's, `!=` that none is. A tweet
    /// without a value is in no order.
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

    /// Whether it picks tweets by something they say or show.
    ///
    /// Everything but a value is nearly everything, and the missing value says nothing, so neither
    /// makes a count of the service into a count of content.
    var selectsContent: Bool {
      dimension.rules.isContent && comparison == .equal && !takesMissing
    }
  }
}
