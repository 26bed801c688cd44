/// A term of the list of the analysis (``TermList``), by its name.
enum TermsDimension: ListDimension {
  static let isContent = true
  static let meanings: [Meaning] = [.tweetText, .plainText]
  static let canBeName = true
  static let example = "the name of a term in --terms"
  static let otherNames = ["term"]

  static func list(in facts: borrowing TweetFacts) -> [String] { facts.terms }
  /// ``TermList/name(matching:)`` finds the name of the list.
  static func text(spelled text: String) -> String? { text.isEmpty ? nil : text }
}

/// A word, a phrase or a tag in the text of a tweet. Its values are those that a filter names, so that it only selects.
enum TextDimension: ListDimension {
  static let isContent = true
  static let meanings: [Meaning] = [.tweetText, .plainText]
  static let canBeName = true
  static let example = "words as they are in a text: climate change, or #cop26"
  static let otherNames = ["words", "word"]

  static func list(in facts: borrowing TweetFacts) -> [String] { facts.words }
  static func text(spelled text: String) -> String? {
    TermForm.folded(text).map { String(decoding: $0, as: UTF8.self) }
  }
}

/// A topic that the platform assigned to a tweet of v2, by its name, except those of people and of places.
enum TopicDimension: ListDimension {
  static let isContent = true
  static let meanings: [Meaning] = [.topic, .topicDomain]
  static let canBeName = true
  static let example = "the name of a topic, as Video games"
  static let otherNames = ["topics"]

  static func list(in facts: borrowing TweetFacts) -> [String] { facts.topics }
  static func text(spelled text: String) -> String? { text.isEmpty ? nil : text }
}
