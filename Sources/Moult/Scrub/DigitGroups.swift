internal import JSONStream

/// Groups of digits separated by a few marks, as in telephone numbers, dates and prices.
struct DigitGroups {
  /// What is between two groups of digits.
  enum Separator: UInt8 {
    case none, space, dash, slash, bracket, dot, comma, apostrophe, underscore, newline
    /// A sign that people use instead of these, so that their number is not found: `*`, `·`, `~`, `:`, `—`.
    case unusual
  }

  /// A run of digits.
  struct Group: BitwiseCopyable {
    var start = 0
    var end = 0
    /// The number of digits.
    var length = 0
    /// The value; of a group of more than six digits, that of its first six.
    var value = 0
    /// What is between this group and the one before it.
    var separator = Separator.none
  }

  private(set) var groups = InlineArray<24, Group>(repeating: Group())
  private(set) var count = 0

  subscript(index: Int) -> Group { groups[index] }

  /// Reads the groups from the first digit at an index, as many as fit.
  ///
  /// - Parameter isLoose: whether the letters `o`, `l` and `i` are digits.
  init(in text: borrowing TextReading, from start: Int, isLoose: Bool = false) {
    var index = start
    var separator = Separator.none
    while count < groups.count {
      var group = Group(start: index, end: index, separator: separator)
      Self.read(text, isLoose, into: &group)
      if group.length == 0 { break }
      groups[count] = group
      count += 1
      guard let next = Self.separator(text, at: group.end, isLoose) else { break }
      (separator, index) = next
    }
  }

  private static func read(_ text: borrowing TextReading, _ isLoose: Bool, into group: inout Group)
  {
    while let digit = digit(text[group.end], isLoose) {
      if group.length < 6 { group.value = group.value * 10 + digit }
      group.length += 1
      group.end += 1
      // The frame of a key belongs to its digit.
      if text.has("\u{20E3}", at: group.end) { group.end += 3 }
    }
  }

  private static func digit(_ byte: UInt8, _ isLoose: Bool) -> Int? {
    if ByteClass.isDigit(byte) { return Int(byte - 0x30) }
    guard isLoose else { return nil }
    return byte == 0x6F ? 0 : byte == 0x6C || byte == 0x69 ? 1 : nil
  }

  /// What is between two groups, and the index after it; nil if no digit follows.
  private static func separator(_ text: borrowing TextReading, at start: Int, _ isLoose: Bool) -> (
    Separator, Int
  )? {
    if let sign = singleSign(text, at: start) { return text.isDigit(sign.1) ? sign : nil }
    var index = start
    var separator = Separator.space
    for _ in 0..<3 {
      guard let (sign, length) = spacedSign(text, at: index) else { break }
      if separator == .space { separator = sign }
      index += length
    }
    let isDigit =
      text.isDigit(index) || isLoose && digit(text[index], true) != nil && text.isDigit(index + 1)
    return index > start && isDigit ? (separator, index) : nil
  }

  /// A sign that has no space beside it inside a number; with a space it ends a part of a sentence.
  private static func singleSign(_ text: borrowing TextReading, at index: Int) -> (Separator, Int)?
  {
    switch text[index] {
    case 0x2E: (.dot, index + 1)
    case 0x2C: (.comma, index + 1)
    case 0x27: (.apostrophe, index + 1)
    case 0x5F: (.underscore, index + 1)
    case 0x0A: (.newline, index + 1)
    case 0x3A, 0x2A, 0x7E, 0x3D, 0x7C: (.unusual, index + 1)  // : * ~ = |
    default: nil
    }
  }

  /// A space or sign that may have spaces beside it, and its length.
  private static func spacedSign(_ text: borrowing TextReading, at index: Int) -> (Separator, Int)?
  {
    switch text[index] {
    case 0x20: return (.space, 1)
    case 0x28, 0x29: return (.bracket, 1)
    case 0x2D: return (.dash, 1)
    case 0x2F: return (.slash, 1)
    case 0xC2: return text.has("·", at: index) ? (.unusual, 2) : nil
    case 0xE2:
      if text.has("–", at: index) || text.has("−", at: index) { return (.dash, 3) }
      return text.has("—", at: index) || text.has("•", at: index) || text.has("‒", at: index)
        || text.has("…", at: index) || text.has("➖", at: index)
        ? (.unusual, 3) : nil
    case 0xE3: return text.has("・", at: index) ? (.unusual, 3) : nil
    // A picture.
    case 0xF0: return (.unusual, 4)
    default: return nil
    }
  }
}

extension DigitGroups {
  /// The number of digits in the first groups.
  func digits(_ number: Int) -> Int { (0..<number).reduce(0) { $0 + groups[$1].length } }

  /// The number of first groups between which there are only some separators.
  func prefix(_ allows: (Separator) -> Bool) -> Int {
    var number = min(1, count)
    while number < count, allows(groups[number].separator) { number += 1 }
    return number
  }

  /// The number of single digits in a row, as many as cards and IDs have; 0 if there are fewer.
  var spelledNumber: Int {
    var number = 0
    while number < count, groups[number].length == 1,
      number < 2 || groups[number].separator == groups[1].separator
    {
      number += 1
    }
    // A longer row is a pattern.
    return 12...19 ~= number && number == count ? number : 0
  }

  /// Whether the groups are a social security number, as no other number is written: `219-09-9999`.
  var isSocialSecurity: Bool {
    count == 3 && groups[0].length == 3 && groups[1].length == 2 && groups[2].length == 4
      && groups[1].separator == .dash && groups[2].separator == .dash
  }

  /// Whether each of the first groups is a year.
  func areYears(_ number: Int) -> Bool {
    (0..<number).allSatisfy { groups[$0].length == 4 && (1800..<2100).contains(groups[$0].value) }
  }

  /// Whether the first three groups are a date: separated by the same mark, which no further group
  /// repeats; or two days and their year, with nothing after (`28/29 2016`).
  var startsWithDate: Bool {
    guard count >= 3, isDateSeparator(1), isDateSeparator(2) else { return false }
    let (first, second, third) = (groups[0], groups[1], groups[2])
    if first.length == 4 {
      return isYear(first) && isDay(second) && isDay(third) && (count == 3 || isDateApart)
    }
    guard isDay(first) && isDay(second) else { return false }
    return isYear(third) && (count == 3 || isDateApart) || third.length == 2 && isDateApart
  }

  private func isDateSeparator(_ index: Int) -> Bool {
    switch groups[index].separator {
    case .space, .dash, .slash, .dot: true
    default: false
    }
  }

  private var isDateApart: Bool {
    groups[1].separator == groups[2].separator
      && (count == 3 || groups[3].separator != groups[2].separator)
  }

  /// Whether the first groups are one number with decimals; three digits and four are a telephone number.
  func isDecimal(_ number: Int) -> Bool {
    number == 2 && groups[1].separator == .dot && groups[0].length != 1
      && (groups[0].length != 3 || groups[1].length != 4)
  }

  /// Whether the groups are a range of two times or prices: `10.30-11.45`.
  var isRangeOfDecimals: Bool {
    count == 4 && groups[1].separator == .dot && groups[3].separator == .dot
      && groups[2].separator != .dot && groups[1].length == 2 && groups[3].length == 2
      && groups[0].length <= 2 && groups[2].length <= 2
  }

  /// The number of first groups that are one number whose thousands have the same mark between them; 1 if none.
  var thousands: Int {
    guard count > 1, groups[0].length <= 3, groups[0].value > 0 || groups[0].length > 1,
      isThousandsMark
    else { return 1 }
    var number = 1
    while number < count, groups[number].length == 3,
      groups[number].separator == groups[1].separator
    { number += 1 }
    // A further group after the same mark makes it something else.
    return number < count && groups[number].separator == groups[1].separator
      && groups[1].separator != .comma ? 1 : number
  }

  private var isThousandsMark: Bool {
    switch groups[1].separator {
    case .dot, .space, .comma, .apostrophe: true
    default: false
    }
  }

  /// The number of first groups that are a long number in groups of three digits or more, with the same mark between
  /// them, as of a card; 1 if none.
  var longNumber: Int {
    let mark = count > 1 ? groups[1].separator : .none
    let isSpread = mark == .newline || mark == .comma || mark == .underscore
    let number = prefix { $0 == mark }
    guard number > 2, digits(number) >= (isSpread ? 13 : 12), !areYears(number) else { return 1 }
    guard
      (1..<number - 1).allSatisfy({ groups[$0].length >= 3 || !isSpread && groups[$0].length >= 2 })
    else { return 1 }
    return number
  }

  private func isDay(_ group: Group) -> Bool { group.length <= 2 && (1...31).contains(group.value) }

  private func isYear(_ group: Group) -> Bool {
    group.length == 4 && (1000..<3000).contains(group.value)
  }
}
