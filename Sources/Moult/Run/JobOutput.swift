internal import JSONStream

/// Observations that change little or nothing in the output.
enum Note: Int, CaseIterable {
  case pairDisagrees
  case noAuthor
  case malformedRelatedID
  case malformedValues
  case withheldElsewhere
  case malformedTime
  case scrubbedPlaces
  case goneCopies
  case otherRecords
  case valuesOverLimit
  case promoted
  case roundedLists
  case protectedItems
  case inScripts
  case headsWithoutOutput
  case repeated
  case rareValues
  case uncountedValues
  case ofOnePerson
  case beforeOwner

  /// The name in a ``Report``.
  var name: String {
    switch self {
    case .pairDisagrees: "id-and-id_str-disagree"
    case .noAuthor: "tweet-without-author"
    case .malformedRelatedID: "malformed-related-id"
    case .malformedValues: "malformed-values"
    case .withheldElsewhere: "withheld-in-other-countries"
    case .malformedTime: "notice-with-malformed-time"
    case .scrubbedPlaces: "tweets-without-their-place"
    case .goneCopies: "copies-taken-out"
    case .otherRecords: "neither-tweet-nor-user"
    case .valuesOverLimit: "values-over-limit"
    case .promoted: "promoted"
    case .roundedLists: "rounded-lists"
    case .protectedItems: "protected-accounts"
    case .inScripts: "records-in-scripts"
    case .headsWithoutOutput: "heads-without-output"
    case .repeated: "repeated-tweets"
    case .rareValues: "rare-values"
    case .uncountedValues: "values-beyond-memory"
    case .ofOnePerson: "tweets-of-personal-archives"
    case .beforeOwner: "records-before-their-owner"
    }
  }
}

/// The output, counts and rejections of a job.
///
/// Counts are arrays indexed by number; the report gives them names.
struct JobOutput: Sendable {
  var buffer = ByteBuffer(capacity: 1 << 16)
  var rejections: [Rejection] = []
  /// Lines, or IDs, in the output so far.
  private(set) var lineCount = 0
  /// Bytes read.
  var bytesRead = 0
  /// The counts of the current input.
  var input = InputTally()
  private var kinds: [Int]
  private var notes = [Int](repeating: 0, count: Note.allCases.count)
  private var rejected: [String: Int] = [:]
  /// Records that notices withheld, by reason.
  private var withheld: [String: Int] = [:]
  /// Records that were inside of wrappers, by the names of these.
  private var wrapped: [String: Int] = [:]
  /// Whether the work returned the record, which may be a wrapper: the runner looks inside of it.
  var isReturned = false
  /// Whether nothing is inside of the record, so that the work must not return it again.
  var isOpened = false
  let kindNames: [String]

  init(_ kinds: KindTable) {
    kindNames = kinds.names
    self.kinds = Array(repeating: 0, count: kinds.names.count)
  }

  mutating func count(_ kind: KindNumber) {
    kinds[Int(kind.rawValue)] += 1
    input.count(kind)
  }

  /// Returns a record of no known type, or counts it.
  mutating func returnUnknown() {
    if isOpened { count(.unknown) } else { isReturned = true }
  }

  /// Returns a page if none of its items is of a known type, or an entry without items; false where the work has to
  /// take it.
  mutating func returns(_ page: Item, holding items: [Item]) -> Bool {
    guard items.first?.kind == .unknown || items.isEmpty && page.kind == .entry, !isOpened else {
      return false
    }
    isReturned = items.allSatisfy { $0.kind == .unknown }
    return isReturned
  }

  /// Counts a page. An archive's entry around a record is not counted, unless it contains no record.
  mutating func count(_ page: Item, holding items: [Item]) {
    note(.promoted, items.count { $0.isPromoted })
    if page.kind != .entry {
      count(page.kind)
    } else if items.isEmpty {
      count(.unknown)
    }
  }

  mutating func note(_ note: Note, _ times: Int = 1) {
    notes[note.rawValue] += times
  }

  mutating func reject(_ rejection: Rejection) {
    rejected[rejection.code, default: 0] += 1
    input.reject()
    rejections.append(rejection)
  }

  /// Counts records that were inside of wrappers, once for each name.
  mutating func countWrapped(in names: [String], _ count: Int = 1) {
    for (index, name) in names.enumerated() where !names[..<index].contains(name) {
      wrapped[name, default: 0] += count
    }
  }

  /// Counts a record that a notice withheld.
  mutating func withhold(_ reason: String) {
    withheld[reason, default: 0] += 1
    input.use()
  }

  /// Ends a line of output.
  mutating func endLine() {
    buffer.append(UInt8(ascii: "\n"))
    countLine()
  }

  /// Counts a line of output that has its line end.
  mutating func countLine() {
    lineCount += 1
    input.use()
  }

  /// Subtracts lines that were removed from the buffer.
  mutating func withdraw(_ lines: Int) {
    lineCount -= lines
  }

  mutating func clearCounts() {
    for kind in kinds.indices { kinds[kind] = 0 }
    for note in notes.indices { notes[note] = 0 }
    rejected.removeAll(keepingCapacity: true)
    withheld.removeAll(keepingCapacity: true)
    wrapped.removeAll(keepingCapacity: true)
    lineCount = 0
    bytesRead = 0
  }

  /// Adds the counts of a chunk of the same run, without its output and rejections.
  mutating func mergeCounts(_ other: borrowing JobOutput) {
    for kind in kinds.indices { kinds[kind] += other.kinds[kind] }
    for note in notes.indices { notes[note] += other.notes[note] }
    rejected.merge(other.rejected, uniquingKeysWith: +)
    withheld.merge(other.withheld, uniquingKeysWith: +)
    wrapped.merge(other.wrapped, uniquingKeysWith: +)
    lineCount += other.lineCount
    bytesRead += other.bytesRead
  }

  /// The counts so far, without zeros. O(kinds of records).
  var report: Report {
    var report = Report()
    for (name, count) in zip(kindNames, kinds) where count > 0 { report.records[name] = count }
    for note in Note.allCases where notes[note.rawValue] > 0 {
      report.notes[note.name] = notes[note.rawValue]
    }
    report.rejected = rejected
    report.withheld = withheld
    report.wrapped = wrapped
    report.outputs = lineCount
    report.bytes = bytesRead
    return report
  }
}

/// Chunks; see `Job+Chunks.swift`.
extension JobOutput {
  /// Forgets all output, rejections and counts. The memory is kept.
  mutating func removeAll() {
    buffer.removeAll()
    rejections.removeAll()
    clearCounts()
  }

  /// Adds the output of a chunk that starts at a position of the input.
  ///
  /// - Precondition: the caller has taken the output so far.
  mutating func merge(_ chunk: inout JobOutput, after start: Position) {
    precondition(buffer.isEmpty, "the output of an earlier chunk was not taken")
    swap(&buffer, &chunk.buffer)
    for rejection in chunk.rejections {
      rejections.append(
        Rejection(
          code: rejection.code, position: rejection.position.after(start),
          reason: rejection.reason))
    }
    mergeCounts(chunk)
  }
}
