/// Where the parts of a packed row are.
///
/// A row begins with five words of 64 bits, the lowest byte first, which hold all fields of ``FlatFields`` but tags and
/// hosts:
///
/// | word | from bit | bits | part |
/// |---|---|---|---|
/// | 0 | 0 | 32 | the length of the row in bytes, with the five words |
/// | 0 | 32 | 1 | whether it is a user |
/// | 0 | 33 | 2 | the kind: 0 plain, 1 reply, 2 quote, 3 retweet |
/// | 0 | 35 | 2 | verified: 0 unknown, 1 no, 2 yes |
/// | 0 | 37 | 2 | how coarse the time is: 0 hour, 1 day, 2 month, 3 year |
/// | 0 | 39 | 1 | whether there is a time |
/// | 0 | 40 | 3 | the media types: animated GIF, photo, video |
/// | 0 | 43 | 4 | whether the policy keeps media types, hashtags, cashtags, hosts |
/// | 0 | 48 | 16 | the year of the account, `Int16.min` where there is none |
/// | 1 | 0 | 32 | the first hour of the time, since 1970-01-01T00:00Z |
/// | 1 | 32 | 16 | the two letters of the country, 0 where there is none |
/// | 1 | 48 | 16 | the number of the source, -1 for others, -2 where there is none |
/// | 2, 3 | 0 | 128 | the letters of the language, padded with zeros; all zeros where there is none |
/// | 4 | 0 | 4 × 16 | mentions, links, media, tags: 0 for 0, n for ten to the power of n - 1 |
///
/// Then come the hashtags, the cashtags and the hosts, in their order: a byte for the kind, two for the number of bytes,
/// and the bytes in UTF-8. A value can be taken out without any change besides that of the row's length.
package enum PackedForm {
  /// The number of bytes before the first value.
  @inlinable package static var fixedCount: Int { 40 }
  /// The number of bytes before a value's text: its kind and its length.
  @inlinable package static var headCount: Int { 3 }
  /// The names of the kinds, by their numbers.
  package static let kinds = ["plain", "reply", "quote", "retweet"]
  /// The types of media, by their bits, in the order of lists.
  package static let mediaTypes = ["animated_gif", "photo", "video"]

  /// The first bit of whether it is a user, in word 0, as the bits of the other parts.
  @inlinable package static var userBit: UInt64 { 32 }
  /// That of the kind.
  @inlinable package static var kindBit: UInt64 { 33 }
  /// That of whether the account is verified.
  @inlinable package static var verifiedBit: UInt64 { 35 }
  /// That of how coarse the time is.
  @inlinable package static var unitBit: UInt64 { 37 }
  /// That of whether there is a time.
  @inlinable package static var timeBit: UInt64 { 39 }
  /// That of the media types.
  @inlinable package static var mediaBit: UInt64 { 40 }
  /// That of the lists that the policy keeps.
  @inlinable package static var keptBit: UInt64 { 43 }

  static func kindNumber(_ kind: TweetFacts.Kind) -> UInt64 {
    switch kind {
    case .plain: 0
    case .reply: 1
    case .quote: 2
    case .retweet: 3
    }
  }
}

/// The lists of a packed row that contain words of people, and the media types.
package enum PackedList: Int, Sendable {
  case mediaTypes, hashtags, cashtags, hosts
}

extension PackedList {
  /// What the values of the list are; nil for media types, whose users are not counted.
  var kind: ValueLog.Kind? {
    switch self {
    case .mediaTypes: nil
    case .hashtags: .hashtag
    case .cashtags: .cashtag
    case .hosts: .host
    }
  }
}

extension PackedForm {
  /// A count as a power: 0 for 0, n for 10 to the power of n - 1 and more. O(log count).
  static func power(of count: Int) -> Int {
    var (power, next) = (0, 1)
    while next <= count, power < 19 {
      power += 1
      next = next.multipliedReportingOverflow(by: 10).partialValue
    }
    return power
  }

  /// The rounded count that a power means. O(power).
  static func count(ofPower power: Int) -> Int {
    power == 0 ? 0 : (1..<power).reduce(1) { count, _ in 10 * count }
  }

  /// Sets the length of the row that begins at an index and ends with the buffer.
  static func setLength(of start: Int, in out: inout ByteBuffer) {
    // The bytes of a record that fits in memory.
    let length = UInt32(out.count - start)
    var bytes = InlineArray<4, UInt8>(repeating: 0)
    for index in bytes.indices {
      bytes[index] = UInt8(truncatingIfNeeded: length >> (8 * UInt32(index)))
    }
    out.replace(at: start, with: bytes.span)
  }
}
