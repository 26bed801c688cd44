/// A value of a dimension: a number (times, kinds, years), a text, or nothing where a tweet gives
/// none.
enum DimensionValue: Hashable, Sendable {
  case none
  case number(Int)
  case text(String)

  /// What stands for a missing value in text formats.
  static let missing = "(none)"
}

extension DimensionValue {
  /// The order of rows: numbers and texts upwards, the missing value last.
  static func precedes(_ left: Self, _ right: Self) -> Bool {
    switch (left, right) {
    case (.none, _): false
    case (_, .none): true
    case (.number(let left), .number(let right)): left < right
    case (.text(let left), .text(let right)): left < right
    case (.number, .text): true
    case (.text, .number): false
    }
  }
}

extension Dimension {
  /// The tweet's value of a dimension whose shape is a number; nil for all others.
  ///
  /// Times count from 1970: hours, days, weeks from a Monday, months.
  func number(in facts: borrowing TweetFacts) -> Int? {
    switch self {
    case .kind: return facts.kind.number
    case .verified: return facts.verified.map { $0 ? 1 : 0 }
    case .accountYear: return facts.accountYear
    default: break
    }
    guard let hour = facts.hour else { return nil }
    let day = CivilDay.floorDivide(hour, 24)
    switch self {
    case .hour: return hour
    case .day: return day
    case .week: return CivilDay.week(ofDay: day)
    case .month: return CivilDay.month(ofDay: day)
    case .weekday: return CivilDay.weekday(ofDay: day)
    case .hourOfDay: return CivilDay.floorModulo(hour, 24)
    default: return nil
    }
  }

  /// The tweet's value of a dimension whose shape is a text; nil for all others.
  func text(in facts: borrowing TweetFacts) -> String? {
    switch self {
    case .lang: facts.lang?.text
    case .country: facts.country?.text
    case .source: facts.source?.name
    default: nil
    }
  }

  /// The same value as a number of 128 bits, other than 0, that no other value of the dimension
  /// has; 0 where the tweet has none.
  func code(in facts: borrowing TweetFacts) -> UInt128 {
    switch self {
    case .lang: facts.lang?.bits ?? 0
    case .country: facts.country?.bits ?? 0
    case .source: facts.source.map { UInt128($0.number + 2) } ?? 0
    default: 0
    }
  }

  /// The tweet's values of a dimension whose shape is a list, repetitions and all; else empty.
  func list(in facts: borrowing TweetFacts) -> [String] {
    switch self {
    case .hashtag: facts.hashtags
    case .cashtag: facts.cashtags
    case .host: facts.hosts
    case .media: facts.media
    default: []
    }
  }

  /// The value as text for people and for machines; nil for the missing value.
  func written(_ value: DimensionValue) -> String? {
    switch value {
    case .none: nil
    case .text(let text): text
    case .number(let number): written(number)
    }
  }

  private func written(_ number: Int) -> String {
    switch self {
    case .hour:
      let day = CivilDay.floorDivide(number, 24)
      return Self.iso(day: day) + "T" + padded(CivilDay.floorModulo(number, 24), 2) + ":00Z"
    case .day: return Self.iso(day: number)
    case .week:
      let iso = CivilDay.isoWeek(of: number)
      return padded(iso.year, 4) + "-W" + padded(iso.week, 2)
    case .month:
      let month = CivilDay.floorModulo(number, 12) + 1
      return padded(1970 + CivilDay.floorDivide(number, 12), 4) + "-" + padded(month, 2)
    case .weekday: return Self.weekdays[number]
    case .hourOfDay: return padded(number, 2)
    case .kind: return TweetFacts.Kind.allCases[number].rawValue
    case .verified: return number == 1 ? "true" : "false"
    default: return String(number)
    }
  }

  /// Monday first, as in ISO 8601.
  static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

  private static func iso(day: Int) -> String {
    let date = CivilDay.date(of: day)
    return padded(date.year, 4) + "-" + padded(date.month, 2) + "-" + padded(date.day, 2)
  }
}

extension TweetFacts.Kind {
  /// Its place in `allCases`.
  var number: Int {
    switch self {
    case .plain: 0
    case .reply: 1
    case .quote: 2
    case .retweet: 3
    }
  }
}

/// A number in at least `width` digits.
private func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number.magnitude)
  let zeros = String(repeating: "0", count: max(0, width - digits.count))
  return (number < 0 ? "-" : "") + zeros + digits
}
