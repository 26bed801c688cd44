/// Telephone numbers and long numbers.
extension Scrubber {
  /// Finds a number at its first digit: a telephone number in groups, a number with separated thousands,
  /// or five digits in a row.
  mutating func findNumber(at index: Int) {
    guard index >= numberEnd, Scalars.isDigit(text.folded[index]) else { return }
    let groups = DigitGroups(in: text.folded, from: index)
    let end = endOfDigits(from: index)
    numberEnd = end
    if groups.startsWithDate && groups[0].value != 0 {
      numberEnd = groups[2].start + groups[2].length
    } else if groups.areYears || groups.isRangeOfDecimals {
      numberEnd = groups.end
    } else if groups.digits >= 7, groups.areTelephone, !groups.isDecimal {
      let isNumber = groups.digits > 15 || groups.isGroupedNumber
      replaceNumber(index..<groups.end, isNumber ? .number : .phone)
    } else if let grouped = endOfThousands(from: index, first: end) {
      replaceNumber(index..<grouped, .number)
    }
    if end - index >= 5 { note(index..<end, .number) }
  }

  /// Finds a telephone number at its plus or opening bracket.
  mutating func findTelephone(at index: Int) {
    guard index >= numberEnd, index + 1 < text.count else { return }
    var start = index + 1
    skip(&start) { $0 == 0x28 || $0 == Scalars.space }
    let groups = DigitGroups(in: text.folded, from: start)
    let hasPlus = text.folded[index] == 0x2B
    guard groups.digits >= 7, hasPlus || groups.areTelephone && !groups.startsWithDate else {
      return
    }
    // A bracket that closes only after the number belongs to the sentence.
    guard hasPlus || groups[1].separator == 0x29 && !groups.areYears else { return }
    replaceNumber(index..<groups.end, groups.digits > 15 ? .number : .phone)
  }

  private mutating func replaceNumber(_ range: Range<Int>, _ mark: Mark) {
    numberEnd = range.upperBound
    note(range, mark)
  }

  /// The end of a number of seven digits or more whose thousands are separated by commas, apostrophes or
  /// dots.
  private func endOfThousands(from start: Int, first: Int) -> Int? {
    guard first - start <= 3, first < text.count else { return nil }
    let mark = text.folded[first]
    guard mark == 0x2C || mark == 0x27 || mark == 0x2E else { return nil }
    var end = first
    var digits = first - start
    while end < text.count, text.folded[end] == mark, endOfDigits(from: end + 1) == end + 4 {
      end += 4
      digits += 3
    }
    return digits >= 7 ? end : nil
  }
}
