internal import JSONStream

/// Where a word begins or ends in a text that is folded (``TermText``).
enum WordBoundary {
  /// Whether a term may begin or end at an index: by the rules of Unicode Standard Annex 29, and beside each letter of a
  /// script without spaces. O(1), but for a run of combining marks or flags.
  static func isBoundary(_ text: Span<UInt8>, at index: Int) -> Bool {
    guard index > 0, index < text.count else { return true }
    let (scalar, length) = UTF8Scalars.decode(text, at: index)
    let after = WordClass(scalar)
    let place = Place(before: index, in: text)
    let before = place.word
    if after == .attached { return false }
    switch (before, after) {
    case (.spaceless, _), (_, .spaceless): return true
    case (.letter, .letter), (.letter, .hebrew), (.hebrew, .letter), (.hebrew, .hebrew),
      (.number, .number), (.letter, .number), (.hebrew, .number), (.number, .letter),
      (.number, .hebrew), (.connector, .connector), (.connector, .letter), (.connector, .hebrew),
      (.connector, .number), (.letter, .connector), (.hebrew, .connector), (.number, .connector),
      (.hebrew, .singleQuote):
      return false
    case (.regional, .regional): return countOfRegional(before: index, in: text) % 2 == 0
    default: break
    }
    if joins(before, after, next: word(from: index + length, in: text)) { return false }
    if joins(Place(before: place.start, in: text).word, before, next: after) { return false }
    // What a joiner connects is one picture.
    return after == .regional || !isPicture(scalar) || !hasJoiner(before: index, in: text)
  }

  /// Whether a sign is inside of a word, or of a number.
  private static func joins(_ first: WordClass, _ sign: WordClass, next: WordClass) -> Bool {
    if first.isLetter && next.isLetter && sign.joinsLetters { return true }
    if first == .hebrew && next == .hebrew && sign == .doubleQuote { return true }
    return first == .number && next == .number && sign.joinsNumbers
  }

  /// Whether a tag may begin or end at an index: there is no other letter, digit or underscore of it.
  static func isTagBoundary(_ text: Span<UInt8>, at index: Int, isStart: Bool) -> Bool {
    guard index > 0, index < text.count else { return true }
    let place = isStart ? Place(before: index, in: text).start : index
    let scalar = UTF8Scalars.decode(text, at: place).scalar
    return !Scalars.isLetterOrDigit(scalar) && scalar != 0x5F
  }

  /// The character before an index, without what is attached to it.
  private struct Place {
    let word: WordClass
    let start: Int

    init(before index: Int, in text: Span<UInt8>) {
      var start = index
      while start > 0 {
        start -= 1
        while start > 0, text[start] & 0xC0 == 0x80 { start -= 1 }
        let word = WordClass(UTF8Scalars.decode(text, at: start).scalar)
        if word != .attached {
          (self.word, self.start) = (word, start)
          return
        }
      }
      (word, self.start) = (.other, 0)
    }
  }

  /// The class of the first character from an index on that is not attached to the one before.
  private static func word(from index: Int, in text: Span<UInt8>) -> WordClass {
    var index = index
    while index < text.count {
      let (scalar, length) = UTF8Scalars.decode(text, at: index)
      let word = WordClass(scalar)
      if word != .attached { return word }
      index += length
    }
    return .other
  }

  /// Each is four bytes.
  private static func countOfRegional(before index: Int, in text: Span<UInt8>) -> Int {
    var (count, start) = (0, index - 4)
    while start >= 0, WordClass(UTF8Scalars.decode(text, at: start).scalar) == .regional {
      (count, start) = (count + 1, start - 4)
    }
    return count
  }

  private static func isPicture(_ scalar: UInt32) -> Bool {
    scalar >= 0x2000 && Scalars.properties(scalar)?.isEmoji ?? false
  }

  /// Whether the bytes before an index are U+200D.
  private static func hasJoiner(before index: Int, in text: Span<UInt8>) -> Bool {
    index >= 3 && text[index - 3] == 0xE2 && text[index - 2] == 0x80 && text[index - 1] == 0x8D
  }
}
