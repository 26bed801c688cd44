/// A second of the Gregorian calendar in UTC, from 2006 to 2100.
struct CivilTime: Equatable, BitwiseCopyable {
  /// Short integers, so that a time is passed in registers.
  private let days: Int32
  private let date: Date
  private let timeOfDay: TimeOfDay

  private struct Date: Equatable, BitwiseCopyable {
    let year: Int16
    let month: Int8
    let day: Int8

    init(_ year: Int, _ month: Int, _ day: Int) {
      self.year = Int16(truncatingIfNeeded: year)
      self.month = Int8(truncatingIfNeeded: month)
      self.day = Int8(truncatingIfNeeded: day)
    }
  }
  private struct TimeOfDay: Equatable, BitwiseCopyable {
    let hour: Int8
    let minute: Int8
    let second: Int8

    init(_ hour: Int, _ minute: Int, _ second: Int) {
      self.hour = Int8(truncatingIfNeeded: hour)
      self.minute = Int8(truncatingIfNeeded: minute)
      self.second = Int8(truncatingIfNeeded: second)
    }
  }

  private init(days: Int, _ date: Date, _ timeOfDay: TimeOfDay) {
    self.days = Int32(truncatingIfNeeded: days)
    self.date = date
    self.timeOfDay = timeOfDay
  }

  /// The year, one of ``years``.
  var year: Int { Int(date.year) }
  /// The month, from 1.
  var month: Int { Int(date.month) }
  /// The day of the month, from 1.
  var day: Int { Int(date.day) }
  /// The hour, from 0 to 23.
  var hour: Int { Int(timeOfDay.hour) }
  /// The minute, from 0 to 59.
  var minute: Int { Int(timeOfDay.minute) }
  /// The second, from 0 to 59.
  var second: Int { Int(timeOfDay.second) }
  /// Whole days since 1970-01-01.
  var daysSince1970: Int { Int(days) }

  /// The years in which a tweet can be posted: the platform opened in 2006.
  static let years = 2006...2100

  /// The time, or nil if there is no such time in UTC. Leap seconds are rejected.
  @inline(__always)
  init?(year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int) {
    guard let days = Self.days(year, month, day), (0..<24).contains(hour),
      (0..<60).contains(minute), (0..<60).contains(second)
    else { return nil }
    self.init(days: days, Date(year, month, day), TimeOfDay(hour, minute, second))
  }

  /// The time that is a number of seconds after 1970-01-01T00:00:00Z, or nil outside ``years``.
  init?(secondsSince1970 seconds: Int) {
    guard (0..<4_133_980_800).contains(seconds) else { return nil }
    let days = seconds / 86_400
    let date = CivilDay.date(of: days)
    guard Self.years.contains(date.year) else { return nil }
    self.init(
      days: days, Date(date.year, date.month, date.day),
      TimeOfDay(seconds / 3600 % 24, seconds / 60 % 60, seconds % 60))
  }

  /// Whole days since 1970-01-01, or nil if there is no such day in ``years``.
  ///
  /// It equals ``CivilDay/checked(year:month:day:)`` and is faster: within ``years``, 2100 is the
  /// only multiple of four that is not a leap year.
  @inline(__always)
  static func days(_ year: Int, _ month: Int, _ day: Int) -> Int? {
    guard years.contains(year), 1...12 ~= month, day >= 1 else { return nil }
    let isLeap = year & 3 == 0 && year != 2100
    let before = Int(daysBefore[month &- 1]) &+ (isLeap && month > 2 ? 1 : 0)
    let after = Int(daysBefore[month]) &+ (isLeap && month >= 2 ? 1 : 0)
    guard day <= after &- before else { return nil }
    return (year &- 1970) &* 365 &+ (year &- 1969) >> 2 &+ before &+ day &- 1
  }

  /// The days of a common year before each month, then of the whole year.
  private static let daysBefore: InlineArray<13, Int16> = [
    0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365,
  ]

  /// Whole hours since 1970-01-01T00:00Z.
  var hoursSince1970: Int { daysSince1970 * 24 + hour }

  /// Seconds since 1970-01-01T00:00:00Z, without leap seconds.
  var secondsSince1970: Int { hoursSince1970 * 3600 + minute * 60 + second }

  /// The day of the week, 0 for Monday.
  var weekday: Int { CivilDay.weekday(ofDay: daysSince1970) }

  /// The start of the hour, day, month or year of the time; nil for any other action.
  func start(of action: Action) -> CivilTime? {
    switch action {
    case .hour: CivilTime(year, month, day, hour)
    case .day: CivilTime(year, month, day, 0)
    case .month: CivilTime(year, month, 1, 0)
    case .year: CivilTime(year, 1, 1, 0)
    default: nil
    }
  }

  /// The start of an hour of a date that exists.
  private init(_ year: Int, _ month: Int, _ day: Int, _ hour: Int) {
    self.init(
      days: CivilDay.number(year: year, month: month, day: day), Date(year, month, day),
      TimeOfDay(hour, 0, 0))
  }
}
