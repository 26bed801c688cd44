internal import JSONStream

/// E-mail addresses.
extension PatternSearch {
  /// Finds an e-mail address around its sign: a local part, and a host with a dot. White space beside the sign belongs
  /// to it if a top-level domain ends the host. Without a dot, a local part that is no common word is one.
  mutating func findAddress(at sign: Int, _ text: borrowing TextReading) {
    let before = text.skipSpaceBack(sign)
    let host = text.skipSpace(sign + 1)
    let start = text.startOfLocalPart(before: before)
    guard start < before else { return }
    guard let end = text.endOfAddressHost(from: host) else {
      let isWhole =
        before == sign && host == sign + 1 && before - start > 2 && text.isPlainWord(before - 1)
      if isWhole, text.isWord(at: host) || text[host] == 0x5B, !text.isCommon(start..<before) {
        note(start..<text.endOfHandle(from: host), .email, text)
      }
      return
    }
    let isApart = before < sign || host > sign + 1
    if isApart {
      guard text.endsWithTopLevel(host..<end) else { return }
      // With white space on both sides, it can be where something is.
      if before < sign, host > sign + 1, text.isCommon(start..<before) { return }
    }
    note(start..<end, .email, text)
  }

  /// Finds what a bracket with a word in it spells: `(at)`, `[dot]`.
  mutating func findBracket(at bracket: Int, _ text: borrowing TextReading) {
    let start = text.skipSpace(bracket + 1)
    let word =
      start..<(text[start] == 0x40 || text[start] == 0x2E
      ? start + 1 : text.endOfSpelledSign(from: start))
    let close = text.skipSpace(word.upperBound)
    guard !word.isEmpty, word.count <= 24, text.isClosingBracket(close) else { return }
    let before = text.skipSpaceBack(bracket)
    let after = text.skipSpace(close + 1)
    if text.isSpelledAt(text.withoutLastLetter(word)) {
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
    let isBracketed = !text.isWord(at: sign.lowerBound)
    // Without brackets a sign is a word by itself.
    guard isBracketed || before < sign.lowerBound && after > sign.upperBound else { return }
    let last = text.startOfLocalPart(before: before)
    guard last < before else { return }
    let local = text.startOfSpelledLocalPart(last)
    let host = text.endOfLabel(from: after)
    guard host > after else { return }
    guard let dot = text.endOfDot(from: host) else {
      if text.isMailService(after..<host), isBracketed || text.hasTopLevel(after: host) {
        note(local..<host, .email, text)
      }
      return
    }
    // Without brackets, "at" is an address only before a spelled-out dot; a longer word also before a domain.
    guard isBracketed || dot.isSpelled || sign.count > 2 else { return }
    var end = text.endOfLabel(from: dot.index)
    var top = dot.index
    guard end > dot.index + 1 else { return }
    // Three more labels are enough for any host, and bound the cost.
    for _ in 0..<3 {
      guard let more = text.endOfDot(from: end) else { break }
      let next = text.endOfLabel(from: more.index)
      guard next > more.index + 1 else { break }
      (top, end) = (more.index, next)
    }
    // So are the words of a sentence: "at some point in".
    guard
      isBracketed || sign.count > 2
        || text.isTopLevel(top..<end)
          && !(text.isCommon(after..<host) && text.isCommonTopLevel(top..<end))
    else { return }
    note(local..<end, .email, text)
  }

  /// Finds the local part before a host, where a picture or sign replaces `@`: `name★host.example`.
  mutating func findDisguisedAddress(_ host: Range<Int>, _ text: borrowing TextReading) {
    let before = text.startOfDisguisedSign(before: host.lowerBound)
    guard before < host.lowerBound, text.isPlainWord(before - 1) else { return }
    let start = text.startOfLocalPart(before: before)
    if before - start > 2, !text.isCommon(start..<before) {
      note(start..<host.upperBound, .email, text)
    }
  }
}

extension TextReading {
  /// The end of a word of letters in brackets, which may have a hyphen and one more letter: `snabel-a`.
  fileprivate func endOfSpelledSign(from start: Int) -> Int {
    let end = endOfWord(from: start)
    return self[end] == 0x2D && isLetter(end + 1) && !isPlainWord(end + 2) ? end + 2 : end
  }

  /// A word without a hyphen and the letter after it.
  fileprivate func withoutLastLetter(_ word: Range<Int>) -> Range<Int> {
    word.count > 4 && self[word.upperBound - 2] == 0x2D ? word.dropLast(2) : word
  }

  /// Whether a space, a top-level domain and nothing else of its phrase follow: `gmail com`.
  fileprivate func hasTopLevel(after end: Int) -> Bool {
    guard self[end] == 0x20 else { return false }
    return isBareTopLevel(end + 1..<endOfLetters(from: end + 1))
  }

  /// The start of a sign that replaces `@` and ends at an index; the index where there is none.
  fileprivate func startOfDisguisedSign(before end: Int) -> Int {
    for sign in Self.disguisedSigns where has(sign, before: end) { return end - sign.utf8.count }
    return end
  }

  private static let disguisedSigns = [
    "★", "☆", "◎", "●", "○", "■", "◆", "✪", "🐒", "🐵", "🙈", "🌀", "🅰", "#", "=40", "*", "アットマーク",
    "アット", "艾特", "골뱅이",
  ]
}
