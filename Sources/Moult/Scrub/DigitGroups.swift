/// Groups of digits separated by a few marks, as in telephone numbers, dates and prices.
struct DigitGroups {
  /// A run of digits.
  struct Group: BitwiseCopyable {
    var start = 0
    var length = 0
    /// The value; of a group of more than six digits, that of its first six.
    var value = 0
    /// The first mark between this group and the one before it, or a space; 0 for the first group.
    var separator: UInt32 = 0
  }

  private(set) var groups = InlineArray<12, Group>(repeating: Group())
  private(set) var count = 0
  /// The number of digits in all groups.
  private(set) var digits = 0
  /// Whether the number starts with a zero, the trunk prefix of many countries.
  private let startsWithZero: Bool

  subscript(index: Int) -> Group { groups[index] }

  /// The index after the last group.
  var end: Int { count == 0 ? 0 : groups[count - 1].start + groups[count - 1].length }

  /// Reads at most twelve groups from the first digit at or after `start`'s opening marks.
  init(in folded: [UInt32], from start: Int) {
    startsWithZero = start < folded.count && folded[start] == 0x30
    var index = start
    var separator: UInt32 = 0
    while count < groups.count {
      let group = Self.read(folded, at: index, after: separator)
      if group.length == 0 { break }
      groups[count] = group
      count += 1
      digits += group.length
      index = group.start + group.length
      guard let next = Self.endOfSeparator(folded, at: index) else { break }
      separator = folded[index..<next].first { $0 != Scalars.space } ?? Scalars.space
      index = next
    }
  }

  private static func read(_ folded: [UInt32], at start: Int, after separator: UInt32) -> Group {
    var group = Group(start: start, separator: separator)
    var index = start
    while index < folded.count, Scalars.isDigit(folded[index]) {
      if group.length < 6 { group.value = group.value * 10 + Int(folded[index] - 0x30) }
      group.length += 1
      index += 1
    }
    return group
  }

  /// The index after one to three marks that occur inside telephone numbers, if a digit follows.
  private static func endOfSeparator(_ folded: [UInt32], at start: Int) -> Int? {
    var index = start
    // Inside a number a dot has no space beside it; with a space it ends a sentence.
    if index < folded.count, folded[index] == 0x2E { index += 1 }
    while index < folded.count, folded[start] != 0x2E, index - start < 3, isSeparator(folded[index])
    { index += 1 }
    guard index > start, index < folded.count, Scalars.isDigit(folded[index]) else { return nil }
    return index
  }

  private static func isSeparator(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x20, 0x28, 0x29, 0x2D, 0x2F, 0x2013: true  // space ( ) - / en dash
    default: false
    }
  }
}

extension DigitGroups {
  /// Whether every group is a year.
  var areYears: Bool {
    (0..<count).allSatisfy { groups[$0].length == 4 && (1800..<2100).contains(groups[$0].value) }
  }

  /// Whether the first three groups are a date: separated by the same mark, which no further group
  /// repeats; or two days and their year, with nothing after (`28/29 2016`).
  var startsWithDate: Bool {
    guard count >= 3 else { return false }
    let (first, second, third) = (groups[0], groups[1], groups[2])
    if first.length == 4 {
      return isYear(first) && isDay(second) && isDay(third) && (count == 3 || isDateApart)
    }
    guard isDay(first) && isDay(second) else { return false }
    return isYear(third) && (count == 3 || isDateApart) || third.length == 2 && isDateApart
  }

  private var isDateApart: Bool {
    groups[1].separator == groups[2].separator
      && (count == 3 || groups[3].separator != groups[2].separator)
  }

  /// Whether the groups are one number with decimals; three digits and four are a telephone number.
  var isDecimal: Bool {
    count == 2 && groups[1].separator == 0x2E && !startsWithZero
      && (groups[0].length != 3 || groups[1].length != 4)
  }

  /// Whether the groups are a range of two times or prices: `10.30-11.45`.
  var isRangeOfDecimals: Bool {
    count == 4 && groups[1].separator == 0x2E && groups[3].separator == 0x2E
      && groups[2].separator != 0x2E && groups[1].length == 2 && groups[3].length == 2
      && groups[0].length <= 2 && groups[2].length <= 2
  }

  /// Whether the groups are one number whose thousands are separated by dots or spaces.
  var isGroupedNumber: Bool {
    count > 1 && groups[0].length <= 3 && !startsWithZero
      && (1..<count).allSatisfy {
        groups[$0].length == 3 && groups[$0].separator == groups[1].separator
      } && (groups[1].separator == 0x2E || groups[1].separator == Scalars.space)
  }

  /// Whether the groups are as long as those of telephone numbers: only the first is a single digit.
  var areTelephone: Bool { count > 1 && (1..<count).allSatisfy { groups[$0].length > 1 } }

  private func isDay(_ group: Group) -> Bool { group.length <= 2 && (1...31).contains(group.value) }

  private func isYear(_ group: Group) -> Bool {
    group.length == 4 && (1000..<3000).contains(group.value)
  }
}
