/// What a run did: every record is counted here, under what it was or under why it gave nothing.
public struct Report: Sendable, Equatable, Codable {
  /// Records read, by kind: `tweet`, `user`, `message`, `page`, the names of control messages, and
  /// `unknown` for what no dialect describes. The items of a page count as well as the page.
  public var records: [String: Int] = [:]
  /// Records and stretches of input that were refused, by the code of the reason.
  public var rejected: [String: Int] = [:]
  /// Tweets, users, messages and IDs that notices took away, by the reason.
  public var withheld: [String: Int] = [:]
  /// The notices that were applied to other inputs, by kind.
  public var notices: [String: Int] = [:]
  /// What was noticed and changed nothing or little, by name; the manual lists the names.
  public var notes: [String: Int] = [:]
  /// Lines, or IDs, put out.
  public var outputs = 0
  /// Bytes read.
  public var bytes = 0

  public init() {}

  /// How many records and stretches were refused.
  public var rejectedCount: Int { rejected.values.reduce(0, +) }

  /// How many lists of IDs were found to have records in them after IDs had been read from them: these may
  /// have been numbers among the records.
  public var mixedLists: Int { rejected[RowFault.record.rawValue, default: 0] }

  /// Adds what another part of the same run did.
  public mutating func merge(_ other: Report) {
    records.merge(other.records, uniquingKeysWith: +)
    rejected.merge(other.rejected, uniquingKeysWith: +)
    withheld.merge(other.withheld, uniquingKeysWith: +)
    notices.merge(other.notices, uniquingKeysWith: +)
    notes.merge(other.notes, uniquingKeysWith: +)
    outputs += other.outputs
    bytes += other.bytes
  }
}
