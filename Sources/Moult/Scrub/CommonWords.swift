/// Words that are too common to name anybody.
struct CommonWords: Sendable {
  static let builtIn = CommonWords()
  private let words = WordSet(["the", "and", "rain", "travel", "education"])
  func contains(_ word: Span<UInt8>) -> Bool { words.contains(word) }
}
