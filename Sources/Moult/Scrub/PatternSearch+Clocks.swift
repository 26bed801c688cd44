internal import JSONStream

/// Clock times, of which the hour remains.
extension PatternSearch {
  /// Finds the minutes of a clock time at its first digit: `13:37`, `1:37 pm`, `13h37`, `13.37 Uhr`, `13時37分`.
  mutating func findClock(at index: Int, _ text: borrowing TextReading) -> Bool {
    let end = text.endOfDigits(from: index)
    if end - index == 4 { return findMilitaryTime(index..<end, text) }
    guard end - index <= 2, !text.isDigit(index - 1), text.number(index..<end) <= 24 else {
      return false
    }
    if text[index - 1] == 0x3A || text[index - 1] == 0x2E, text.isDigit(index - 2) { return false }
    switch text[end] {
    case 0x3A: return findMinutes(after: end..<end + 1, text)
    case 0x2E, 0x2C: return findMinutesAfterPeriod(end, from: index, text)
    case 0x2D: return text.hasWord(in: Self.dashedClocks, before: index) && findDashed(end, text)
    case 0xE2 where text.has("∶", at: end): return findMinutes(after: end..<end + 3, text)
    default: return findMinutesAfterUnit(from: end, text)
    }
  }

  /// Replaces the minutes, seconds and fractions after a colon.
  private mutating func findMinutes(after colon: Range<Int>, _ text: borrowing TextReading) -> Bool
  {
    guard let minutes = text.endOfTwoDigits(colon.upperBound) else { return false }
    var end = minutes
    if text[end] == 0x3A, let seconds = text.endOfTwoDigits(end + 1) {
      end = seconds
      if text[end] == 0x2E || text[end] == 0x2C, text.isDigit(end + 1) {
        end = text.endOfDigits(from: end + 1)
      }
    }
    // More groups are no time.
    guard text[end] != 0x3A || !text.isPlainWord(end + 1) else { return false }
    noteMinutes(colon.lowerBound..<end, .fullHour, text)
    return true
  }

  /// A period is also that of a price or version, so a word or a date beside it says that it is a time.
  private mutating func findMinutesAfterPeriod(
    _ period: Int, from start: Int, _ text: borrowing TextReading
  ) -> Bool {
    guard var end = text.endOfTwoDigits(period + 1) else { return false }
    let isTimed = text.isAfterISODate(start)
    if isTimed, text[end] == 0x2E, let seconds = text.endOfTwoDigits(end + 1) { end = seconds }
    guard !(text[end] == 0x2E && text.isDigit(end + 1)),
      isTimed || text.isClock(after: end) || text.isClockWord(before: start),
      !text.isPrice(start..<end), text[end] != 0x25
    else { return false }
    noteMinutes(period..<end, .nothing, text)
    return true
  }

  /// Replaces minutes after a dash, where a word says that it is a time: `в 13-37`.
  private mutating func findDashed(_ dash: Int, _ text: borrowing TextReading) -> Bool {
    guard let end = text.endOfTwoDigits(dash + 1), text[end] != 0x2D, !text.isPlainWord(end) else {
      return false
    }
    noteMinutes(dash..<end, .nothing, text)
    return true
  }

  /// Replaces minutes after a unit or a space: `13h37`, `13 ч 37 мин`, `13 Uhr 37`, `1 37 pm`.
  private mutating func findMinutesAfterUnit(from end: Int, _ text: borrowing TextReading) -> Bool {
    let start = text.skipSpace(end)
    guard let unit = text.hourUnit(at: start) else {
      guard start > end, let last = text.endOfTwoDigits(start),
        text.isHalfDay(text.skipSpace(last))
      else { return false }
      note(end..<last, .nothing, text)
      numberEnd = last
      return true
    }
    let minutes = text.skipSpace(unit.end)
    guard let digits = text.endOfTwoDigits(unit.isWord ? text.endOfAnd(minutes) : minutes),
      case let last = text.endOfMinuteUnit(digits),
      last > digits || unit.isWide || !text.isPlainWord(digits)
    else { return false }
    // A letter and a number beside each other with spaces are no time without a second unit.
    guard unit.isWord || start == end && minutes == unit.end || last > digits || unit.isClear else {
      return false
    }
    let seconds = text.endOfSeconds(last)
    note(unit.end..<seconds, .nothing, text)
    numberEnd = seconds
    return true
  }

  /// Replaces the minutes of four digits before a unit: `1337h`, `0137 hrs`, `1337 UTC`.
  private mutating func findMilitaryTime(_ digits: Range<Int>, _ text: borrowing TextReading)
    -> Bool
  {
    let value = text.number(digits)
    guard value < 2400, value % 100 < 60, value % 100 > 0, !text.isPlainWord(digits.lowerBound - 1)
    else { return false }
    let unit = text.skipSpace(digits.upperBound)
    let end = text.endOfLetters(from: unit)
    let isApart = unit > digits.upperBound
    guard end > unit, !text.isPlainWord(end),
      SortedLines.contains(
        text.span.extracting(unit..<end), in: (isApart ? Self.zones : Self.militaryUnits).utf8.span),
      !isApart || !(1900..<2100 ~= value)
    else { return false }
    replaceMinutes(digits.lowerBound + 2..<digits.upperBound, text)
    return true
  }

  private mutating func replaceMinutes(_ range: Range<Int>, _ text: borrowing TextReading) {
    note(range, .fullHour, text)
    numberEnd = range.upperBound
  }

  static let militaryUnits = """
    cet
    gmt
    h
    hrs
    u
    uhr
    utc
    z
    """

  static let zones = """
    bst
    cest
    cet
    edt
    est
    gmt
    h
    hours
    hrs
    ist
    jst
    msk
    pst
    uhr
    utc
    zulu
    """

  static let dashedClocks = """
    в
    о
    """

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

  /// Whether `am`, `pm`, `a.m.` or `p. m.` is at an index.
  fileprivate func isHalfDay(_ index: Int) -> Bool {
    guard self[index] == 0x61 || self[index] == 0x70 else { return false }
    if self[index + 1] == 0x6D { return !isPlainWord(index + 2) }
    return self[index + 1] == 0x2E && self[skipSpace(index + 2)] == 0x6D
  }

  /// Whether a date such as `2019-12-01` and a space or sign is before an index.
  fileprivate func isAfterISODate(_ index: Int) -> Bool {
    isDigit(index - 2) && isDigit(index - 3) && self[index - 4] == 0x2D && self[index - 7] == 0x2D
      && isDigit(index - 8) && !isDigit(index - 1)
  }

  /// Whether a word of clock times follows two numbers, or the second time of a range does.
  fileprivate func isClock(after end: Int) -> Bool {
    let next = skipSpace(end)
    if isHalfDay(next) { return true }
    let word = endOfWord(from: next)
    if word > next {
      return SortedLines.contains(span.extracting(next..<word), in: Self.wordsAfterClocks.utf8.span)
    }
    let dash = has("–", at: next) ? next + 3 : self[next] == 0x2D ? next + 1 : next
    guard dash > next, case let second = skipSpace(dash), isDigit(second) else { return false }
    let hour = endOfDigits(from: second)
    guard self[hour] == 0x2E || self[hour] == 0x3A, let last = endOfTwoDigits(hour + 1) else {
      return false
    }
    let unit = skipSpace(last)
    let end = endOfWord(from: unit)
    return isHalfDay(unit)
      || end > unit
        && SortedLines.contains(span.extracting(unit..<end), in: Self.wordsAfterClocks.utf8.span)
  }

  /// Whether the word directly before an index says that a clock time follows: `kl. 13.37`.
  fileprivate func isClockWord(before index: Int) -> Bool {
    var end = skipSpaceBack(index)
    if self[end - 1] == 0x2E { end -= 1 }
    let start = startOfWord(before: end)
    return start < end
      && SortedLines.contains(span.extracting(start..<end), in: Self.wordsBeforeClocks.utf8.span)
  }

  /// Words after clock times with a period, folded, in the order of their bytes.
  static let wordsAfterClocks = """
    h
    hod
    hrs
    klo
    ora
    ore
    rano
    uhr
    uur
    wib
    wieczorem
    wit
    wita
    ч
    น
    """

  /// Words before clock times with a period. Those that are also words of prices are left out.
  static let wordsBeforeClocks = """
    alle
    godz
    godzina
    godzinie
    jam
    kell
    kello
    kl
    klo
    klockan
    klokka
    klokken
    ora
    ore
    pukul
    saat
    στισ
    в
    во
    о
    """

  /// A unit of hours.
  fileprivate struct HourUnit {
    var end: Int
    /// Whether it is a word, after which the minutes have a space.
    var isWord = false
    /// Whether it is a character that is nothing else than a unit.
    var isWide = false
    /// Whether minutes with spaces beside them follow it.
    var isClear = false
  }

  /// The unit of hours at an index, nil if there is none.
  fileprivate func hourUnit(at start: Int) -> HourUnit? {
    for sign in Self.wideHours where has(sign, at: start) {
      return HourUnit(end: start + sign.utf8.count, isWide: true, isClear: true)
    }
    for word in Self.hourWords where has(word, at: start) {
      let end = start + word.utf8.count
      return HourUnit(end: self[end] == 0x2E ? end + 1 : end, isWord: true)
    }
    switch self[start] {
    case 0x68: return HourUnit(end: start + 1, isClear: true)
    case 0x75, 0x67: return HourUnit(end: start + 1)  // u g
    default: return nil
    }
  }

  private static let wideHours = ["時", "时", "시", "点", "點"]
  private static let hourWords = ["uhr", "ч", "год", "gio", "godz"]

  /// The end of the unit of minutes at an index or after a space, the index if there is none.
  fileprivate func endOfMinuteUnit(_ index: Int) -> Int {
    let start = skipSpace(index)
    for unit in Self.minuteUnits where has(unit, at: start) {
      let end = start + unit.utf8.count
      if unit.utf8.first ?? 0 >= 0x80 || !isLetter(end) { return end }
    }
    return index
  }

  private static let minuteUnits = [
    "分", "분", "minuten", "minutes", "min", "mn", "m", "p", "мин", "хв",
  ]

  /// The end of seconds after minutes: `42s`, `42秒`.
  fileprivate func endOfSeconds(_ index: Int) -> Int {
    let start = skipSpace(index)
    guard let end = endOfTwoDigits(start) else { return index }
    for unit in ["秒", "초", "s", "sec", "с"]
    where has(unit, at: end) && !isLetter(end + unit.utf8.count) {
      return end + unit.utf8.count
    }
    return index
  }

  /// The index after `und` and a space.
  fileprivate func endOfAnd(_ index: Int) -> Int {
    has("und ", at: index) ? index + 4 : index
  }
}
