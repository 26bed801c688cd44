/// What the head of a WARC record declares.
struct WebRecord {
  /// What the content of a record is for a reader.
  enum Content {
    /// A response; one of HTTP where the field of its type says so.
    case response(isOfHTTP: Bool)
    /// All of it is read.
    case whole
    /// Nothing: a request, or a note of the collector.
    case none
    case unsupported, damaged
  }

  /// The first bytes of each record.
  static let mark = Array("WARC/".utf8)

  let content: Content
  /// The size of the content in bytes; nil where it is missing or no number.
  let length: Int?
  /// The record's ID, if it is a UUID.
  let uuid: String?
  /// Whether the collector stored only a part of the content.
  let isTruncated: Bool

  init(_ head: WebHead) {
    length = head.size("content-length")
    uuid = head.values("warc-record-id").first.flatMap(Self.uuid)
    isTruncated = !head.values("warc-truncated").isEmpty
    content = Self.content(of: head)
  }

  private static func content(of head: WebHead) -> Content {
    let types = head.items("warc-type")
    guard types.count == 1 else { return .damaged }
    switch types[0] {
    case "response":
      let isOfHTTP = head.items("content-type").first.map { $0.hasPrefix("application/http") }
      return .response(isOfHTTP: isOfHTTP ?? true)
    case "resource", "conversion": return .whole
    case "warcinfo", "request", "metadata", "revisit": return .none
    // Of a record in segments, the first one is a response.
    default: return .unsupported
    }
  }

  /// The UUID of `<urn:uuid:…>`. Any other ID can contain anything, and is not printed.
  private static func uuid(_ id: String) -> String? {
    var text = id[...]
    if text.hasPrefix("<"), text.hasSuffix(">") { text = text.dropFirst().dropLast() }
    guard text.lowercased().hasPrefix("urn:uuid:") else { return nil }
    let uuid = text.dropFirst("urn:uuid:".count)
    let groups = uuid.split(separator: "-", omittingEmptySubsequences: false)
    let isUUID =
      groups.map(\.utf8.count) == [8, 4, 4, 4, 12]
      && groups.allSatisfy { $0.utf8.allSatisfy { $0.isDigit || 0x61...0x66 ~= $0 | 0x20 } }
    return isUUID ? String(uuid) : nil
  }
}
