internal import JSONStream

/// Telephone numbers and long numbers.
extension PatternSearch {
  /// Finds what starts with a digit, or has its first digit there.
  mutating func findNumber(
    at index: Int, _ text: borrowing TextReading, of readings: borrowing TextReadings
  ) {
    guard index >= numberEnd else { return }
    if findNamedNumber(at: index, text) || findBirthday(at: index, text) { return }
    if findToken(at: index, text) || findPlace(at: index, text, of: readings) { return }
    if findNetworkAddress(at: index, text) || findClock(at: index, text) { return }
    findGroups(at: index, text)
  }

  /// Finds a telephone number in groups, a number with separated thousands, or five digits in a row.
  private mutating func findGroups(at index: Int, _ text: borrowing TextReading) {
    let end = text.endOfDigits(from: index)
    numberEnd = end
    if let start = text.startOfPlate(before: index) {
      return replaceNumber(start..<end, .number, text)
    }
    let start = text.startOfLooseDigits(before: index)
    // Most numbers have few digits and nothing after them.
    if end - index < 5, start == index, !text.isLoose(end), text.isEndOfNumber(end) { return }
    if start < index || text.isLoose(end), findLooseTelephone(at: start, text) { return }
    let groups = DigitGroups(in: text, from: index)
    if text.isInVersion(index), groups[0].length < 5 {
      numberEnd = groups[groups.prefix { $0 == .dot } - 1].end
      return
    }
    if findTelephone(groups, text) { return }
    if groups.thousands > 1, groups.digits(groups.thousands) >= 7 {
      let range = index..<groups[groups.thousands - 1].end
      if !text.isPrice(range) { note(range, .number, text) }
      numberEnd = range.upperBound
    } else if groups.longNumber > 1 {
      replaceNumber(index..<groups[groups.longNumber - 1].end, .number, text)
    }
    let run = index..<groups[0].end
    if groups[0].length >= 5, groups[0].length > 7 || !text.isPrice(run) {
      note(run, .number, text)
    }
  }

  /// Finds a date, which stays unless somebody was born on it, a few years, or a telephone number; returns whether
  /// the groups are one of these.
  private mutating func findTelephone(_ groups: DigitGroups, _ text: borrowing TextReading) -> Bool
  {
    let start = groups[0].start
    if groups.startsWithDate && groups[0].value != 0 {
      let date = start..<groups[2].end
      numberEnd = date.upperBound
      if text.hasWord(in: Self.births, before: start) || text.hasBirthSign(before: start) {
        note(date, .number, text)
      }
      return true
    }
    if groups.isSocialSecurity {
      replaceNumber(start..<groups[2].end, .number, text)
      return true
    }
    let called = groups.calledTelephone
    if called > 0, text.hasTelephoneWord(before: start) {
      replaceNumber(start..<groups[called - 1].end, .phone, text)
      return true
    }
    if groups.count > 1, groups.areYears(groups.count) || groups.isRangeOfDecimals {
      numberEnd = groups[groups.count - 1].end
      return true
    }
    guard groups.thousands < 3 || text[start] == 0x30 else { return false }
    if groups.spelledNumber > 0, !text.isDigit(start - 2) {
      replaceNumber(start..<groups[groups.spelledNumber - 1].end, .number, text)
      return true
    }
    let number = max(groups.spelledTelephone, groups.telephone(text))
    // A longer number in like groups is that of a card or an account.
    guard number > 0, groups.longNumber <= number || groups.digits(groups.longNumber) < 13,
      !text.isInVersion(start)
    else { return false }
    replaceNumber(start..<groups[number - 1].end, .phone, text)
    return true
  }

  /// Finds a telephone number at its plus or opening bracket.
  mutating func findTelephone(at index: Int, _ text: borrowing TextReading) {
    let hasPlus = text[index] == 0x2B
    guard index >= numberEnd, hasPlus || text[index] == 0x28 else { return }
    var start = index + 1
    while start - index < 3, text[start] == 0x28 || text[start] == 0x20 { start += 1 }
    guard text.isDigit(start) else { return }
    let groups = DigitGroups(in: text, from: start)
    let number = groups.prefix {
      $0 != .comma && $0 != .newline && $0 != .apostrophe && $0 != .underscore
    }
    guard groups.digits(number) >= 7, !hasPlus || !groups.startsWithZone else { return }
    if !hasPlus {
      // A bracket that closes only after the number belongs to the sentence.
      guard number > 1, groups[1].separator == .bracket, !groups.areYears(number),
        !groups.startsWithDate,
        (1..<number).allSatisfy({ groups[$0].length > 1 })
      else { return }
    }
    replaceNumber(
      index..<groups[number - 1].end, groups.digits(number) > 15 ? .number : .phone, text)
  }

  /// Finds a telephone number in which letters replace digits, after a word that says what it is: `O17O 123 4567`.
  private mutating func findLooseTelephone(at start: Int, _ text: borrowing TextReading) -> Bool {
    guard text.hasTelephoneWord(before: start) else { return false }
    let groups = DigitGroups(in: text, from: start, isLoose: true)
    guard groups.calledTelephone > 0 else { return false }
    replaceNumber(start..<groups[groups.calledTelephone - 1].end, .phone, text)
    return true
  }

  mutating func replaceNumber(_ range: Range<Int>, _ mark: Mark, _ text: borrowing TextReading) {
    numberEnd = range.upperBound
    note(range, mark, text)
  }

  /// Finds seven digits or more in ideographs at the first of them, as in 〇九〇一二三四五六七八.
  mutating func findIdeographicNumber(at index: Int, _ text: borrowing TextReading) {
    guard index >= numberEnd, text.isIdeographicDigit(index) else { return }
    var end = index
    while text.isIdeographicDigit(end) || text.isDigit(end) && end > index {
      end += text.isDigit(end) ? 1 : 3
    }
    if end - index >= 7 * 3 { replaceNumber(index..<end, .phone, text) }
  }
}
