/// The domains whose topics name no people.
///
/// The list contains the domains that may be kept, so that a new domain is dropped until somebody has reviewed
/// it. Source: the platform's list of annotation domains ("Tweet annotations" in the v2 documentation).
enum TopicDomain {
  private static let open = Set(
    PackageResources.topic_domains_txt.split(separator: UInt8(ascii: "\n")).compactMap { line in
      line.first == UInt8(ascii: "#") ? nil : Array(line.prefix { $0 != UInt8(ascii: " ") })
    })

  /// Whether topics of a domain may be kept, by the domain's number. O(1).
  static func isOpen(_ number: Span<UInt8>) -> Bool {
    number.count <= 4 && open.contains(Bytes.array(number))
  }
}
