internal import JSONStream

/// Mentions: handles with a sign, and those that a word before them announces.
extension PatternSearch {
  /// Finds a mention: the sign, a handle with its parts, and the name of a list after a slash.
  mutating func findMention(
    at sign: Int, _ text: borrowing TextReading, of readings: borrowing TextReadings
  ) {
    let start = text.skipSpace(sign + 1)
    var end = text.endOfHandle(from: start)
    guard end > start else { return }
    // After a space, only what has the shape of a handle is one: "5 @ noon".
    if start > sign + 1 {
      guard end - start > 3, text.isLetter(start), text.hasShapeOfHandle(start..<end) else {
        return
      }
    }
    while text[end] == 0x2E, text.isPlainWord(end + 1), !readings.isASCIICapital(end + 1, text) {
      end = text.endOfHandle(from: end + 1)
    }
    if text[end] == 0x2F, text.isLetter(end + 1) { end = text.endOfLabel(from: end + 1) }
    note(sign..<text.endOfEllipsis(end), .user, text)
  }

  /// Finds a mention whose sign is written as an escape: `\u0040`, `\x40`.
  mutating func findEscapedMention(at index: Int, _ text: borrowing TextReading) {
    for sign in Self.escapedSigns where text.has(sign, at: index + 1) {
      let start = index + 1 + sign.utf8.count
      let end = text.endOfHandle(from: start)
      if end > start { note(index..<end, .user, text) }
    }
  }

  private static let escapedSigns = ["u0040", "x40", "u{40}", "100"]

  /// Finds what a keyword announces.
  mutating func find(_ keyword: Keywords.Kind, _ word: Range<Int>, _ text: borrowing TextReading) {
    switch keyword {
    case .messenger: findMessenger(after: word, isSure: true, text)
    case .perhapsMessenger: findMessenger(after: word, isSure: false, text)
    case .certainMessenger: findMessenger(after: word, isSure: true, isCertain: true, text)
    case .retweet: findRetweet(after: word, text)
    case .via: findVia(after: word, text)
    case .at:
      findSpelledAddress(
        word, text.skipSpaceBack(word.lowerBound), text.skipSpace(word.upperBound), text)
    case .dot: findSpelledHost(word, text)
    case .web: findSpacedHost(from: word.lowerBound, text)
    }
  }

  /// Finds a handle after `[at]`, if nothing is before it.
  mutating func findSpelledMention(after bracket: Range<Int>, _ text: borrowing TextReading) {
    let start = text.skipSpace(bracket.upperBound)
    let end = text.endOfHandle(from: start)
    guard end - start > 2, text.isLetter(start),
      start == bracket.upperBound || text.hasShapeOfHandle(start..<end)
    else {
      return
    }
    note(bracket.lowerBound..<end, .user, text)
  }

  /// Finds the author of an old-style retweet without sign: `RT name: text`.
  private mutating func findRetweet(after word: Range<Int>, _ text: borrowing TextReading) {
    guard text[word.upperBound] == 0x20 else { return }
    let start = word.upperBound + 1
    let end = text.endOfHandle(from: start)
    guard end - start > 2, text[end] == 0x3A, !text.isCommon(start..<end) else { return }
    note(start..<end, .user, text)
  }

  private mutating func findVia(after word: Range<Int>, _ text: borrowing TextReading) {
    let start = text.skipSpace(
      text[word.upperBound] == 0x3A ? word.upperBound + 1 : word.upperBound)
    let end = text.endOfHandle(from: start)
    guard start > word.upperBound, end - start > 3, text.isLetter(start),
      text.hasShapeOfHandle(start..<end)
    else {
      return
    }
    note(start..<end, .user, text)
  }
}

extension TextReading {
  /// The end of an ellipsis at an index, or the index.
  func endOfEllipsis(_ index: Int) -> Int { has("…", at: index) ? index + 3 : index }
}

extension TextReadings {
  /// Whether the character of a folded byte is written as an ASCII capital.
  func isASCIICapital(_ index: Int, _ text: borrowing TextReading) -> Bool {
    guard index < text.count else { return false }
    let start = text.start(index)
    return start < written.count && written.bytes[start] &- 0x41 < 26
  }
}
