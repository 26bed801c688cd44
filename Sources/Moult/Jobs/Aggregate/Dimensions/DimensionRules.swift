/// The properties of a dimension, all in one type that has no instances.
///
/// A dimension conforms to ``NumberDimension``, ``WordDimension`` or ``ListDimension``, by the kind
/// of its values. A requirement without a default cannot be forgotten: the dimension does not
/// compile without it. ``Dimension`` lists all of them.
protocol DimensionRules {
  /// Whether it is about the content of tweets, which the clause `measuring` requires.
  ///
  /// Times, kinds, applications and accounts are not content: a table over those alone measures the
  /// service.
  static var isContent: Bool { get }
  /// Whether it says something of the author's account, and not of the tweet. The clause `sensitive` forbids it beside
  /// terms of a sensitive category.
  static var isOfAccount: Bool { get }
  /// The meanings of the fields from which its values are read. Other fields are skipped.
  static var meanings: [Meaning] { get }
  /// An example of a value in a filter, for messages.
  static var example: String { get }
  /// All values if they are a few words, for proposals in messages and as a domain.
  static var words: [String] { get }
  /// Names that are accepted in place of its own.
  static var otherNames: [String] { get }
  /// Whether every tweet has a value, so that a filter for the missing value is malformed.
  static var isInEveryTweet: Bool { get }
  /// Whether a filter's text could identify a person. Such a filter is refused, not corrected.
  static func looksLikeIdentifier(_ text: String) -> Bool
}

extension DimensionRules {
  static var words: [String] { [] }
  static var otherNames: [String] { [] }
  static var isInEveryTweet: Bool { false }
  static var isOfAccount: Bool { false }
  static func looksLikeIdentifier(_ text: String) -> Bool { text.contains("@") }
}

/// A dimension with at most one integer for each tweet, which is printed as a text.
protocol NumberDimension: DimensionRules {
  /// Whether its values have an order to compare by.
  static var isOrdered: Bool { get }
  /// The value of a tweet. Called for each tweet.
  static func number(in facts: borrowing TweetFacts) -> Int?
  /// The value that a filter's text names, or nil.
  static func number(spelled text: String) -> Int?
  /// The text of a value.
  static func text(of number: Int) -> String
}

extension NumberDimension {
  static func looksLikeIdentifier(_ text: String) -> Bool { false }
}

/// A dimension with at most one word of a closed list for each tweet. A word has a code of 128
/// bits, so that tweets are counted without making texts.
protocol WordDimension: DimensionRules {
  /// The code of a tweet's word, different for each word; 0 if the tweet has none. Called for each
  /// tweet.
  static func code(in facts: borrowing TweetFacts) -> UInt128
  /// The code of the word that a filter's text names, or nil.
  static func code(spelled text: String) -> UInt128?
  /// The word of a code other than 0.
  static func text(ofCode code: UInt128) -> String
}

/// A dimension with any number of texts for each tweet, which counts once in the cell of each text.
protocol ListDimension: DimensionRules {
  /// Whether a text can be somebody's name. If so, the names in each record are collected, and
  /// texts equal to one of them are dropped.
  static var canBeName: Bool { get }
  /// The texts of a tweet, with repetitions. Called for each tweet.
  static func list(in facts: borrowing TweetFacts) -> [String]
  /// The text that a filter's text names, in the spelling of the facts, or nil.
  static func text(spelled text: String) -> String?
}
