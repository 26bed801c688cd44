/// The counts of a run. Every record is counted, by its kind or by the reason why it was rejected.
public struct Report: Sendable, Equatable, Codable {
  /// Records read, by kind: `tweet`, `user`, `message`, `page`, the names of control messages, and
  /// `unknown` for records of no known dialect. A page and each of its items count.
  public var records: [String: Int] = [:]
  /// Rejected records and ranges of the input, by ``Rejection/code``.
  public var rejected: [String: Int] = [:]
  /// Tweets, users, messages and IDs that notices withheld, by the reason.
  public var withheld: [String: Int] = [:]
  /// Records that were inside of a wrapper or in another form of JSON, by its name: `elasticsearch`, `kafka`,
  /// `mongodb` for extended JSON, `json-text` for JSON in a string, `jsonlite` for boxed scalars, `key` for lines
  /// with a key before the record. A record in several of them counts for each.
  public var wrapped: [String: Int] = [:]
  /// Notices that were read for other inputs, by kind.
  public var notices: [String: Int] = [:]
  /// Observations that change little or nothing in the output, by name. The manual lists the names.
  public var notes: [String: Int] = [:]
  /// Lines, or IDs, in the output.
  public var outputs = 0
  /// Bytes read.
  public var bytes = 0

  /// A report without counts.
  public init() {}

  /// How many records and ranges of the input were rejected. O(codes).
  public var rejectedCount: Int { rejected.values.reduce(0, +) }

  /// How many lists of IDs turned out to contain records after IDs had been read from them. These IDs may
  /// be numbers from the records.
  public var mixedLists: Int { rejected[RowFault.record.code, default: 0] }

  /// How many lists of IDs turned out to be rounded after IDs had been read from them.
  public var roundedLists: Int { notes[Note.roundedLists.name, default: 0] }

  /// How many values were left out of the output since too few users had used them.
  package var rareValues: Int { notes[Note.rareValues.name, default: 0] }

  /// How many users of values were not counted, as the memory was used up.
  package var valuesBeyondMemory: Int { notes[Note.uncountedValues.name, default: 0] }

  /// Whether the output has records within scripts of personal archives and others outside of them.
  package var mixesScripts: Bool {
    let inScripts = notes[Note.inScripts.name] ?? 0
    return inScripts > 0 && inScripts < outputs
  }

  /// The number of heads of an archive's tweets whose IDs were not printed, as their tweets may be in other inputs.
  package var headsWithoutOutput: Int { notes[Note.headsWithoutOutput.name] ?? 0 }

  /// Whether records of personal archives left with texts, tags or hosts.
  package var showsPersonalArchives: Bool { (notes[Note.ofOnePerson.name] ?? 0) > 0 }

  /// The number of records in scripts of a personal archive that came before names of its owner.
  package var recordsBeforeOwner: Int { notes[Note.beforeOwner.name] ?? 0 }

  /// Keeps that there were such records, and not how many.
  package mutating func coverRecordsBeforeOwner() {
    if recordsBeforeOwner > 0 { notes[Note.beforeOwner.name] = 1 }
  }

  /// Adds the counts of another part of the run.
  public mutating func merge(_ other: Report) {
    records.merge(other.records, uniquingKeysWith: +)
    rejected.merge(other.rejected, uniquingKeysWith: +)
    withheld.merge(other.withheld, uniquingKeysWith: +)
    wrapped.merge(other.wrapped, uniquingKeysWith: +)
    notices.merge(other.notices, uniquingKeysWith: +)
    notes.merge(other.notes, uniquingKeysWith: +)
    outputs += other.outputs
    bytes += other.bytes
  }
}
