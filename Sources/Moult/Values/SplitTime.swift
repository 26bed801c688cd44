internal import JSONStream

/// A time whose day, clock and zone are values of their own: `2022-04-04`, `12:22:33`, `+0200`.
struct SplitTime: BitwiseCopyable, Sendable {
  /// Days since 1970-01-01.
  private var day: Int?
  private var minuteOfDay: Int?
  /// Minutes ahead of UTC; nil where the zone is malformed or missing.
  private var zone: Int?

  /// Whole hours since 1970-01-01T00:00Z; nil where a part is missing.
  var hour: Int? {
    guard let day, let minuteOfDay, let zone else { return nil }
    return CivilDay.floorDivide(day * 1440 + minuteOfDay - zone, 60)
  }

  mutating func set(day text: Span<UInt8>) {
    guard text.count == 10, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"),
      let year = text.fourDigits(at: 0), let month = text.twoDigits(at: 5),
      let number = text.twoDigits(at: 8)
    else { return }
    day = CivilTime.days(year, month, number)
  }

  mutating func set(clock text: Span<UInt8>) {
    guard text.count == 8, let clock = ClockWord.read(text.word(at: 0)), clock.hour < 24,
      clock.minute < 60
    else { return }
    minuteOfDay = clock.hour * 60 + clock.minute
  }

  mutating func set(zone text: Span<UInt8>) {
    zone = ZoneText.minutes(text)
  }
}
