/// Where in a running text names may be.
///
/// A name or handle begins and ends at a boundary: next to a character that is no letter, between a letter and a digit,
/// or where a capital follows a small letter (`withMiraToday`). In a hashtag it may be anywhere, and so it may if it
/// has eight characters or more and is no common word. One of fewer than four has no letter, digit or `_` next to it.
extension RecordNames {
  /// The end of a needle in a text, with the ending of its case (`кузнецова` of `кузнецов`); nil where the
  /// characters around it make it part of another word. O(length of the word around it).
  func end(
    of needle: Needle, in range: Range<Int>, _ text: borrowing TextReading,
    of readings: borrowing TextReadings
  ) -> Int? {
    switch needle.kind {
    case .link: return range.upperBound
    case .familiar:
      return NameAffixes.builtIn.isAddress(at: range.upperBound, in: text)
        ? range.upperBound : nil
    case .word, .stem:
      guard !text.goesOn(range.lowerBound, isEnd: false) else { return nil }
      return text.goesOn(range.upperBound, isEnd: true)
        ? text.endOfCase(of: needle, in: range) : range.upperBound
    case .handle, .name:
      if needle.isCertain { return range.upperBound }
      if isBoundary(range.lowerBound, of: needle, text, readings) {
        if isBoundary(range.upperBound, of: needle, text, readings) { return range.upperBound }
        if needle.kind == .name, let end = text.endOfCase(of: needle, in: range) { return end }
      }
      return !needle.isBounded && text.isInTag(range.lowerBound) ? range.upperBound : nil
    }
  }

  private func isBoundary(
    _ index: Int, of needle: Needle, _ text: borrowing TextReading,
    _ readings: borrowing TextReadings
  ) -> Bool {
    if needle.isBounded {
      // The `t` of `can't` is no handle.
      let isJoined = text[index - 1] == 0x27 && text.isInsideWord(index - 1, index)
      return !text.isInsideWord(index) && !isJoined
    }
    return !text.joinsLetters(index) || readings.isCamelCase(at: index, text)
  }
}

extension TextReading {
  /// Whether letters, or digits, are on both sides of an index, in a script that separates words by spaces.
  fileprivate func joinsLetters(_ index: Int) -> Bool {
    let (before, after) = (self[index - 1], self[index])
    if before < 0x80 && after < 0x80 {
      return ByteClass.isLetter(before) && ByteClass.isLetter(after)
        || ByteClass.isDigit(before) && ByteClass.isDigit(after)
    }
    return (before >= 0x80 || ByteClass.isLetter(before))
      && (after >= 0x80 || ByteClass.isLetter(after)) && isInsideWord(index)
  }

  /// Whether the characters before an index and at another one are parts of words.
  fileprivate func isInsideWord(_ end: Int, _ start: Int) -> Bool {
    isWord(before: end) && isWord(at: start)
  }

  /// Whether the word at an index is a hashtag.
  fileprivate func isInTag(_ index: Int) -> Bool {
    self[startOfWord(before: index) - 1] == 0x23
  }

  /// The end of a name with one to three letters more, the ending of a case, if it is no common word; nil where
  /// more letters follow, or the name is too short.
  fileprivate func endOfCase(of needle: Needle, in range: Range<Int>) -> Int? {
    let start = max(range.lowerBound, startOfWord(before: range.upperBound))
    let name = span.extracting(start..<range.upperBound)
    let least = needle.kind == .stem ? 3 : self[range.upperBound - 1] < 0x80 ? 5 : 4
    guard name.letterCount >= least else { return nil }
    let end = endOfWord(from: range.upperBound)
    let ending = span.extracting(range.upperBound..<end)
    guard 1...3 ~= ending.letterCount, !ending.hasDigit, self[end] != 0x5F else { return nil }
    let isOneWord = start == range.lowerBound
    guard !isOneWord || needle.kind == .stem || !CommonWords.builtIn.contains(name) else {
      return nil
    }
    return CommonWords.builtIn.contains(span.extracting(start..<end)) ? nil : end
  }
}

extension Span where Element == UInt8 {
  fileprivate var hasDigit: Bool {
    for index in indices where ByteClass.isDigit(self[index]) { return true }
    return false
  }
}

extension TextReadings {
  /// Whether a capital follows a letter that is none.
  fileprivate func isCamelCase(at index: Int, _ text: borrowing TextReading) -> Bool {
    var before = index - 1
    while before > 0, text[before] & 0xC0 == 0x80 { before -= 1 }
    return isCapital(index, text) && !isCapital(before, text)
  }
}
