internal import JSONStream

/// The domains under which people and organisations register names: `com`, `co.uk`, and in the private section
/// those of companies, such as `tumblr.com`.
enum PublicSuffixes {
  /// A public suffix of a host.
  struct Suffix: Equatable {
    /// The offset at which it starts in the host.
    var start: Int
    /// Whether a company lets others register names under it, so that the label before it is a user's.
    var isPrivate: Bool
  }

  /// The longest public suffix of a host, nil if its last label is no known one. O(labels · length).
  ///
  /// - Parameters:
  ///   - host: its labels in punycode or in their own script.
  ///   - includesPrivate: whether suffixes of the private section count.
  static func suffix(of host: Span<UInt8>, includesPrivate: Bool = true) -> Suffix? {
    var best: Suffix?
    var start = host.count
    var isParentOpen: UInt8?
    while start > 0 {
      let end = start
      start = startOfLabel(before: end, in: host)
      var kinds = kinds(host.extracting(start..<host.count))
      if !includesPrivate {
        if kinds.own == UInt8(ascii: "p") { kinds.own = nil }
        if kinds.children == UInt8(ascii: "P") { kinds.children = nil }
      }
      // An exception is a name that is registered under the suffix after it.
      if kinds.isException { return Suffix(start: min(end + 1, host.count), isPrivate: false) }
      if let parent = isParentOpen {
        best = Suffix(start: start, isPrivate: parent == UInt8(ascii: "P"))
      }
      if let kind = kinds.own { best = Suffix(start: start, isPrivate: kind == UInt8(ascii: "p")) }
      isParentOpen = kinds.children
      start -= 1
    }
    return best
  }

  /// The part of a host that somebody registered under a suffix of the registries; the suffix itself if that is all.
  /// An unknown last label counts as a suffix, as the list's algorithm has it. O(labels · length).
  static func registeredDomain(of host: Span<UInt8>) -> Range<Int> {
    let suffix =
      suffix(of: host, includesPrivate: false)?.start ?? startOfLabel(before: host.count, in: host)
    return (suffix > 0 ? startOfLabel(before: suffix - 1, in: host) : 0)..<host.count
  }

  /// Whether a label is a top-level domain. O(length).
  static func isTopLevel(_ label: Span<UInt8>) -> Bool { index.contains(label) }

  private static let index = LineIndex(PublicSuffixTable.lines)

  /// The kinds of a line; see `scripts/data/public_suffixes.py`.
  private static func kinds(
    _ domain: Span<UInt8>
  ) -> (own: UInt8?, children: UInt8?, isException: Bool) {
    index.value(of: domain) { value in
      var result: (own: UInt8?, children: UInt8?, isException: Bool) = (nil, nil, false)
      for index in value.indices {
        switch value[index] {
        case UInt8(ascii: "i"), UInt8(ascii: "p"): result.own = value[index]
        case UInt8(ascii: "I"), UInt8(ascii: "P"): result.children = value[index]
        default: result.isException = true
        }
      }
      return result
    } ?? (nil, nil, false)
  }

  private static func startOfLabel(before end: Int, in host: Span<UInt8>) -> Int {
    var start = end
    while start > 0, host[start - 1] != UInt8(ascii: ".") { start -= 1 }
    return start
  }
}
