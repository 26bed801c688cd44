internal import JSONStream

/// Whether groups of digits are written as a telephone number.
extension DigitGroups {
  /// The number of first groups that are a telephone number by their form; 0 if none.
  ///
  /// - Parameter text: the text of the groups.
  func telephone(_ text: borrowing TextReading) -> Int {
    let isTrunk = text[groups[0].start] == 0x30
    var number = min(
      8, prefix { Self.isUsual($0) || $0 == .unusual || isTrunk && $0 == .underscore })
    while number > 1 {
      if isTelephone(number, text) { return number }
      number -= 1
    }
    return 0
  }

  /// The number of first groups that are a telephone number after a word that says so; 0 if none.
  var calledTelephone: Int {
    var number = prefix { Self.isUsual($0) || $0 == .unusual || $0 == .underscore }
    while number > 0, digits(number) > 15 { number -= 1 }
    return digits(number) >= 6 ? number : 0
  }

  /// A row of single digits that starts with a zero; 0 if it is short.
  var spelledTelephone: Int {
    guard groups[0].length == 1, groups[0].value == 0 else { return 0 }
    var number = 1
    while number < count, groups[number].length == 1 { number += 1 }
    return number >= 8 ? number : 0
  }

  private static func isUsual(_ separator: Separator) -> Bool {
    switch separator {
    case .space, .dash, .slash, .bracket, .dot: true
    default: false
    }
  }

  private func isTelephone(_ number: Int, _ text: borrowing TextReading) -> Bool {
    let digits = digits(number)
    guard (7...17).contains(digits), !isDecimal(number), !areYears(number) else { return false }
    let isUsual = prefix(Self.isUsual) >= number
    if groups[0].value == 0 && groups[0].length >= 2 || startsWithDoubleZero(text) {
      return isUsual && isInternational(number, digits, text)
    }
    // After a trunk prefix numbers are grouped as people like.
    let isApart = isUsual && number > 2 && groups[0].length == 1 && groups[1].length > 1
    if text[groups[0].start] == 0x30, isApart || groups[0].length >= (isUsual ? 2 : 3),
      hasLongGroups(1..<number)
    {
      return TelephoneForms.contains(digits: digits, start: start(text, 3))
    }
    guard isUsual, areSeparatedAlike(number) else { return false }
    if number == 2, groups[0].length == 3, groups[1].length == 4 { return isLocal(text) }
    // Six digits or more do not stay, so the area before them does not either.
    if number == 2, groups[1].length >= 6, (2...4).contains(groups[0].length), !areYears(1) {
      return true
    }
    let isLong = groups[0].length == 1 && groups[0].value == 1 && number == 4
    return hasForm(isLong ? 1..<number : 0..<number, text)
  }

  /// Whether seven digits are a local number: with a space between them they are rather two numbers.
  private func isLocal(_ text: borrowing TextReading) -> Bool {
    groups[0].value >= 200
      && (groups[1].separator != .space || !(1000..<2100).contains(groups[1].value))
  }

  private func startsWithDoubleZero(_ text: borrowing TextReading) -> Bool {
    text[groups[0].start] == 0x30 && text[groups[0].start + 1] == 0x30
  }

  /// Whether digits start with `00` and a country code, and are as long as its numbers.
  private func isInternational(_ number: Int, _ digits: Int, _ text: borrowing TextReading) -> Bool
  {
    var code = InlineArray<3, UInt8>(repeating: 0)
    var place = 0
    for index in groups[0].start..<groups[number - 1].end where text.isDigit(index) {
      place += 1
      if place > 2 { code[place - 3] = text[index] }
      guard place > 2 else { continue }
      if let lengths = TelephoneForms.lengths(after: code.span.extracting(0..<place - 2)) {
        return lengths.contains(digits - place)
      }
      if place == 5 { break }
    }
    return false
  }

  /// Whether groups have two digits or more; the last one, after a dash, can be an extension.
  private func hasLongGroups(_ range: Range<Int>) -> Bool {
    range.allSatisfy {
      groups[$0].length > 1 || $0 == range.upperBound - 1 && groups[$0].separator == .dash
    }
  }

  /// Whether the groups are the time zone of a date: `+0100`.
  var startsWithZone: Bool {
    groups[0].length == 4 && groups[0].value <= 1400 && groups[0].value % 100 % 15 == 0
  }

  /// Whether the marks between groups are the same, but for brackets and the first mark.
  private func areSeparatedAlike(_ number: Int) -> Bool {
    guard number > 2 else { return true }
    let last = groups[number - 1].separator
    return (2..<number).allSatisfy {
      groups[$0].separator == last || groups[$0].separator == .bracket
    }
      && (groups[1].separator == last || groups[1].separator != .dot)
  }

  /// Whether some country writes numbers in groups of these lengths and with this start.
  private func hasForm(_ range: Range<Int>, _ text: borrowing TextReading) -> Bool {
    var key = InlineArray<32, UInt8>(repeating: 0)
    var length = 0
    for index in range {
      guard groups[index].length < 10, length < 30 else { return false }
      if length > 0 {
        key[length] = UInt8(ascii: "-")
        length += 1
      }
      key[length] = 0x30 + UInt8(groups[index].length)
      length += 1
    }
    let digits = number(of: 2, from: groups[range.lowerBound].start, text)
    return TelephoneForms.contains(groups: key.span.extracting(0..<length), start: digits)
  }

  private func start(_ text: borrowing TextReading, _ digits: Int) -> Int {
    number(of: digits, from: groups[0].start, text)
  }

  private func number(of digits: Int, from start: Int, _ text: borrowing TextReading) -> Int {
    var value = 0
    var left = digits
    var index = start
    while left > 0, index < text.count {
      if text.isDigit(index) {
        value = value * 10 + Int(text[index] - 0x30)
        left -= 1
      }
      index += 1
    }
    return value
  }
}
