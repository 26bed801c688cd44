/// A moment in whole milliseconds since 1970, and the ways in which records write it.
struct Instant: Sendable {
  let millis: Int

  /// The moment that tweet IDs count from.
  static let snowflakeEpoch = 1_288_834_974_657
  /// 2077-01-01T00:00:00Z. See ``Identifier`` for the reason why samples are from this year.
  static let dawn = 3_376_684_800_000
  /// The last moment that an ID of 63 bits can hold.
  static let dusk = snowflakeEpoch + (1 << 41) - 1

  /// Whole hours since 1970.
  var hour: Int { millis / 3_600_000 }

  /// Whole seconds since 1970.
  var seconds: Int { millis / 1000 }

  /// The Gregorian year.
  var year: Int { date.year }

  /// The day of the week, Sunday being 0.
  var weekday: Int { (millis / 86_400_000 + 4) % 7 }

  /// Year, month and day. Days are counted from 1 March of year 0, so that a leap day ends a year.
  var date: (year: Int, month: Int, day: Int) {
    let days = millis / 86_400_000 + 719_468
    let era = days / 146_097
    let dayOfEra = days % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let day = dayOfYear - (153 * shifted + 2) / 5 + 1
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }
}

extension Pen {
  /// Writes `Thu Mar 04 05:06:07 +0000 2077` as a string, as v1.1 does.
  mutating func put(legacy moment: Instant) {
    let date = moment.date
    put(UInt8(ascii: "\""))
    put(three: "SunMonTueWedThuFriSat", at: moment.weekday)
    put(UInt8(ascii: " "))
    put(three: "JanFebMarAprMayJunJulAugSepOctNovDec", at: date.month - 1)
    put(UInt8(ascii: " "))
    put(twoDigits: date.day)
    put(UInt8(ascii: " "))
    put(clock: moment)
    put(" +0000 ")
    put(decimal: UInt64(date.year))
    put(UInt8(ascii: "\""))
  }

  /// Writes `2077-03-04T05:06:07` and an ending as a string, as v2 does; some tools have a blank for the `T`.
  mutating func put(iso moment: Instant, ending: String, separator: String = "T") {
    let date = moment.date
    put(UInt8(ascii: "\""))
    put(decimal: UInt64(date.year))
    put(UInt8(ascii: "-"))
    put(twoDigits: date.month)
    put(UInt8(ascii: "-"))
    put(twoDigits: date.day)
    put(separator)
    put(clock: moment)
    put(ending)
    put(UInt8(ascii: "\""))
  }

  private mutating func put(clock moment: Instant) {
    let second = moment.seconds % 86_400
    put(twoDigits: second / 3600)
    put(UInt8(ascii: ":"))
    put(twoDigits: second / 60 % 60)
    put(UInt8(ascii: ":"))
    put(twoDigits: second % 60)
  }

  private mutating func put(twoDigits value: Int) {
    put(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value / 10))
    put(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value % 10))
  }

  /// Writes three letters of a list of words of three letters.
  private mutating func put(three list: String, at index: Int) {
    let letters = list.utf8.span
    for offset in 0..<3 { put(letters[index * 3 + offset]) }
  }
}
