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
    /// The values of all other dimensions.
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
      guard let number = dimension.number(in: facts), let bound = numbers.first else {
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
      switch dimension.shape {
      case .number:
        guard let number = dimension.number(in: facts) else { return takesMissing }
        return numbers.contains(number)
      case .text:
        guard let text = dimension.text(in: facts) else { return takesMissing }
        return texts.contains(text)
      case .list:
        let list = dimension.list(in: facts)
        return list.isEmpty ? takesMissing : list.contains { texts.contains($0) }
      }
    }

    /// Whether it picks tweets by something they say or show.
    ///
    /// Everything but a value is nearly everything, and the missing value says nothing, so neither
    /// makes a count of the service into a count of content.
    var selectsContent: Bool {
      dimension.isContent && comparison == .equal && !takesMissing
    }
  }
}
