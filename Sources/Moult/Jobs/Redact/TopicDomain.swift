/// Which domains of topics name no people.
///
/// The list is of those that may be kept, so that a domain nobody has looked at yet is dropped. Its
/// source is the platform's list of annotation domains ("Tweet annotations" in the v2 documentation).
enum TopicDomain {
  private static let open = Set(
    PackageResources.topic_domains_txt.split(separator: UInt8(ascii: "\n")).compactMap { line in
      line.first == UInt8(ascii: "#") ? nil : Array(line.prefix { $0 != UInt8(ascii: " ") })
    })

  static func isOpen(_ number: Span<UInt8>) -> Bool {
    number.count <= 4 && open.contains(Bytes.array(number))
  }
}
