/// The printed forms of hours, days, weeks and months in UTC, as ISO 8601 has them.
///
/// Numbers count from 1970, as in ``CivilDay``. A reader accepts exactly the form that is printed,
/// for years of four digits.
enum CivilText {
  /// An hour: `2019-12-01T13:00Z`.
  static func hour(_ hour: Int) -> String {
    let ofDay = CivilDay.floorModulo(hour, 24)
    return day(CivilDay.floorDivide(hour, 24)) + "T" + padded(ofDay, 2) + ":00Z"
  }

  /// Milliseconds since 1970: `2019-12-01T13:05:59.250Z`.
  static func millisecond(_ number: Int) -> String {
    let ofDay = CivilDay.floorModulo(number, 86_400_000)
    let clock = [ofDay / 3_600_000, ofDay / 60_000 % 60, ofDay / 1000 % 60].map { padded($0, 2) }
    return day(CivilDay.floorDivide(number, 86_400_000)) + "T" + clock.joined(separator: ":") + "."
      + padded(ofDay % 1000, 3) + "Z"
  }

  /// A day: `2019-12-01`.
  static func day(_ day: Int) -> String {
    let date = CivilDay.date(of: day)
    return padded(date.year, 4) + "-" + padded(date.month, 2) + "-" + padded(date.day, 2)
  }

  /// A week: `2019-W48`.
  static func week(_ week: Int) -> String {
    let iso = CivilDay.isoWeek(of: week)
    return padded(iso.year, 4) + "-W" + padded(iso.week, 2)
  }

  /// A month: `2019-12`.
  static func month(_ month: Int) -> String {
    let year = 1970 + CivilDay.floorDivide(month, 12)
    return padded(year, 4) + "-" + padded(CivilDay.floorModulo(month, 12) + 1, 2)
  }

  /// The hour that a text names, or nil.
  static func hour(of text: String) -> Int? {
    let parts = text.split(separator: "T", omittingEmptySubsequences: false)
    guard parts.count == 2, let day = day(of: String(parts[0])), parts[1].hasSuffix(":00Z"),
      let hour = digits(parts[1].dropLast(4), 2...2), hour < 24
    else { return nil }
    return day * 24 + hour
  }

  /// The day that a text names, or nil.
  static func day(of text: String) -> Int? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, let year = digits(parts[0], 4...4),
      let month = digits(parts[1], 2...2), let day = digits(parts[2], 2...2)
    else { return nil }
    return CivilDay.checked(year: year, month: month, day: day)
  }

  /// The week that a text names, or nil.
  static func week(of text: String) -> Int? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let year = digits(parts[0], 4...4), parts[1].first == "W",
      let week = digits(parts[1].dropFirst(), 2...2)
    else { return nil }
    return CivilDay.checkedWeek(year: year, week: week)
  }

  /// The month that a text names, or nil.
  static func month(of text: String) -> Int? {
    day(of: text + "-01").map { CivilDay.month(ofDay: $0) }
  }

  /// A number in at least `width` digits.
  static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number.magnitude)
    let zeros = String(repeating: "0", count: max(0, width - digits.count))
    return (number < 0 ? "-" : "") + zeros + digits
  }

  /// The value of a text of ASCII digits only, or nil: `Int` would accept a sign, too.
  static func digits(_ text: some StringProtocol, _ count: ClosedRange<Int>) -> Int? {
    guard count.contains(text.utf8.count),
      text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return nil }
    return Int(text)
  }
}
