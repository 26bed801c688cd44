internal import FoundationEssentials
package import Moult
package import MoultIO

/// Counts what became of the members of the inputs: those that were read, and the reasons of the others.
package struct MemberTally: Sendable, Codable {
  /// What a part of tables has; messages were printed when it was made.
  private enum CodingKeys: String, CodingKey {
    case faults, read, hasMembers, rejected, unused, hasUseful, nothing, harmless, harmlessCount
    case statuses, firstStatus
  }

  /// Why a member had nothing useful, in the form of the journal.
  package struct Unused: Sendable, Codable {
    /// The reason in words.
    package let words: String
    /// Whether another message has the reason.
    package let isSaid: Bool
    /// Whether data was lost.
    package let isLoss: Bool
  }

  /// A file or member that gave nothing, or was not read to its end, in the form of the summary.
  package struct Nothing: Sendable, Codable {
    /// The name of the file or member.
    package let name: String
    /// Why, in words.
    package let reason: String
  }

  /// How many of them are reported one by one; the others are counted.
  private static let mostReported = 20

  /// Messages that are not yet printed, in the order of the input.
  private var messages: [RunMessage] = []
  /// How many members were not read, or not to their ends, by the reason.
  package private(set) var faults: [MemberError.Code: Int] = [:]
  /// The faults one by one; a merge does not keep them.
  package private(set) var named: [NamedFault] = []
  /// Members that were read, damaged or not.
  package private(set) var read = 0
  /// Whether any input was a container, or not read to its end.
  package private(set) var hasMembers = false
  /// Rejected records and stretches, including those of members that are still being read.
  package var rejected = 0
  private var lost = 0
  /// Inputs and members that had data but nothing useful.
  private var unused = 0
  /// Whether an input or member had something useful.
  package private(set) var hasUseful = false
  /// All files and members that gave nothing, or were not read to their end.
  package private(set) var nothing: [Nothing] = []
  /// The first of those that lost nothing, which are reported at the end.
  private var harmless: [Nothing] = []
  private var harmlessCount = 0
  /// HTTP responses without the requested content, by status.
  package private(set) var statuses: [Int: Int] = [:]
  private var firstStatus = ""

  /// A tally of nothing.
  package init() {}

  /// Why the member that ended last had nothing useful.
  package private(set) var last: Unused?

  /// Whether a message has the reason why an input had nothing useful.
  package var hasNamed: Bool { !nothing.isEmpty }

  /// Whether an input or member had data but nothing useful.
  package var hasUnused: Bool { unused > 0 }

  /// Whether notices may have been lost, so that records they name would remain. Among notices, a file that is
  /// passed over is lost too.
  package var hasLostNotices: Bool { hasLost || faults[.notJSON, default: 0] > 0 }

  /// The tally of a run that read notices, for the run that applies them: useful notices do not make its
  /// inputs useful.
  package var ofNotices: MemberTally {
    var tally = self
    tally.hasUseful = false
    return tally
  }

  /// Whether a part of the input was lost.
  package var hasLost: Bool { unused > 0 || faults.contains { !$0.key.isHarmless } }

  /// Counts an input or member that was read to its end.
  ///
  /// - Parameters:
  ///   - unused: why it had nothing useful; nil where it had something.
  ///   - fault: why its rest was not read.
  package mutating func end(_ name: String, _ unused: UnusedInput?, fault: MemberError?) {
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
    if !unused.isSaid { messages.append(RunMessage(name, .unused(unused.words))) }
  }

  private mutating func addHarmless(_ nothing: Nothing) {
    harmlessCount += 1
    if harmless.count < Self.mostReported { harmless.append(nothing) }
  }

  /// How many messages are not yet printed.
  var messageCount: Int { messages.count }

  /// Counts an input that is about to be read.
  package mutating func begin(isPlainInput: Bool) {
    read += 1
    if !isPlainInput { hasMembers = true }
  }

  /// Adds a message about rejected records.
  mutating func report(_ message: RunMessage) { messages.append(message) }

  /// Counts a member that was not read, or not to its end.
  package mutating func fail(_ name: String, _ error: MemberError) {
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
      messages.append(RunMessage(name, .lost(error)))
    }
  }

  /// Counts a record of a web archive that has no content for a reader.
  package mutating func skip(_ code: MemberError.Code) {
    hasMembers = true
    faults[code, default: 0] += 1
  }

  /// Adds the tally of a later part of the input.
  package mutating func merge(_ later: MemberTally) {
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

  /// Adds a member that an earlier run read.
  ///
  /// - Parameter hasOutput: whether it had something useful.
  package mutating func addRead(
    _ name: String, rejected: Int, hasOutput: Bool, _ unused: Unused?
  ) {
    hasMembers = true
    read += 1
    self.rejected += rejected
    hasUseful = hasUseful || hasOutput
    if let unused { add(name, unused) }
  }

  /// Adds members that an earlier run did not read, or not to their ends, with or without their names.
  package mutating func add(faults: [MemberError.Code: Int], named: [NamedFault]) {
    hasMembers = true
    self.faults.merge(faults, uniquingKeysWith: +)
    for fault in named {
      guard let code = MemberError.Code(rawValue: fault.code) else { continue }
      let nothing = Nothing(name: fault.member, reason: "\(MemberError(code))")
      self.nothing.append(nothing)
      if code.isHarmless && code != .httpStatus { addHarmless(nothing) }
    }
  }

  /// Removes and returns the messages that are to be printed; beyond ``mostReported``, lost members are counted.
  package mutating func takeMessages() -> [RunMessage] {
    defer { messages = [] }
    return messages.filter { message in
      switch message.what {
      case .lost, .unused:
        lost += 1
        return lost <= Self.mostReported
      default: return true
      }
    }
  }

  /// The messages for the end of the run.
  package var rest: [RunMessage] {
    var messages: [RunMessage] = []
    if lost > Self.mostReported {
      messages.append(RunMessage(nil, .moreLost(lost - Self.mostReported)))
    }
    let named = harmless.prefix(max(Self.mostReported - lost, 0))
    messages += named.map { RunMessage($0.name, .empty($0.reason)) }
    if harmlessCount > named.count {
      messages.append(RunMessage(nil, .moreEmpty(harmlessCount - named.count)))
    }
    if let responses { messages.append(RunMessage(nil, .note(responses))) }
    return messages
  }

  /// What is said about HTTP responses that were not read; nil where there were none.
  private var responses: String? {
    guard !statuses.isEmpty else { return nil }
    let counts = statuses.sorted { $0.key < $1.key }.map { "\($0.value) of status \($0.key)" }
    let number = statuses.values.reduce(0, +)
    let what = number == 1 ? "1 HTTP response was" : "\(number) HTTP responses were"
    return "\(what) not read: \(counts.joined(separator: ", ")); the first is \(firstStatus)"
  }
}

/// A member that was not read, or not to its end, and the code of the reason.
package struct NamedFault: Codable, Equatable, Sendable {
  /// The name of the member.
  package let member: String
  /// The code of the reason.
  package let code: String
}
