internal import FoundationEssentials

/// A moment in UTC, to the second. The caller provides the clock.
public struct Moment: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// Seconds since 1970, without leap seconds.
  public let seconds: Int

  /// The length of a day in seconds.
  public static let secondsPerDay = 86_400

  /// Creates a moment from seconds since 1970.
  public init(seconds: Int) { self.seconds = seconds }

  /// Reads `2020-02-29T23:59:59Z`; nil for anything else, and for a day that is not in the calendar.
  public init?(_ text: String) {
    guard let date = try? Date(text, strategy: .iso8601) else { return nil }
    self.init(seconds: Int(date.timeIntervalSince1970))
    // The parser is lenient; the result must be the text again.
    guard description == text else { return nil }
  }

  /// The start of a day, `2020-02-29`; nil for anything else.
  public init?(day: String) { self.init(day + "T00:00:00Z") }

  /// Days since 1970.
  var dayNumber: Int {
    let (quotient, rest) = seconds.quotientAndRemainder(dividingBy: Self.secondsPerDay)
    return rest < 0 ? quotient - 1 : quotient
  }

  /// The first moment of the next day.
  var nextDay: Moment { Moment(seconds: (dayNumber + 1) * Self.secondsPerDay) }

  /// The moment a number of seconds later.
  public static func + (moment: Moment, seconds: Int) -> Moment {
    Moment(seconds: moment.seconds + seconds)
  }

  /// Whether one moment is before another.
  public static func < (left: Moment, right: Moment) -> Bool { left.seconds < right.seconds }

  /// As in `2020-02-29T23:59:59Z`.
  public var description: String {
    Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601)
  }

  /// The day alone, as in `2020-02-29`.
  public var day: String { String(description.prefix(10)) }
}
