/// The form of a value that contains an ID: the ID alone, or fixed words around it.
///
/// A value has to match its form in every byte.
enum IDForm: String, CaseIterable, Sendable {
  /// `1234`
  case plain
  /// `tag:search.twitter.com,2005:1234`: a tweet in the enterprise streams.
  case tag
  /// `id:twitter.com:1234`: a user in the enterprise streams.
  case user
  /// `object:search.twitter.com,2005:1234`: a tweet in the notes of the enterprise streams.
  case object
  /// `tag:search.twitter.com,2012:user/1234`: a user in the notices of the enterprise streams.
  case account
  /// `http://twitter.com/handle/statuses/1234`: a tweet in its address.
  case permalink

  /// The ID in a value, or nil if the value does not have this form. O(length).
  func id(in value: Span<UInt8>) -> DecimalID? {
    switch self {
    case .plain: DecimalID(value)
    case .tag: Self.id(after: Self.tagStart, in: value)
    case .user: Self.id(after: Self.userStart, in: value)
    case .object: Self.id(after: Self.objectStart, in: value)
    case .account: Self.id(after: Self.accountStart, in: value)
    case .permalink: Self.permalinkID(in: value)
    }
  }

  private static let tagStart = Array("tag:search.twitter.com,2005:".utf8)
  private static let userStart = Array("id:twitter.com:".utf8)
  private static let objectStart = Array("object:search.twitter.com,2005:".utf8)
  private static let accountStart = Array("tag:search.twitter.com,2012:user/".utf8)
  /// The platform's host names.
  static let hosts = ["twitter.com", "x.com"].map { Array($0.utf8) }
  private static let prefixes = ["www.", "mobile.", "m."].map { Array($0.utf8) }
  private static let schemes = ["http://", "https://"].map { Array($0.utf8) }
  private static let words = ["/status/", "/statuses/"].map { Array($0.utf8) }

  private static func id(after start: [UInt8], in value: Span<UInt8>) -> DecimalID? {
    rest(of: value, after: start).flatMap { DecimalID(value.extracting($0...)) }
  }

  /// The ID in `SCHEME://HOST/HANDLE/status/ID`, with nothing before or after it.
  private static func permalinkID(in value: Span<UInt8>) -> DecimalID? {
    guard var place = first(of: schemes, in: value, from: 0) else { return nil }
    place = first(of: prefixes, in: value, from: place) ?? place
    guard let host = first(of: hosts, in: value, from: place), host < value.count,
      value[host] == UInt8(ascii: "/")
    else { return nil }
    var handle = host + 1
    while handle < value.count, isHandle(value[handle]) { handle += 1 }
    guard 1...longestHandle ~= handle - host - 1,
      let digits = first(of: words, in: value, from: handle)
    else { return nil }
    return DecimalID(value.extracting(digits...))
  }

  /// The longest handle, in bytes: the platform's oldest ones have up to 20.
  static let longestHandle = 20

  private static func isHandle(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || byte == UInt8(ascii: "_")
  }

  /// The index after the first of some words that is found at an index.
  private static func first(
    of words: [[UInt8]], in value: Span<UInt8>, from start: Int
  ) -> Int? {
    let tail = value.extracting(start...)
    for word in words {
      if let length = rest(of: tail, after: word) { return start + length }
    }
    return nil
  }

  private static func rest(of value: Span<UInt8>, after word: [UInt8]) -> Int? {
    Bytes.starts(value, with: word) ? word.count : nil
  }
}
