internal import JSONStream

/// Words that are too common to name anybody by themselves, in the languages of most tweets.
struct CommonWords: Sendable {
  /// The words that come with Moult.
  static let builtIn = CommonWords()

  private let index = LineIndex(CommonWordTable.lines)

  private init() {}

  /// Whether a folded word is common. O(length).
  func contains(_ word: Span<UInt8>) -> Bool { index.contains(word) }
}
