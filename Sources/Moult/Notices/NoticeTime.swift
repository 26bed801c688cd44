/// The time of a notice in milliseconds since 1970.
enum NoticeTime {
  /// The time that a value gives in milliseconds, in seconds or in words; nil where it is malformed. O(1).
  static func milliseconds(of value: Span<UInt8>) -> UInt64? {
    guard let time = Timestamp(value) else { return nil }
    let civil = time.civil
    let hours = civil.daysSince1970 * 24 + civil.hour
    let seconds = (hours * 60 + civil.minute) * 60 + civil.second
    return UInt64(seconds) * 1000 + fraction(of: value, time.form)
  }

  private static func fraction(of value: Span<UInt8>, _ form: Timestamp.Form) -> UInt64 {
    let (start, count) =
      switch form {
      case .milliseconds: (10, 3)
      // The digits follow `2018-10-10T20:19:24.`.
      case .iso(let fraction): (20, Int(fraction))
      case .words, .seconds, .converted: (0, 0)
      }
    var milliseconds: UInt64 = 0
    for index in 0..<3 {
      milliseconds = milliseconds * 10 + (index < count ? UInt64(value[start + index] & 15) : 0)
    }
    return milliseconds
  }
}
