/// The English names of months and weekdays in a v1.1 time: three letters as a little-endian
/// number.
enum TimeWords {
  private static let months: InlineArray<12, UInt32> = [
    0x6E614A, 0x626546, 0x72614D, 0x727041, 0x79614D, 0x6E754A,  // Jan Feb Mar Apr May Jun
    0x6C754A, 0x677541, 0x706553, 0x74634F, 0x766F4E, 0x636544,  // Jul Aug Sep Oct Nov Dec
  ]
  private static let weekdays: InlineArray<7, UInt32> = [
    0x6E6F4D, 0x657554, 0x646557, 0x756854, 0x697246, 0x746153, 0x6E7553,  // Mon to Sun
  ]

  /// The month with a name, from 1, or nil.
  @inline(__always)
  static func month(_ name: UInt32) -> Int? {
    // A perfect hash: a search found this factor, which gives each name a slot of its own.
    let month = Int(places[Int((name &* 0x0741_C7A9) >> 28)])
    return month > 0 && months[month &- 1] == name ? month : nil
  }

  private static let places: InlineArray<16, UInt8> = [
    3, 12, 10, 8, 0, 2, 7, 5, 4, 0, 9, 0, 11, 1, 0, 6,
  ]

  /// The name of a weekday, 0 for Monday.
  @inline(__always)
  static func weekday(_ number: Int) -> UInt32 { weekdays[number] }

  /// Overwrites three bytes with the name of a month.
  static func set(month: Int, at place: Int, in text: inout ShortText) {
    set(months[month - 1], at: place, in: &text)
  }

  /// Overwrites three bytes with the name of a weekday.
  static func set(weekday: Int, at place: Int, in text: inout ShortText) {
    set(weekdays[weekday], at: place, in: &text)
  }

  private static func set(_ name: UInt32, at place: Int, in text: inout ShortText) {
    for index in 0..<3 {
      text[place + index] = UInt8(truncatingIfNeeded: name >> UInt32(8 * index))
    }
  }
}
