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
