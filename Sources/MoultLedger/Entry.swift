internal import FoundationEssentials
internal import MoultIO

/// A row of the ledger. Rows are only ever added; what holds now follows from all of them.
struct Entry: Sendable, Equatable {
  enum What: String, Sendable {
    case addRecipient = "recipient added"
    case endRecipient = "recipient ended"
    case reserve = "reserved"
    case write = "writing"
    case settle = "settled"
    case giveBack = "given back"
    case lose = "lost"
  }

  /// Counts from 1 without gaps.
  let number: Int
  let time: Moment
  let what: What
  let recipient: String
  /// Of the steps of a release.
  let release: Int?
  let kind: ContentKind?
  let count: Int?
  let details: Details

  /// What only some kinds of rows have. Absent members stay absent in the row.
  struct Details: Sendable, Equatable, Codable {
    var agreed: Int?
    var institution: String?
    var contact: String?
    var permissionDocument: String?
    var permissionLimit: Int?
    var permissionUntil: Int?
    var application: String?
    var purpose: String?
    var limits: String?
    var limitsChecksum: String?
    var basis: Limit.Basis?
    var continues: Int?
    var manifest: String?

    /// As it stands in the row, the same text for the same content.
    func json() throws -> String {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      return String(decoding: try encoder.encode(self), as: UTF8.self)
    }

    init() {}

    init(json: String) throws {
      self = try JSONDecoder().decode(Details.self, from: Data(json.utf8))
    }
  }
}

/// The place in the chain of rows up to which somebody has seen it.
public struct ChainHead: Sendable, Equatable {
  /// How many rows there are.
  public let count: Int
  /// The checksum of the last row, which that of each row before it went into.
  public let digest: String

  static let start = ChainHead(count: 0, digest: String(repeating: "0", count: 64))

  /// As it is kept apart from the ledger.
  var text: String { "\(count) \(digest)\n" }

  init(count: Int, digest: String) { (self.count, self.digest) = (count, digest) }

  /// Reads ``text``; nil for anything else.
  init?(text: String) {
    let parts = text.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, let count = Int(parts[0]), count >= 0, parts[1].last == "\n",
      parts[1].utf8.count == Self.start.digest.utf8.count + 1
    else { return nil }
    self.init(count: count, digest: String(parts[1].dropLast()))
  }

  /// The head after one more row.
  ///
  /// - Parameter details: the text that stands in the row.
  func following(_ entry: Entry, details: String) -> ChainHead {
    let fields: [String?] = [
      digest, String(entry.number), String(entry.time.seconds), entry.what.rawValue,
      entry.recipient, entry.release.map { String($0) }, entry.kind?.rawValue,
      entry.count.map { String($0) }, details,
    ]
    var sum = Checksum()
    for field in fields {
      // With their lengths, so that no two rows give the same bytes.
      sum.add(field.map { "\($0.utf8.count):\($0)," } ?? "-,")
    }
    return ChainHead(count: entry.number, digest: sum.hexadecimal)
  }
}
