/// The digits of a short text, taken scalar by scalar, wherever they are in it: whether together
/// they can be a telephone number or an ID.
///
/// A digit of any script counts, as do superscripts and encircled ones. Two counts are kept:
///
/// | count | of | example |
/// |---|---|---|
/// | joined | digits with no letter between them, whatever else is | `0170_123_4567`: 11 |
/// | total | all digits but those of years | `a1b2c3`: 3; `covid19_2020`: 2 |
///
/// Years and a date are no number of a person: `2019_2020`, `q4_2020_2021`, `2019-12-01`, `20191201`.
struct DigitTally {
  /// One unbroken group of digits.
  private struct Group {
    var length = 0
    /// The value; of more than eight digits, some value that is no year and no date.
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

  /// A joined run, which letters end: its digits, those of years, and its groups by their order.
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

    /// Whether it is a date: year, month and day; day and month in either order, and year.
    var isDate: Bool {
      if groups == 1 { return first.isWholeDate }
      guard groups == 3 else { return false }
      if first.isYear { return second.isMonth && third.isDay }
      return third.isYear && first.isDay && second.isDay && (first.isMonth || second.isMonth)
    }

    /// How many digits may be a number: none of a date or of years with little beside them, as the
    /// number of a week or a quarter.
    var suspect: Int { isDate || digits - ofYears <= 2 ? 0 : digits }
  }

  private var group = Group()
  private var run = Run()
  private var longestRun = 0
  private var total = 0

  /// Takes the next scalar.
  mutating func take(_ scalar: Unicode.Scalar) {
    if let digit = Self.digit(scalar) {
      group.take(digit)
    } else if group.length > 0 || run.groups > 0 {
      endGroup()
      if Self.isLetter(scalar) { endRun() }
    }
  }

  /// The most digits of what was taken that can be one number.
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

  /// The value of a digit; nil for all else.
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
