import JSONStream

/// A time as written in a record, parsed strictly.
///
/// The platform's times are in UTC, and so is a time without a zone, as tools write it. A time with another
/// offset is converted, so that no output reveals the zone of a person.
struct Timestamp {
  /// The forms of a time, with an example of each.
  enum Form: Equatable {
    /// `Wed Oct 10 20:19:24 +0000 2018`: v1.1.
    case words
    /// `2018-10-10T20:19:24.000Z`: v2, activity streams and archives; with `+00:00` or `+0000` in
    /// files written by tools, `2018-10-10 20:19:24 +0000` in old archives, with ` UTC` or without a
    /// zone in the files of scrapers. `fraction` is the number of digits after the period, nine at most.
    case iso(fraction: Int8)
    /// `2018-10-10 22:19:24 +02:00` or `Oct 10, 2018 · 8:19 PM UTC`: printed as `2018-10-10T20:19:24Z`.
    case converted
    /// `1539202764`.
    case seconds
    /// `1539202764123`.
    case milliseconds
  }

  /// The time, to the second.
  let civil: CivilTime
  /// The form of the value that it was read from.
  let form: Form

  /// Reads a time; nil if the value is not one. O(1).
  init?(_ value: Span<UInt8>) {
    guard let (civil, form) = Self.read(value) else { return nil }
    self.civil = civil
    self.form = form
  }

  /// Whether JSON may contain it as a number.
  var isNumber: Bool { form == .seconds || form == .milliseconds }

  /// Whole hours since 1970-01-01T00:00Z, or nil if the value is not a time.
  static func hoursSince1970(of value: Span<UInt8>) -> Int? {
    Timestamp(value)?.civil.hoursSince1970
  }

  /// The year in UTC, or nil if the value is not a time.
  static func year(of value: Span<UInt8>) -> Int? {
    Timestamp(value)?.civil.year
  }
}

extension Timestamp {
  private static func read(_ value: Span<UInt8>) -> (CivilTime, Form)? {
    switch value.count {
    case 10, 13: number(value)
    case 20...36: value[0].isDigit ? iso(value) : words(value) ?? spoken(value)
    case 19: iso(value)
    default: nil
    }
  }

  private static func number(_ value: Span<UInt8>) -> (CivilTime, Form)? {
    guard let high = EightDigits.value(value.word(at: 0)) else { return nil }
    var number = Int(high)
    for index in 8..<value.count {
      guard value[index].isDigit else { return nil }
      number = number * 10 + Int(value[index] & 15)
    }
    let inSeconds = value.count == 10
    guard let civil = CivilTime(secondsSince1970: inSeconds ? number : number / 1000) else {
      return nil
    }
    return (civil, inSeconds ? .seconds : .milliseconds)
  }

  /// Reads `Wed Oct 10 20:19:24 +0000 2018`. The first eight bytes, and eight from the end of the
  /// seconds on, are compared as little-endian words.
  private static func words(_ value: Span<UInt8>) -> (CivilTime, Form)? {
    guard value.count == 30, value[10] == 0x20 else { return nil }
    let start = value.word(at: 0)
    guard start & 0xFF00_0000_FF00_0000 == 0x2000_0000_2000_0000,
      value.word(at: 19) & 0x00FF_FFFF_FFFF_FFFF == 0x20_3030_3030_2B20,  // " +0000 "
      let month = TimeWords.month(UInt32(truncatingIfNeeded: start >> 32) & 0xFF_FFFF),
      let day = value.twoDigits(at: 8),
      let year = value.fourDigits(at: 26),
      let civil = civil(year, month, day, clock: value),
      TimeWords.weekday(civil.weekday) == UInt32(truncatingIfNeeded: start) & 0xFF_FFFF
    else { return nil }
    return (civil, .words)
  }

  private static func iso(_ value: Span<UInt8>) -> (CivilTime, Form)? {
    guard value[4] == UInt8(ascii: "-"), value[7] == UInt8(ascii: "-"),
      value[10] == UInt8(ascii: "T") || value[10] == UInt8(ascii: " "),
      let year = value.fourDigits(at: 0),
      let month = value.twoDigits(at: 5),
      let day = value.twoDigits(at: 8),
      let civil = civil(year, month, day, clock: value)
    else { return nil }
    var end = 19
    if end < value.count, value[end] == UInt8(ascii: ".") {
      end += 1
      while end < value.count, value[end].isDigit { end += 1 }
      guard end > 20, end <= 29 else { return nil }
    }
    if isUTC(value, from: end) { return (civil, .iso(fraction: Int8(max(0, end - 20)))) }
    guard let shift = ZoneText.minutes(value.extracting(end...)),
      let utc = CivilTime(secondsSince1970: civil.secondsSince1970 - 60 * shift)
    else { return nil }
    return (utc, .converted)
  }

  /// Whether the rest is an offset of zero: `Z`, `+00:00`, `+0000`, ` +0000` or ` UTC`; or empty.
  private static func isUTC(_ value: Span<UInt8>, from start: Int) -> Bool {
    switch value.count - start {
    case 0: true
    case 4: value.packed(at: start, count: 4) == 0x2055_5443
    case 1: value[start] == UInt8(ascii: "Z")
    case 5: value.packed(at: start, count: 5) == 0x2B_3030_3030
    case 6:
      value.packed(at: start, count: 6) == 0x2B30_303A_3030
        || value.packed(at: start, count: 6) == 0x202B_3030_3030
    default: false
    }
  }

  /// A date with the clock of `value`, which begins at byte 11 in both forms of text.
  @inline(__always)
  private static func civil(
    _ year: Int, _ month: Int, _ day: Int, clock value: Span<UInt8>
  ) -> CivilTime? {
    guard let clock = ClockWord.read(value.word(at: 11)) else { return nil }
    return CivilTime(
      year: year, month: month, day: day, hour: clock.hour, minute: clock.minute,
      second: clock.second)
  }
}
