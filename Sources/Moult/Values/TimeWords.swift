/// The English names of months and days in a v1.1 time, three letters each.
enum TimeWords {
  private static let months = Array("JanFebMarAprMayJunJulAugSepOctNovDec".utf8)
  private static let weekdays = Array("MonTueWedThuFriSatSun".utf8)

  /// The month named at `start`, from 1.
  static func month(in value: Span<UInt8>, at start: Int) -> Int? {
    let names = months
    for month in 1...12 where has(names, month - 1, value, start) { return month }
    return nil
  }

  /// Whether the name at `start` is that of a day of the week, 0 for Monday.
  static func isWeekday(_ weekday: Int, in value: Span<UInt8>, at start: Int) -> Bool {
    has(weekdays, weekday, value, start)
  }

  static func set(month: Int, at place: Int, in text: inout ShortText) {
    for i in 0..<3 { text[place + i] = months[(month - 1) * 3 + i] }
  }

  static func set(weekday: Int, at place: Int, in text: inout ShortText) {
    for i in 0..<3 { text[place + i] = weekdays[weekday * 3 + i] }
  }

  /// The last letter first: it differs most.
  private static func has(
    _ names: [UInt8], _ number: Int, _ value: Span<UInt8>, _ start: Int
  ) -> Bool {
    let name = number * 3
    return names[name + 2] == value[start + 2] && names[name + 1] == value[start + 1]
      && names[name] == value[start]
  }
}
