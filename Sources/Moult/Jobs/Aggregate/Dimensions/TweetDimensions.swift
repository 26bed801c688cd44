/// The relation of the tweet to other tweets: plain, reply, quote or retweet.
enum KindDimension: NumberDimension {
  static let isContent = false
  static let isOrdered = false
  static let isInEveryTweet = true
  static let meanings: [Meaning] = [.tweetID, .tweetRelation]
  static let example = "plain, reply, quote or retweet"
  static let words = TweetFacts.Kind.allCases.map(\.rawValue)

  static func number(in facts: borrowing TweetFacts) -> Int? {
    // The place in `allCases`, without a search for each tweet.
    switch facts.kind {
    case .plain: 0
    case .reply: 1
    case .quote: 2
    case .retweet: 3
    }
  }

  static func number(spelled text: String) -> Int? { words.firstIndex(of: text.lowercased()) }
  static func text(of number: Int) -> String { words[number] }
}

/// Whether the author's account is verified.
enum VerifiedDimension: NumberDimension {
  static let isContent = false
  static let isOfAccount = true
  static let isOrdered = false
  static let meanings: [Meaning] = [.verified]
  static let example = "true or false"
  static let words = ["false", "true"]

  static func number(in facts: borrowing TweetFacts) -> Int? { facts.verified.map { $0 ? 1 : 0 } }
  static func number(spelled text: String) -> Int? { words.firstIndex(of: text.lowercased()) }
  static func text(of number: Int) -> String { words[number] }
}

/// The year in which the author's account was created.
enum AccountYearDimension: NumberDimension {
  static let isContent = false
  static let isOfAccount = true
  static let isOrdered = true
  static let meanings: [Meaning] = [.userTime]
  static let example = "2009"

  static func number(in facts: borrowing TweetFacts) -> Int? { facts.accountYear }
  static func number(spelled text: String) -> Int? { CivilText.digits(text, 4...4) }
  static func text(of number: Int) -> String { String(number) }
}

/// The language, a tag in lower case.
enum LanguageDimension: WordDimension {
  static let isContent = true
  static let meanings: [Meaning] = [.language]
  static let example = "en"

  static func code(in facts: borrowing TweetFacts) -> UInt128 { facts.lang?.bits ?? 0 }
  static func code(spelled text: String) -> UInt128? {
    let lower = text.lowercased()
    guard ClosedValues.isLanguage(lower.utf8.span) else { return nil }
    return ClosedWord(lower.utf8.span)?.bits
  }
  static func text(ofCode code: UInt128) -> String { ClosedWord(bits: code).text }
}

/// The country of the tweet's place, a code in capitals.
enum CountryDimension: WordDimension {
  static let isContent = true
  static let meanings: [Meaning] = [.country]
  static let example = "DE"

  static func code(in facts: borrowing TweetFacts) -> UInt128 { facts.country?.bits ?? 0 }
  static func code(spelled text: String) -> UInt128? {
    let upper = text.uppercased()
    guard ClosedValues.isCountry(upper.utf8.span) else { return nil }
    return ClosedWord(upper.utf8.span)?.bits
  }
  static func text(ofCode code: UInt128) -> String { ClosedWord(bits: code).text }
}

/// The application that sent the tweet: a well-known one, or `other`.
enum SourceDimension: WordDimension {
  static let isContent = false
  static let meanings: [Meaning] = [.source]
  static let example = Source.other
  static let words = Vocabulary.builtIn.sourceNames + [Source.other]

  static func code(in facts: borrowing TweetFacts) -> UInt128 { facts.source.map(code) ?? 0 }
  static func code(spelled text: String) -> UInt128? {
    // Compared exactly, as in records: a name that resembles a known one is a different
    // application.
    guard let source = Source(text.utf8.span), source.name == text else { return nil }
    return code(source)
  }
  static func text(ofCode code: UInt128) -> String { Source(number: Int16(code) - 2).name }
  static func looksLikeIdentifier(_ text: String) -> Bool {
    !text.isEmpty && !IdentifierGate.passes(text)
  }

  /// The number, from -1 for other applications, so that no code is 0.
  private static func code(_ source: Source) -> UInt128 { UInt128(source.number + 2) }
}
