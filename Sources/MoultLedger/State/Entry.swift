internal import FoundationEssentials
internal import MoultIO

/// A row of the ledger. Rows are only ever added; the current state follows from all of them.
struct Entry: Sendable, Equatable {
  /// What a row records; the values are those of the table.
  enum Event: String, Sendable {
    case addRecipient = "recipient added"
    case endRecipient = "recipient ended"
    case reserve = "reserved"
    case write = "writing"
    case settle = "settled"
    case giveBack = "given back"
    case lose = "lost"
    case addBudget = "budget added"
    case spend = "budget spent"
  }

  /// Counts from 1 without gaps.
  let number: Int
  let time: Moment
  let event: Event
  /// Empty in the rows of a budget.
  let recipient: String
  /// The release whose step this is; nil for a recipient.
  var release: Int?
  /// The kind and number of its items, in the row of its reservation.
  var kind: ReleaseKind?
  var count: Int?
  var details = Details()

  /// What only some rows have. A field that is nil is not in the row. The names are the stored ones, where
  /// `limits` is an edition of the quotas.
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
    var basis: Quota.Basis?
    var continues: Int?
    var manifest: String?
    var dataSet: String?
    var epsilon: String?
    var delta: String?

    /// The text in the row: the same for the same content.
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

/// The end of the chain of rows at some time: how many rows there were, and the checksum of the last.
public struct ChainHead: Sendable, Equatable {
  /// The number of rows.
  public let count: Int
  /// The checksum of the last row, which covers the checksum of the row before it.
  public let digest: String

  static let start = ChainHead(count: 0, digest: String(repeating: "0", count: 64))

  /// The text that is saved outside the ledger.
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
  /// - Parameter details: the text of the details in the row.
  func following(_ entry: Entry, details: String) -> ChainHead {
    let fields: [String?] = [
      digest, String(entry.number), String(entry.time.seconds), entry.event.rawValue,
      entry.recipient, entry.release.map { String($0) }, entry.kind?.rawValue,
      entry.count.map { String($0) }, details,
    ]
    var sum = Checksum()
    for field in fields {
      // The lengths make the bytes of two different rows different.
      sum.add(field.map { "\($0.utf8.count):\($0)," } ?? "-,")
    }
    return ChainHead(count: entry.number, digest: sum.hexadecimal)
  }
}
