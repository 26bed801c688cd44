internal import JSONStream

/// Words that are too common to name anybody by themselves, in the languages of most tweets.
struct CommonWords: Sendable {
  /// The words that come with Moult.
  static let builtIn = CommonWords()

  /// Whether a folded word is common. O(log words · length).
  func contains(_ word: Span<UInt8>) -> Bool {
    SortedLines.contains(word, in: CommonWordTable.lines.utf8.span)
  }
}
