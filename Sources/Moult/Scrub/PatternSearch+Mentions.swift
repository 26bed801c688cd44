internal import JSONStream

/// Mentions: handles with a sign, and those that a word before them announces.
extension PatternSearch {
  /// Finds a mention: the sign, a handle with its parts, and the name of a list after a slash.
  mutating func findMention(
    at sign: Int, _ text: borrowing TextReading, of readings: borrowing TextReadings
  ) {
    let start = text.skipSpace(sign + 1)
    var end = text.endOfHandle(from: start)
    guard end > start else { return findWideMention(at: sign, text) }
    // After a space, only what has the shape of a handle is one: "5 @ noon".
    if start > sign + 1 {
      guard end - start > 3, text.isLetter(start), text.hasShapeOfHandle(start..<end) else {
        return
      }
    }
    while text[end] == 0x2E, text.isPlainWord(end + 1), !readings.isASCIICapital(end + 1, text) {
      end = text.endOfHandle(from: end + 1)
    }
    while text[end] == 0x2D, case let next = text.endOfHandle(from: end + 1), next > end + 1,
      !text.isCommon(end + 1..<next)
    { end = next }
    if text[end] == 0x2F, text.isLetter(end + 1) { end = text.endOfLabel(from: end + 1) }
    note(sign..<text.endOfEllipsis(end), .user, text)
  }

  /// Finds a handle in a script without capitals, as other services have them, between its sign and a space.
  private mutating func findWideMention(at sign: Int, _ text: borrowing TextReading) {
    guard text[sign + 1] >= 0x80, !text.isWord(before: sign), text[sign - 1] < 0x80 else { return }
    let end = text.endOfWord(from: sign + 1)
    if end - sign < 46 { note(sign..<text.endOfHandle(from: end), .user, text) }
  }

  /// Finds a mention whose sign is written as an escape: `\u0040`, `\x40`.
  mutating func findEscapedMention(at index: Int, _ text: borrowing TextReading) {
    for sign in Self.escapedSigns where text.has(sign, at: index + 1) {
      let start = index + 1 + sign.utf8.count
      let end = text.endOfHandle(from: start)
      if end > start { note(index..<end, .user, text) }
    }
  }

  private static let escapedSigns = ["u0040", "x40", "u{40}", "100", "u00000040"]

  /// Finds what a keyword announces.
  mutating func find(_ keyword: Keywords.Kind, _ word: Range<Int>, _ text: borrowing TextReading) {
    switch keyword {
    case .messenger: findMessenger(after: word, isSure: true, text)
    case .perhapsMessenger: findMessenger(after: word, isSure: false, text)
    case .certainMessenger: findMessenger(after: word, isSure: true, isCertain: true, text)
    case .retweet: findRetweet(after: word, text)
    case .via: findVia(after: word, text)
    case .by: findVia(after: word, mustBeHandle: true, text)
    case .hatTip:
      if text.has("/t", at: word.upperBound) {
        findVia(after: word.lowerBound..<word.upperBound + 2, text)
      }
    case .at:
      let sign = text.widened(word)
      findSpelledAddress(
        sign, text.skipSpaceBack(sign.lowerBound), text.skipSpace(sign.upperBound), text)
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

  /// Finds the author of an old-style retweet without sign: `RT name: text`, or `RT name_1 text`.
  private mutating func findRetweet(after word: Range<Int>, _ text: borrowing TextReading) {
    guard text[word.upperBound] == 0x20 else { return }
    let start = word.upperBound + 1
    let end = text.endOfHandle(from: start)
    guard end - start > 2,
      text[end] == 0x3A ? !text.isCommon(start..<end) : text.isOnlyHandle(start..<end)
    else { return }
    note(start..<end, .user, text)
  }

  private mutating func findVia(
    after word: Range<Int>, mustBeHandle: Bool = false, _ text: borrowing TextReading
  ) {
    let start = text.skipSpace(
      text[word.upperBound] == 0x3A ? word.upperBound + 1 : word.upperBound)
    let end = text.endOfHandle(from: start)
    guard start > word.upperBound, end - start > 3, text.isLetter(start),
      mustBeHandle ? text.isOnlyHandle(start..<end) : text.hasShapeOfHandle(start..<end)
    else {
      return
    }
    note(start..<end, .user, text)
  }
}

extension TextReading {
  /// A word with the same sign on both sides of it: `-at-`, `|at|`.
  fileprivate func widened(_ word: Range<Int>) -> Range<Int> {
    let sign = self[word.upperBound]
    switch sign {
    case 0x2D, 0x7C, 0x2A, 0x7E, 0x3D, 0x2E, 0x22, 0x27:  // - | * ~ = . " '
      return self[word.lowerBound - 1] == sign ? word.lowerBound - 1..<word.upperBound + 1 : word
    default: return word
    }
  }

  /// Whether a word has a shape that no other words have: `_` inside of letters, or eight letters and more with digits
  /// after them.
  fileprivate func isOnlyHandle(_ range: Range<Int>) -> Bool {
    var letters = 0
    var digits = 0
    for index in range {
      if isLetter(index) { letters += 1 }
      if isDigit(index) { digits += 1 }
      if self[index] == 0x5F, index > range.lowerBound, isPlainWord(index + 1), letters > 1 {
        return true
      }
    }
    return letters > 7 && digits > 0
      && !isCommon(range.lowerBound..<endOfLetters(from: range.lowerBound))
  }

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
