/// A dimension that is derived from the hour of a tweet in UTC, and from nothing finer.
protocol TimeDimension: NumberDimension {
  /// The coarsest time that has a value.
  static var coarsest: TweetFacts.TimeUnit { get }
  /// The value at an hour; hours count from 1970.
  static func number(ofHour hour: Int) -> Int
}

extension TimeDimension {
  static var isContent: Bool { false }
  static var meanings: [Meaning] { [.time, .timeInMilliseconds, .date, .clock, .zone] }
  static var isOrdered: Bool { true }

  @inline(__always)
  static func number(in facts: borrowing TweetFacts) -> Int? {
    guard let hour = facts.hour, facts.timeUnit.rawValue <= coarsest.rawValue else { return nil }
    return number(ofHour: hour)
  }

  @inline(__always)
  fileprivate static func day(ofHour hour: Int) -> Int { CivilDay.floorDivide(hour, 24) }
}

/// The hour of a day.
enum HourDimension: TimeDimension {
  static let coarsest = TweetFacts.TimeUnit.hour
  static let example = "2019-12-01T13:00Z"

  static func number(ofHour hour: Int) -> Int { hour }
  static func number(spelled text: String) -> Int? { CivilText.hour(of: text) }
  static func text(of number: Int) -> String { CivilText.hour(number) }
}

/// The day.
enum DayDimension: TimeDimension {
  static let coarsest = TweetFacts.TimeUnit.day
  static let example = "2019-12-01"

  static func number(ofHour hour: Int) -> Int { day(ofHour: hour) }
  static func number(spelled text: String) -> Int? { CivilText.day(of: text) }
  static func text(of number: Int) -> String { CivilText.day(number) }
}

/// The week by ISO 8601, which begins on a Monday.
enum WeekDimension: TimeDimension {
  static let coarsest = TweetFacts.TimeUnit.day
  static let example = "2019-W49"
  static let otherNames = ["iso-week", "isoweek"]

  static func number(ofHour hour: Int) -> Int { CivilDay.week(ofDay: day(ofHour: hour)) }
  static func number(spelled text: String) -> Int? { CivilText.week(of: text) }
  static func text(of number: Int) -> String { CivilText.week(number) }
}

/// The month of a year.
enum MonthDimension: TimeDimension {
  static let coarsest = TweetFacts.TimeUnit.month
  static let example = "2019-12"

  static func number(ofHour hour: Int) -> Int { CivilDay.month(ofDay: day(ofHour: hour)) }
  static func number(spelled text: String) -> Int? { CivilText.month(of: text) }
  static func text(of number: Int) -> String { CivilText.month(number) }
}

/// The day of the week, Monday first, as in ISO 8601.
enum WeekdayDimension: TimeDimension {
  static let coarsest = TweetFacts.TimeUnit.day
  static let example = "Mon"
  static let words = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

  static func number(ofHour hour: Int) -> Int { CivilDay.weekday(ofDay: day(ofHour: hour)) }
  static func number(spelled text: String) -> Int? {
    words.firstIndex { $0.lowercased() == text.lowercased() }
  }
  static func text(of number: Int) -> String { words[number] }
}

/// The hour of any day.
enum HourOfDayDimension: TimeDimension {
  static let coarsest = TweetFacts.TimeUnit.hour
  static let example = "13"

  static let words = (0..<24).map(text(of:))

  static func number(ofHour hour: Int) -> Int { CivilDay.floorModulo(hour, 24) }
  static func number(spelled text: String) -> Int? {
    CivilText.digits(text, 1...2).flatMap { $0 < 24 ? $0 : nil }
  }
  static func text(of number: Int) -> String { CivilText.padded(number, 2) }
}
