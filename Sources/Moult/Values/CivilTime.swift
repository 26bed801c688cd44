/// A second of the Gregorian calendar in UTC, from 2006 to 2100.
struct CivilTime: Equatable {
  let year: Int
  let month: Int
  let day: Int
  let hour: Int
  let minute: Int
  let second: Int
  /// Whole days since 1970-01-01.
  let daysSince1970: Int

  /// The years in which a tweet can be made: the platform opened in 2006.
  static let years = 2006...2100

  /// The time, or nil if no clock in UTC can show it. A leap second counts as none.
  init?(year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int) {
    guard Self.years.contains(year),
      let days = CivilDay.checked(year: year, month: month, day: day),
      (0..<24).contains(hour), (0..<60).contains(minute), (0..<60).contains(second)
    else { return nil }
    daysSince1970 = days
    self.year = year
    self.month = month
    self.day = day
    self.hour = hour
    self.minute = minute
    self.second = second
  }

  /// The time so many seconds after 1970-01-01T00:00:00Z, or nil outside ``years``.
  init?(secondsSince1970 seconds: Int) {
    guard (0..<4_133_980_800).contains(seconds) else { return nil }
    daysSince1970 = seconds / 86_400
    let date = CivilDay.date(of: daysSince1970)
    guard Self.years.contains(date.year) else { return nil }
    (year, month, day) = date
    hour = seconds / 3600 % 24
    minute = seconds / 60 % 60
    second = seconds % 60
  }

  /// Whole hours since 1970-01-01T00:00Z.
  var hoursSince1970: Int { daysSince1970 * 24 + hour }

  /// Seconds since 1970-01-01T00:00:00Z, leap seconds not counted.
  var secondsSince1970: Int { hoursSince1970 * 3600 + minute * 60 + second }

  /// The day of the week, 0 for Monday.
  var weekday: Int { CivilDay.weekday(ofDay: daysSince1970) }

  /// The start of the hour, day, month or year that the time is in; nil for any other action.
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
    self.year = year
    self.month = month
    self.day = day
    self.hour = hour
    minute = 0
    second = 0
    daysSince1970 = CivilDay.number(year: year, month: month, day: day)
  }
}
