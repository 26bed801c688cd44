internal import JSONStream

/// E-mail addresses.
extension PatternSearch {
  /// Finds an e-mail address around its sign: a local part, and a host with a dot. White space on one side of the
  /// sign belongs to it if a top-level domain ends the host.
  mutating func findAddress(at sign: Int, _ text: borrowing TextReading) {
    let before = text.skipSpaceBack(sign)
    let host = text.skipSpace(sign + 1)
    let start = text.startOfLocalPart(before: before)
    guard start < before, let end = text.endOfAddressHost(from: host) else { return }
    let isApart = before < sign || host > sign + 1
    if isApart {
      guard before == sign || host == sign + 1, text.endsWithTopLevel(host..<end) else { return }
    }
    note(start..<end, .email, text)
  }

  /// Finds what a bracket with a word in it spells: `(at)`, `[dot]`.
  mutating func findBracket(at bracket: Int, _ text: borrowing TextReading) {
    let start = text.skipSpace(bracket + 1)
    let word =
      start..<(text[start] == 0x40 || text[start] == 0x2E
      ? start + 1 : text.endOfLetters(from: start))
    let close = text.skipSpace(word.upperBound)
    guard !word.isEmpty, word.count <= 10, text.isClosingBracket(close) else { return }
    let before = text.skipSpaceBack(bracket)
    let after = text.skipSpace(close + 1)
    if text.isSpelledAt(word) {
      findSpelledAddress(bracket..<close + 1, before, after, text)
      if text[bracket - 1] == 0 || text.isSpace(bracket - 1), word.count > 1 || text[start] == 0x40
      {
        findSpelledMention(after: bracket..<close + 1, text)
      }
    } else if text.isSpelledDot(word) {
      findSpelledHost(before..<after, dot: bracket, text)
    }
  }

  /// Finds an address with its sign spelled out: "name (at) host.example", "name [at] host [dot] com",
  /// "name at host dot com".
  ///
  /// - Parameters:
  ///   - sign: the spelled sign, with its brackets.
  ///   - before: the end of the local part.
  ///   - after: the start of the host.
  mutating func findSpelledAddress(
    _ sign: Range<Int>, _ before: Int, _ after: Int, _ text: borrowing TextReading
  ) {
    let isBracketed = !text.isLetter(sign.lowerBound)
    // Without brackets a sign is a word by itself.
    guard isBracketed || before < sign.lowerBound && after > sign.upperBound else { return }
    let local = text.startOfLocalPart(before: before)
    guard local < before else { return }
    let host = text.endOfLabel(from: after)
    guard host > after, let dot = text.endOfDot(from: host) else { return }
    // Without brackets, "at" is an address only before a spelled-out dot.
    guard isBracketed || dot.isSpelled else { return }
    var end = text.endOfLabel(from: dot.index)
    var last = dot.index
    guard end > dot.index + 1 else { return }
    // Three more labels are enough for any host, and bound the cost.
    for _ in 0..<3 {
      guard let more = text.endOfDot(from: end) else { break }
      let next = text.endOfLabel(from: more.index)
      guard next > more.index + 1 else { break }
      (last, end) = (more.index, next)
    }
    // So are the words of a sentence: "at some point in".
    guard
      isBracketed
        || text.isTopLevel(last..<end)
          && !(text.isCommon(after..<host) && text.isCommonTopLevel(last..<end))
    else { return }
    note(local..<end, .email, text)
  }
}
