/// Days of the Gregorian calendar, in UTC, counted from 1970-01-01.
///
/// The arithmetic is Howard Hinnant's (`days_from_civil` and `civil_from_days`): eras of 400 years
/// that begin on the first of March, so that a leap day is the last day of its year.
enum CivilDay {
  /// The number of days from 1970-01-01 to a date; negative for earlier dates. O(1).
  @inline(__always)
  static func number(year: Int, month: Int, day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = floorDivide(shifted, 400)
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The date of a day number. O(1).
  static func date(of number: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = floorDivide(shifted, 146_097)
    let day = shifted - era * 146_097
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365
    let dayOfYear = day - (365 * year + year / 4 - year / 100)
    let month = (5 * dayOfYear + 2) / 153
    let civilMonth = month < 10 ? month + 3 : month - 9
    return (
      year + era * 400 + (civilMonth <= 2 ? 1 : 0), civilMonth,
      dayOfYear - (153 * month + 2) / 5 + 1
    )
  }

  /// The day number of a date, or nil if there is no such date, as the 30th of February.
  static func checked(year: Int, month: Int, day: Int) -> Int? {
    guard (1...12).contains(month), day >= 1, day <= days(inMonth: month, of: year) else {
      return nil
    }
    return number(year: year, month: month, day: day)
  }

  private static func days(inMonth month: Int, of year: Int) -> Int {
    if month == 2 { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28 }
    // From March on, every other month has 31 days; the pattern starts again in August.
    return 30 + (month + month / 8) % 2
  }

  /// The number of weeks from the week of 1970-01-01, which began on Monday, 1969-12-29.
  static func week(ofDay day: Int) -> Int { floorDivide(day + 3, 7) }

  /// The ISO 8601 year and number of a week, which its Thursday defines.
  static func isoWeek(of week: Int) -> (year: Int, week: Int) {
    let thursday = week * 7
    let year = date(of: thursday).year
    return (year, (thursday - number(year: year, month: 1, day: 1)) / 7 + 1)
  }

  /// The week of an ISO 8601 year and number, or nil if the year has no such week.
  static func checkedWeek(year: Int, week: Int) -> Int? {
    // The fourth of January is always in the first week.
    let found = self.week(ofDay: number(year: year, month: 1, day: 4)) + week - 1
    return isoWeek(of: found) == (year, week) ? found : nil
  }

  /// The number of months from January 1970 to the month of a day.
  static func month(ofDay day: Int) -> Int {
    let date = date(of: day)
    return (date.year - 1970) * 12 + date.month - 1
  }

  /// The day of the week, from 0 for Monday to 6 for Sunday.
  static func weekday(ofDay day: Int) -> Int { floorModulo(day + 3, 7) }

  /// The quotient rounded towards minus infinity, so that hours before 1970 fall into their day.
  @inline(__always)
  static func floorDivide(_ number: Int, _ divisor: Int) -> Int {
    (number - floorModulo(number, divisor)) / divisor
  }

  /// The remainder of `floorDivide`, which is never negative.
  @inline(__always)
  static func floorModulo(_ number: Int, _ divisor: Int) -> Int {
    let rest = number % divisor
    return rest < 0 ? rest + divisor : rest
  }
}
