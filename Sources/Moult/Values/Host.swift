import JSONStream

/// The host of a link, the only part of a link that may be exported.
///
/// Every other part can identify the tweet, its author or the reader. So can parts of a host: people choose a name
/// under the domain of a service (`name.tumblr.com`). So a host is shortened to the domain that was registered under a
/// suffix of the registries (Public Suffix List), and rejected where that can name somebody.
enum Host {
  /// The host of `url` in lower case, or nil. See ``append(of:to:)``.
  static func name(of url: Span<UInt8>) -> String? {
    guard let range = range(in: url) else { return nil }
    var bytes: [UInt8] = []
    for i in range { bytes.append(url[i].lowercased) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the host of `url` in lower case as a JSON string. O(`url.count`).
  ///
  /// User, password, port and all labels before the registered domain are removed. Returns false and appends nothing
  /// if `url` is not an `http` or `https` link, or its host is an IP address, has no dot, is not ASCII, has a label of
  /// more than 63 bytes, or if its domain is in punycode or has as many digits that can be one
  /// number as ``IdentifierGate`` rejects.
  static func append(of url: Span<UInt8>, to out: inout ByteBuffer) -> Bool {
    guard let range = range(in: url) else { return false }
    out.append(UInt8(ascii: "\""))
    for i in range { out.append(url[i].lowercased) }
    out.append(UInt8(ascii: "\""))
    return true
  }

  private static func range(in url: Span<UInt8>) -> Range<Int>? {
    guard let host = authority(of: url).flatMap({ withoutPort($0, in: url) }),
      isWellFormed(host, in: url)
    else { return nil }
    let domain = PublicSuffixes.registeredDomain(of: url.extracting(host))
    let range = host.lowerBound + domain.lowerBound..<host.upperBound
    return holdsNumber(range, in: url) || holdsPunycode(range, in: url) ? nil : range
  }

  /// The part between the scheme, or the user, and the path.
  private static func authority(of url: Span<UInt8>) -> Range<Int>? {
    var start = 0
    for letter in "http".utf8 {
      guard start < url.count, url[start].lowercased == letter else { return nil }
      start += 1
    }
    if start < url.count, url[start].lowercased == UInt8(ascii: "s") { start += 1 }
    guard start + 3 <= url.count, url.packed(at: start, count: 3) == 0x3A_2F2F else { return nil }
    start += 3
    var end = start
    while end < url.count {
      switch url[end] {
      case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): return start..<end
      // Browsers read it as a slash, other programs do not, so the link is rejected.
      case UInt8(ascii: "\\"): return nil
      case UInt8(ascii: "@"): start = end + 1
      default: break
      }
      end += 1
    }
    return start..<end
  }

  private static func withoutPort(_ range: Range<Int>, in url: Span<UInt8>) -> Range<Int>? {
    var end = range.lowerBound
    while end < range.upperBound, url[end] != UInt8(ascii: ":") { end += 1 }
    for i in end..<range.upperBound where i > end && !url[i].isDigit { return nil }
    if end > range.lowerBound, url[end - 1] == UInt8(ascii: ".") { end -= 1 }
    return range.lowerBound..<end
  }

  private static func isWellFormed(_ host: Range<Int>, in url: Span<UInt8>) -> Bool {
    guard host.count <= 253 else { return false }
    var start = host.lowerBound
    for i in host where url[i] == UInt8(ascii: ".") {
      guard isLabel(start..<i, in: url) else { return false }
      start = i + 1
    }
    return start > host.lowerBound && isLabel(start..<host.upperBound, in: url)
      && isTopLevel(start..<host.upperBound, in: url)
  }

  private static func isLabel(_ label: Range<Int>, in url: Span<UInt8>) -> Bool {
    guard (1...63).contains(label.count), url[label.lowerBound] != UInt8(ascii: "-"),
      url[label.upperBound - 1] != UInt8(ascii: "-")
    else { return false }
    for i in label where !url[i].isDigit && !url[i].isLetter && url[i] != UInt8(ascii: "-") {
      return false
    }
    return true
  }

  /// Whether this many digits can be one number that it may be an identifier.
  private static func holdsNumber(_ host: Range<Int>, in url: Span<UInt8>) -> Bool {
    var digits = DigitTally()
    for i in host { digits.take(Unicode.Scalar(url[i])) }
    return digits.count >= IdentifierGate.digits
  }

  /// Whether the label is letters only, or punycode, which excludes IP addresses.
  private static func isTopLevel(_ label: Range<Int>, in url: Span<UInt8>) -> Bool {
    if isPunycode(label, in: url) { return true }
    for i in label where !url[i].isLetter { return false }
    return label.count >= 2
  }

  private static func holdsPunycode(_ host: Range<Int>, in url: Span<UInt8>) -> Bool {
    var start = host.lowerBound
    for i in host where url[i] == UInt8(ascii: ".") {
      if isPunycode(start..<i, in: url) { return true }
      start = i + 1
    }
    return isPunycode(start..<host.upperBound, in: url)
  }

  /// Whether a label begins with `xn--`, in any case: no other byte becomes one of these by folding.
  private static func isPunycode(_ label: Range<Int>, in url: Span<UInt8>) -> Bool {
    label.count > 4
      && url.packed(at: label.lowerBound, count: 4) | 0x2020_0000 == 0x786E_2D2D
  }
}
