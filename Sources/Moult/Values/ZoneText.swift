internal import JSONStream

/// The offset of a time zone from UTC, as a text: `+02:00`, `-0700`, ` +02:00`, `UTC`.
enum ZoneText {
  /// The minutes to subtract from a local time; nil for any other text, such as `CET`, which can have several
  /// meanings. O(1).
  static func minutes(_ text: Span<UInt8>) -> Int? {
    let zone = text.isEmpty || text[0] != 0x20 ? text : text.extracting(1...)
    if Bytes.equal(zone, utc) || Bytes.equal(zone, gmt) { return 0 }
    let hasColon = zone.count == 6 && zone[3] == UInt8(ascii: ":")
    guard zone.count == 5 || hasColon, let hours = zone.twoDigits(at: 1), hours <= 14,
      let rest = zone.twoDigits(at: hasColon ? 4 : 3), rest < 60
    else { return nil }
    switch zone[0] {
    case UInt8(ascii: "+"): return 60 * hours + rest
    // `-00:00` says that the zone is unknown.
    case UInt8(ascii: "-") where hours + rest > 0: return -(60 * hours + rest)
    default: return nil
    }
  }

  private static let utc = Array("UTC".utf8)
  private static let gmt = Array("GMT".utf8)
}

extension Timestamp {
  /// Reads `Apr 4, 2022 · 1:22 PM UTC`, as proxies of the web interface show times.
  static func spoken(_ value: Span<UInt8>) -> (CivilTime, Form)? {
    let text = String(decoding: Bytes.array(value), as: UTF8.self)
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 7, parts[3] == "·", parts[6] == "UTC", parts[1].hasSuffix(","),
      let month = months.firstIndex(of: String(parts[0])),
      let day = CivilText.digits(parts[1].dropLast(), 1...2),
      let year = CivilText.digits(parts[2], 4...4),
      let clock = clock(parts[4], parts[5]),
      let civil = CivilTime(
        year: year, month: month + 1, day: day, hour: clock.hour, minute: clock.minute, second: 0)
    else { return nil }
    return (civil, .converted)
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// The clock of twelve hours: `12:05 AM` is five past midnight.
  private static func clock(
    _ text: Substring, _ half: Substring
  ) -> (hour: Int, minute: Int)? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, half == "AM" || half == "PM",
      let hour = CivilText.digits(parts[0], 1...2), 1...12 ~= hour,
      let minute = CivilText.digits(parts[1], 2...2)
    else { return nil }
    return (hour % 12 + (half == "PM" ? 12 : 0), minute)
  }
}
