internal import JSONStream

/// Clock times, of which the hour remains.
extension PatternSearch {
  /// Finds the minutes of a clock time at its first digit: `13:37`, `1:37 pm`, `13h37`, `13.37 Uhr`, `13時37分`.
  mutating func findClock(at index: Int, _ text: borrowing TextReading) -> Bool {
    let end = text.endOfDigits(from: index)
    guard end - index <= 2, !text.isDigit(index - 1), text.number(index..<end) <= 24 else {
      return false
    }
    if text[index - 1] == 0x3A || text[index - 1] == 0x2E, text.isDigit(index - 2) { return false }
    if text[end] == 0x3A { return findMinutes(after: end, text) }
    if text[end] == 0x2E { return findMinutesAfterPeriod(end, text) }
    if text.has("uhr", at: text.skipSpace(end)) {
      return findMinutesAfterHour(text.skipSpace(end) + 3, text)
    }
    let sign = text.has("時", at: end) || text.has("时", at: end) || text.has("시", at: end) ? 3 : 1
    guard sign == 3 || text[end] == 0x68 else { return false }
    let minutes = text.skipSpace(end + sign)
    guard let last = text.endOfTwoDigits(minutes), sign == 3 || !text.isLetter(last) else {
      return false
    }
    var limit = last
    for unit in Self.minuteUnits where text.has(unit, at: text.skipSpace(limit)) && limit == last {
      limit = text.skipSpace(limit) + unit.utf8.count
    }
    note(end + sign..<limit, .nothing, text)
    numberEnd = limit
    return true
  }

  private static let minuteUnits = ["分", "분", "min", "m"]

  /// Replaces the minutes, seconds and fractions after a colon.
  private mutating func findMinutes(after colon: Int, _ text: borrowing TextReading) -> Bool {
    guard let minutes = text.endOfTwoDigits(colon + 1) else { return false }
    var end = minutes
    if text[end] == 0x3A, let seconds = text.endOfTwoDigits(end + 1) {
      end = seconds
      if text[end] == 0x2E || text[end] == 0x2C, text.isDigit(end + 1) {
        end = text.endOfDigits(from: end + 1)
      }
    }
    // More groups are no time.
    guard text[end] != 0x3A || !text.isPlainWord(end + 1) else { return false }
    noteMinutes(colon..<end, .fullHour, text)
    return true
  }

  /// A period is also that of a price or version, so a word says that it is a time.
  private mutating func findMinutesAfterPeriod(_ period: Int, _ text: borrowing TextReading) -> Bool
  {
    guard let end = text.endOfTwoDigits(period + 1), !(text[end] == 0x2E && text.isDigit(end + 1)),
      text.has("uhr", at: text.skipSpace(end)) || text.isHalfDay(text.skipSpace(end))
        || text.has("kl. ", before: period - 2)
    else { return false }
    noteMinutes(period..<end, .nothing, text)
    return true
  }

  /// Replaces minutes after a word: `13 Uhr 37`.
  private mutating func findMinutesAfterHour(_ word: Int, _ text: borrowing TextReading) -> Bool {
    guard text[word] == 0x20, let end = text.endOfTwoDigits(word + 1), !text.isPlainWord(end) else {
      return false
    }
    note(word..<end, .nothing, text)
    numberEnd = end
    return true
  }

  private mutating func noteMinutes(
    _ range: Range<Int>, _ replacement: Replacement, _ text: borrowing TextReading
  ) {
    numberEnd = range.upperBound
    let isHalfDay = text.isHalfDay(text.skipSpace(range.upperBound))
    let isFullHour = range.count == 3 && text.number(range.lowerBound + 1..<range.upperBound) == 0
    if !isFullHour || isHalfDay { note(range, isHalfDay ? .nothing : replacement, text) }
  }
}

extension TextReading {
  /// The value of a few digits.
  func number(_ range: Range<Int>) -> Int {
    var value = 0
    for index in range.prefix(9) { value = value * 10 + Int(self[index] & 0x0F) }
    return value
  }

  /// The end of two digits below 60 at an index, nil if it has fewer or more.
  fileprivate func endOfTwoDigits(_ start: Int) -> Int? {
    guard isDigit(start), isDigit(start + 1), !isDigit(start + 2), self[start] < 0x36 else {
      return nil
    }
    return start + 2
  }

  /// Whether `am`, `pm`, `a.m.` or `p.m.` is at an index.
  fileprivate func isHalfDay(_ index: Int) -> Bool {
    guard self[index] == 0x61 || self[index] == 0x70 else { return false }
    if self[index + 1] == 0x6D { return !isPlainWord(index + 2) }
    return self[index + 1] == 0x2E && self[index + 2] == 0x6D
  }
}
