/// Counts the digits of a short text, scalar by scalar, to decide whether they can be a telephone
/// number or an ID.
///
/// Digits of any script count, including superscripts and encircled digits. Two counts are kept:
///
/// | count | of | example |
/// |---|---|---|
/// | joined | digits with no letter between them | `0170_123_4567`: 11 |
/// | total | all digits except those of years | `a1b2c3`: 3; `covid19_2020`: 2 |
///
/// Years and dates do not count, as they identify nobody: `2019_2020`, `q4_2020_2021`,
/// `2019-12-01`, `20191201`.
struct DigitTally {
  /// One unbroken group of digits.
  private struct Group {
    var length = 0
    /// The value; 0 for more than eight digits, which is neither a year nor a date.
    var value = 0

    var isYear: Bool { length == 4 && 1900..<2100 ~= value }
    var isDay: Bool { length <= 2 && 1...31 ~= value }
    var isMonth: Bool { length <= 2 && 1...12 ~= value }

    var isWholeDate: Bool {
      length == 8 && 1900..<2100 ~= value / 10_000 && 1...12 ~= value / 100 % 100
        && 1...31 ~= value % 100
    }

    mutating func take(_ digit: Int) {
      length += 1
      value = length > 8 ? 0 : value * 10 + digit
    }
  }

  /// Digits with no letter between them: how many, how many of them in years, and the first groups.
  private struct Run {
    var digits = 0
    var ofYears = 0
    var groups = 0
    var first = Group()
    var second = Group()
    var third = Group()

    mutating func take(_ group: Group) {
      guard group.length > 0 else { return }
      digits += group.length
      if group.isYear { ofYears += 4 }
      switch groups {
      case 0: first = group
      case 1: second = group
      case 2: third = group
      default: break
      }
      groups += 1
    }

    /// Whether it is a date: year, month, day; or day and month in either order, then year.
    var isDate: Bool {
      if groups == 1 { return first.isWholeDate }
      guard groups == 3 else { return false }
      if first.isYear { return second.isMonth && third.isDay }
      return third.isYear && first.isDay && second.isDay && (first.isMonth || second.isMonth)
    }

    /// How many digits may be one number: 0 for a date, and for years with at most two more digits,
    /// as the number of a week or quarter.
    var suspect: Int { isDate || digits - ofYears <= 2 ? 0 : digits }
  }

  private var group = Group()
  private var run = Run()
  private var longestRun = 0
  private var total = 0

  /// Counts the next scalar.
  mutating func take(_ scalar: Unicode.Scalar) {
    if let digit = Self.digit(scalar) {
      group.take(digit)
    } else if group.length > 0 || run.groups > 0 {
      endGroup()
      if Self.isLetter(scalar) { endRun() }
    }
  }

  /// The largest number of digits so far that can be one number.
  var count: Int {
    var ended = self
    ended.endGroup()
    ended.endRun()
    return max(ended.longestRun, ended.total)
  }

  private mutating func endGroup() {
    run.take(group)
    group = Group()
  }

  private mutating func endRun() {
    longestRun = max(longestRun, run.suspect)
    if !run.isDate { total += run.digits - run.ofYears }
    run = Run()
  }

  /// The value of a digit; nil for any other scalar.
  static func digit(_ scalar: Unicode.Scalar) -> Int? {
    if scalar.isASCII { return 0x30...0x39 ~= scalar.value ? Int(scalar.value) - 0x30 : nil }
    switch scalar.properties.numericType {
    case .decimal, .digit: return scalar.properties.numericValue.map { Int($0) }
    default: return nil
    }
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return 0x61...0x7A ~= scalar.value | 0x20 }
    return scalar.properties.isAlphabetic && !scalar.properties.isDefaultIgnorableCodePoint
      && !scalar.properties.generalCategory.isMark
  }
}

extension Unicode.GeneralCategory {
  fileprivate var isMark: Bool {
    switch self {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }
}
