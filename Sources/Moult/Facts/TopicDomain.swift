/// The domains of topics.
///
/// The list contains the domains that may be kept, so that a new domain is dropped until somebody has reviewed
/// it. Source: the platform's list of annotation domains ("Tweet annotations" in the v2 documentation).
enum TopicDomain {
  private static let open = numbers(of: "open")
  private static let people = numbers(of: "people")

  private static func numbers(of kind: String) -> Set<[UInt8]> {
    Set(
      DataLine.all(in: PackageResources.topic_domains_txt).compactMap { line in
        let words = line.words
        return words[0].elementsEqual(kind.utf8) ? Array(words[1]) : nil
      })
  }

  /// Whether topics of a domain may be kept, by the domain's number. O(1).
  static func isOpen(_ number: Span<UInt8>) -> Bool {
    number.count <= 4 && open.contains(Bytes.array(number))
  }

  /// Whether topics of a domain are persons, by the domain's number. O(1).
  static func isOfPeople(_ number: Span<UInt8>) -> Bool {
    number.count <= 4 && people.contains(Bytes.array(number))
  }
}
