/// Where in a running text names may be.
///
/// A common word that alone is a whole name or handle counts only where it is written like a name: with a capital, or
/// after a word such as `by`. A capital at the start of a sentence is enough for a whole name, not for a part of one.
/// As a tag it does not count.
///
/// A name or handle begins and ends at a boundary: next to a character that is no letter, between a letter and a digit,
/// or where a capital follows a small letter (`withMiraToday`). In a hashtag it may be anywhere, and so it may if it
/// has eight characters or more and is no common word; beside one of fewer than six in a hashtag is a common word. One
/// of fewer than four has no letter, digit or `_` next to it.
extension RecordNames {
  /// The end of a needle in a text, with the ending of its case (`кузнецова` of `кузнецов`); nil where the
  /// characters around it make it part of another word. O(length of the word around it).
  func end(
    of needle: Needle, in range: Range<Int>, _ text: borrowing TextReading,
    of readings: borrowing TextReadings
  ) -> Int? {
    if needle.kind != .link, text.isContraction(range.upperBound) { return nil }
    switch needle.kind {
    case .link: return range.upperBound
    case .familiar:
      return NameAffixes.builtIn.isAddress(at: range.upperBound, in: text)
        ? range.upperBound : nil
    case .word, .stem:
      if text.goesOn(range.lowerBound, isEnd: false) || text.goesOn(range.upperBound, isEnd: true),
        needle.kind == .word, isPartOfTag(range, text, readings)
      {
        return range.upperBound
      }
      guard !text.goesOn(range.lowerBound, isEnd: false) else { return nil }
      return text.goesOn(range.upperBound, isEnd: true)
        ? text.endOfCase(of: needle, in: range) : range.upperBound
    case .handle, .name:
      if needle.isCertain { return range.upperBound }
      let starts = isBoundary(range.lowerBound, of: needle, text, readings)
      let ends = isBoundary(range.upperBound, of: needle, text, readings)
      if starts, ends { return isNamed(needle, range, text, readings) ? range.upperBound : nil }
      if starts, needle.kind == .name, let end = text.endOfCase(of: needle, in: range) {
        return end
      }
      guard !needle.isBounded, text.isInTag(range.lowerBound) else { return nil }
      guard text.span.extracting(range).letterCount > 5 || text.isBesideCommonWord(range) else {
        return nil
      }
      return isNamed(needle, range, text, readings) ? range.upperBound : nil
    }
  }

  /// Whether a word between capitals in a hashtag is a rare word of five letters or more: `#TeamBaumann`.
  private func isPartOfTag(
    _ range: Range<Int>, _ text: borrowing TextReading, _ readings: borrowing TextReadings
  ) -> Bool {
    let word = text.span.extracting(range)
    guard word.letterCount > 4, text.isInTag(range.lowerBound) else { return false }
    return
      (!text.joinsLetters(range.lowerBound) || readings.isCamelCase(at: range.lowerBound, text))
      && (!text.joinsLetters(range.upperBound) || readings.isCamelCase(at: range.upperBound, text))
      && !CommonWords.builtIn.contains(word)
  }

  /// Whether a whole name is no common word, or is written as a name.
  private func isNamed(
    _ needle: Needle, _ range: Range<Int>, _ text: borrowing TextReading,
    _ readings: borrowing TextReadings
  ) -> Bool {
    let word = text.span.extracting(range)
    guard word.letterCount == 1 || CommonWords.builtIn.contains(word) else { return true }
    // Scripts without capitals do not say what a name is. A single character is one unless it is in a longer word.
    let first = UTF8Scalars.decode(text.span, at: range.lowerBound).scalar
    guard Scalars.isCased(first) else {
      return word.letterCount > 1 || !text.isInIdeographs(range, isKana: first < 0x3400)
    }
    if text.isInTag(range.lowerBound) || text.has("rt @", at: range.lowerBound) { return false }
    if needle.isPart, text.startsSentence(range.lowerBound) { return text.isAnnounced(range) }
    return readings.isCapitalInSentence(range, text) || text.isAnnounced(range)
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
  /// Whether the `'t` of `don't` is at an index.
  fileprivate func isContraction(_ index: Int) -> Bool {
    switch self[index] {
    case 0x27: self[index + 1] == 0x74 && !isWord(at: index + 2)
    case 0xE2: has("’t", at: index) && !isWord(at: index + 4)
    default: false
    }
  }

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

  /// Whether the rest of the hashtag around a name is a common word: `#annaforever`.
  fileprivate func isBesideCommonWord(_ range: Range<Int>) -> Bool {
    let start = startOfWord(before: range.lowerBound)
    let end = endOfWord(from: range.upperBound)
    return start == range.lowerBound && isCommon(range.upperBound..<end)
      || end == range.upperBound && isCommon(start..<range.lowerBound)
  }

  /// Whether a word such as `by` is before a name, or it is the author of a retweet: `RT name:`.
  fileprivate func isAnnounced(_ range: Range<Int>) -> Bool {
    guard self[range.lowerBound - 1] == 0x20 else { return self[range.lowerBound - 1] == 0x40 }
    let end = range.lowerBound - 1
    let start = startOfWord(before: end)
    guard start < end else { return false }
    if has("rt", at: start), end - start == 2 { return self[range.upperBound] == 0x3A }
    return SortedLines.contains(span.extracting(start..<end), in: Self.namesAfter.utf8.span)
  }

  /// Whether a sentence, a line or a quotation starts at an index.
  fileprivate func startsSentence(_ index: Int) -> Bool {
    var end = index
    while end > 0, index - end < 8, !isWord(before: end) {
      end -= 1
      switch self[end] {
      case 0x0A, 0x21, 0x22, 0x2E, 0x3A, 0x3F: return true  // newline ! " . : ?
      default: continue
      }
    }
    return end == 0
  }

  /// Whether an ideograph, or a sign of kana too, is beside a range.
  fileprivate func isInIdeographs(_ range: Range<Int>, isKana: Bool) -> Bool {
    let letters: ClosedRange<UInt32> = (isKana ? 0x3041 : 0x3400)...0x9FFF
    return [range.lowerBound - 3, range.upperBound].contains { index in
      index >= 0 && index < count && letters ~= UTF8Scalars.decode(span, at: index).scalar
    }
  }

  /// Words directly before a name, folded, in the order of their bytes.
  static let namesAfter = """
    by
    cc
    door
    durch
    przez
    via
    von
    автор
    от
    """

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
  /// Whether a word has a capital where its neighbors show that capitals mean something: a word in capitals has one in
  /// small letters beside it.
  fileprivate func isCapitalInSentence(_ range: Range<Int>, _ text: borrowing TextReading) -> Bool {
    guard isCapital(range.lowerBound, text) else { return false }
    var second = range.lowerBound + 1
    while second < range.upperBound, text[second] & 0xC0 == 0x80 { second += 1 }
    guard second < range.upperBound, isCapital(second, text) else { return true }
    let next = text.endOfSeparators(from: range.upperBound)
    var before = range.lowerBound
    while before > 0, !text.isWord(before: before), range.lowerBound - before < 8 { before -= 1 }
    return isSmall(text.startOfWord(before: before), text) || isSmall(next, text)
      || text.startOfWord(before: before) == before && !text.isWord(at: next)
  }

  private func isSmall(_ index: Int, _ text: borrowing TextReading) -> Bool {
    text.isWord(at: index) && !isCapital(index, text) && !text.isDigit(index)
  }

  /// Whether a capital follows a letter that is none.
  fileprivate func isCamelCase(at index: Int, _ text: borrowing TextReading) -> Bool {
    var before = index - 1
    while before > 0, text[before] & 0xC0 == 0x80 { before -= 1 }
    return isCapital(index, text) && !isCapital(before, text)
  }
}
