/// The parts of a folded link that identify where it leads.
enum LinkForm {
  /// A link without its scheme, `www.`, last slash and ellipsis.
  static func core(of link: Span<UInt8>) -> Range<Int> {
    let start = startOfHost(link)
    var end = link.count
    while end > start {
      if link[end - 1] == 0x2F {
        end -= 1
      } else if end - start >= 3, link[end - 3] == 0xE2, link[end - 2] == 0x80,
        link[end - 1] == 0xA6
      {
        end -= 3
      } else {
        break
      }
    }
    return start..<end
  }

  /// The host of a link, without `www.` and port.
  static func host(of link: Span<UInt8>) -> Range<Int> {
    let start = startOfHost(link)
    var end = start
    while end < link.count, !isEndOfHost(link[end]) { end += 1 }
    return start..<end
  }

  /// Whether a link is one of the platform's short ones.
  static func isShort(_ link: Span<UInt8>) -> Bool {
    shortStarts.contains { Bytes.starts(link, with: $0) }
  }

  private static let shortStarts = ["https://t.co/", "http://t.co/"].map { Array($0.utf8) }

  /// Whether a link may be of a host, or of one above or below it: it has the last two labels of the host somewhere.
  /// A link with characters beyond ASCII or percent encodings may. O(`link.count` · length of the labels).
  static func mayBe(_ link: Span<UInt8>, of host: Span<UInt8>) -> Bool {
    var start = host.count
    var dots = 0
    while start > 0 {
      if host[start - 1] == 0x2E { dots += 1 }
      if dots == 2 { break }
      start -= 1
    }
    let labels = host.extracting(start...)
    for index in link.indices where link[index] >= 0x80 || link[index] == 0x25 { return true }
    guard labels.count > 0, link.count >= labels.count else { return false }
    for index in 0...link.count - labels.count {
      var length = 0
      while length < labels.count, link[index + length].lowercased == labels[length] { length += 1 }
      if length == labels.count { return true }
    }
    return false
  }

  private static func isEndOfHost(_ byte: UInt8) -> Bool {
    byte == 0x2F || byte == 0x3A || byte == 0x3F || byte == 0x23
  }

  private static func startOfHost(_ link: Span<UInt8>) -> Int {
    var start = 0
    for prefix in prefixes where Bytes.starts(link.extracting(start...), with: prefix) {
      start += prefix.count
    }
    return start
  }

  private static let prefixes = ["https://", "http://", "www."].map { Array($0.utf8) }
}
