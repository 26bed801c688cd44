/// One dimension as a type without values: all that a table has to know about it, in one place.
///
/// A dimension conforms to ``NumberDimension``, ``WordDimension`` or ``ListDimension``, by what its
/// values are. What has no default here cannot be forgotten: without it the dimension does not compile.
/// ``Dimension`` lists all of them.
protocol DimensionRules {
  /// Whether it is about what tweets say or show, which the clause `measuring` requires.
  ///
  /// When a tweet was made, what it replies to, with which application, and what its account is, is no
  /// content: a table over those alone measures the service.
  static var isContent: Bool { get }
  /// The meanings of the fields that its facts are read from; fields that no dimension needs are skipped.
  static var meanings: [Meaning] { get }
  /// A value as it is written in a filter, for messages.
  static var example: String { get }
  /// All values, where they are a few words, for proposals in messages.
  static var words: [String] { get }
  /// Names that are accepted in place of its own.
  static var otherNames: [String] { get }
  /// Whether every tweet has a value, so that no filter can ask for the missing one.
  static var isInEveryTweet: Bool { get }
  /// Whether a filter's text could identify a person. Such a filter is refused, not corrected.
  static func looksLikeIdentifier(_ text: String) -> Bool
}

extension DimensionRules {
  static var words: [String] { [] }
  static var otherNames: [String] { [] }
  static var isInEveryTweet: Bool { false }
  static func looksLikeIdentifier(_ text: String) -> Bool { text.contains("@") }
}

/// A dimension of which a tweet has one whole number or none. Numbers are written as text.
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

/// A dimension of which a tweet has one word of a closed list or none. A word is known by a code of
/// 128 bits, so that tweets are counted without making texts.
protocol WordDimension: DimensionRules {
  /// The code of a tweet's word, which no other word of the dimension has; 0 where it has none. Called
  /// for each tweet.
  static func code(in facts: borrowing TweetFacts) -> UInt128
  /// The code of the word that a filter's text names, or nil.
  static func code(spelled text: String) -> UInt128?
  /// The word of a code other than 0.
  static func text(ofCode code: UInt128) -> String
}

/// A dimension of which a tweet has any number of texts, and counts once in the cell of each.
protocol ListDimension: DimensionRules {
  /// Whether a text can be somebody's name. Then the names in a record are collected, and texts that
  /// are one of them are left out.
  static var canBeName: Bool { get }
  /// The texts of a tweet, with repetitions. Called for each tweet.
  static func list(in facts: borrowing TweetFacts) -> [String]
  /// The text that a filter's text names, in the spelling of the facts, or nil.
  static func text(spelled text: String) -> String?
}
