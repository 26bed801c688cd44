import FoundationEssentials
import Moult
import MoultIO

/// Counts what became of the members of the inputs: those that were read, and the reasons of the others.
struct MemberTally: Sendable, Codable {
  /// What a part of tables has; messages were printed when it was made.
  private enum CodingKeys: String, CodingKey {
    case faults, read, hasMembers, rejected, unused, hasUseful, nothing, harmless, harmlessCount
    case statuses, firstStatus
  }

  /// A message that is not yet printed.
  enum Message: Sendable {
    /// About records of a member.
    case rejection(String)
    /// About a member as a whole.
    case fault(String)
  }

  /// Why a member had nothing useful, in the form of the journal.
  struct Unused: Sendable, Codable {
    /// The reason in words.
    let words: String
    /// Whether another message has the reason.
    let isSaid: Bool
    /// Whether data was lost.
    let isLoss: Bool
  }

  /// A file or member that gave nothing, or was not read to its end, in the form of the summary.
  struct Nothing: Sendable, Codable {
    let name: String
    let reason: String
  }

  /// How many of them are reported one by one; the others are counted.
  private static let mostReported = 20

  /// Messages that are not yet printed, in the order of the input.
  private var messages: [Message] = []
  private(set) var faults: [MemberError.Code: Int] = [:]
  /// The faults one by one; a merge does not keep them.
  private(set) var named: [NamedFault] = []
  /// Members that were read, damaged or not.
  private(set) var read = 0
  /// Whether any input was a container, or not read to its end.
  private(set) var hasMembers = false
  /// Rejected records and stretches, including those of members that are still being read.
  var rejected = 0
  private var lost = 0
  /// Inputs and members that had data but nothing useful.
  private var unused = 0
  /// Whether an input or member had something useful.
  private(set) var hasUseful = false
  /// All files and members that gave nothing, or were not read to their end.
  private(set) var nothing: [Nothing] = []
  /// The first of those that lost nothing, which are reported at the end.
  private var harmless: [Nothing] = []
  private var harmlessCount = 0
  /// HTTP responses without the requested content, by status.
  private(set) var statuses: [Int: Int] = [:]
  private var firstStatus = ""

  /// Why the member that ended last had nothing useful.
  private(set) var last: Unused?

  /// Whether a message has the reason why an input had nothing useful.
  var hasNamed: Bool { !nothing.isEmpty }

  /// Whether an input or member had data but nothing useful.
  var hasUnused: Bool { unused > 0 }

  /// Whether notices may have been lost, so that records they name would remain. Among notices, a file that is
  /// passed over is lost too.
  var hasLostNotices: Bool { hasLost || faults[.notJSON, default: 0] > 0 }

  /// The tally of a run that read notices, for the run that applies them: useful notices do not make its
  /// inputs useful.
  var ofNotices: MemberTally {
    var tally = self
    tally.hasUseful = false
    return tally
  }

  /// Whether a part of the input was lost.
  var hasLost: Bool { unused > 0 || faults.contains { !$0.key.isHarmless } }

  /// Counts an input or member that was read to its end.
  ///
  /// - Parameters:
  ///   - unused: why it had nothing useful; nil where it had something.
  ///   - fault: why its rest was not read.
  mutating func end(_ name: String, _ unused: UnusedInput?, fault: MemberError?) {
    hasUseful = hasUseful || unused == nil
    if let fault { return fail(name, fault) }
    last = unused.map { Unused(words: "\($0)", isSaid: $0.isSaid, isLoss: $0.isLoss) }
    if let last { add(name, last) }
  }

  private mutating func add(_ name: String, _ unused: Unused) {
    let nothing = Nothing(name: name, reason: unused.words)
    self.nothing.append(nothing)
    guard unused.isLoss else { return addHarmless(nothing) }
    self.unused += 1
    if !unused.isSaid { messages.append(.fault("moult: \(name): \(unused.words)")) }
  }

  private mutating func addHarmless(_ nothing: Nothing) {
    harmlessCount += 1
    if harmless.count < Self.mostReported { harmless.append(nothing) }
  }

  /// How many messages are not yet printed.
  var messageCount: Int { messages.count }

  /// Counts an input that is about to be read.
  mutating func begin(isPlainInput: Bool) {
    read += 1
    if !isPlainInput { hasMembers = true }
  }

  /// Adds a message about rejected records.
  mutating func report(_ text: String) { messages.append(.rejection(text)) }

  /// Counts a member that was not read, or not to its end.
  mutating func fail(_ name: String, _ error: MemberError) {
    hasMembers = true
    faults[error.code, default: 0] += 1
    named.append(NamedFault(member: name, code: error.code.rawValue))
    let nothing = Nothing(name: name, reason: "\(error)")
    self.nothing.append(nothing)
    if let status = error.status {
      if statuses.isEmpty { firstStatus = name }
      statuses[status, default: 0] += 1
    } else if error.code.isHarmless {
      addHarmless(nothing)
    } else {
      messages.append(.fault("moult: \(name): \(error)"))
    }
  }

  /// Counts a record of a web archive that has no content for a reader.
  mutating func skip(_ code: MemberError.Code) {
    hasMembers = true
    faults[code, default: 0] += 1
  }

  /// Adds the tally of a later part of the input.
  mutating func merge(_ later: MemberTally) {
    messages += later.messages
    faults.merge(later.faults, uniquingKeysWith: +)
    read += later.read
    unused += later.unused
    hasUseful = hasUseful || later.hasUseful
    rejected += later.rejected
    hasMembers = hasMembers || later.hasMembers
    nothing += later.nothing
    harmless += later.harmless.prefix(Self.mostReported - harmless.count)
    harmlessCount += later.harmlessCount
    if statuses.isEmpty { firstStatus = later.firstStatus }
    statuses.merge(later.statuses, uniquingKeysWith: +)
  }

  /// Adds what an earlier run counted in members that it finished.
  mutating func add(_ row: BatchRow) {
    hasMembers = true
    read += row.members.count
    for member in row.members {
      rejected += member.report.rejectedCount
      hasUseful = hasUseful || member.output != nil
      if let unused = member.unused { add(member.name, unused) }
    }
    for (word, count) in row.faults {
      guard let code = MemberError.Code(rawValue: word) else { continue }
      faults[code, default: 0] += count
    }
    for fault in row.named ?? [] {
      guard let code = MemberError.Code(rawValue: fault.code) else { continue }
      let nothing = Nothing(name: fault.member, reason: "\(MemberError(code))")
      self.nothing.append(nothing)
      if code.isHarmless && code != .httpStatus { addHarmless(nothing) }
    }
  }

  /// Removes and returns the messages that are to be printed; beyond ``mostReported``, faults are counted.
  mutating func takeMessages() -> [String] {
    defer { messages = [] }
    return messages.compactMap { message in
      switch message {
      case .rejection(let text): return text
      case .fault(let text):
        lost += 1
        return lost <= Self.mostReported ? text : nil
      }
    }
  }

  /// The messages for the end of the run.
  var rest: [String] {
    var lines: [String] = []
    if lost > Self.mostReported {
      lines.append(
        "moult: \(lost - Self.mostReported) more members were lost; --stats FILE names them"
      )
    }
    let named = harmless.prefix(max(Self.mostReported - lost, 0))
    for nothing in named { lines.append("moult: \(nothing.name): \(nothing.reason)") }
    if harmlessCount > named.count {
      lines.append(
        "moult: \(harmlessCount - named.count) more files gave nothing; --stats FILE names them")
    }
    if !statuses.isEmpty {
      let counts = statuses.sorted { $0.key < $1.key }.map { "\($0.value) of status \($0.key)" }
      let number = statuses.values.reduce(0, +)
      let what = number == 1 ? "1 HTTP response was" : "\(number) HTTP responses were"
      lines.append(
        "moult: \(what) not read: \(counts.joined(separator: ", ")); the first is \(firstStatus)")
    }
    return lines
  }
}
