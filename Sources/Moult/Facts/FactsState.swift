internal import JSONStream

/// What changes while facts are read.
struct FactsState: Sendable {
  var tweet = TweetFacts()
  var text = ByteBuffer()
  /// The names of the media counted so far, as nodes; a tweet repeats its media.
  var mediaNames = Pile<Int32>()
  var languages = LanguageMemo()

  mutating func clear() {
    tweet.clear()
    mediaNames.removeAll()
  }
}

/// The languages met last, each in a place of its own or in one that it shares: whether a word is a
/// language costs more than a look at whether it was one before.
struct LanguageMemo: Sendable {
  private struct Entry: BitwiseCopyable, Sendable {
    let written: ClosedWord
    let language: ClosedWord
  }
  private var entries = [Entry?](repeating: nil, count: 64)

  /// The tag in small letters, or nil where the value is none.
  mutating func language(_ value: Span<UInt8>) -> ClosedWord? {
    guard let written = ClosedWord(value) else { return nil }
    let place = Int(truncatingIfNeeded: (written.bits ^ written.bits >> 5) & 63)
    if let known = entries[place], known.written == written { return known.language }
    guard ClosedValues.isLanguage(value), let language = ClosedWord(lowercasing: value) else {
      return nil
    }
    entries[place] = Entry(written: written, language: language)
    return language
  }
}
