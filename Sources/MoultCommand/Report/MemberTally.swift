import Moult
import MoultIO

/// What became of the members of the inputs: how many were read, and of the others why not.
struct MemberTally: Sendable {
  enum Message: Sendable {
    /// Of records of a member.
    case refusal(String)
    /// Of a member as a whole.
    case fault(String)
  }

  /// Why a member gave nothing, as it is kept in a journal.
  struct Unused: Sendable, Codable {
    /// In words of our own; nil where another message says it.
    let words: String?
    /// Whether something was lost.
    let isLoss: Bool
  }

  /// Faults told one by one; the rest is counted.
  private static let told = 20

  /// What is to be told, in the order of the input.
  private var messages: [Message] = []
  private(set) var faults: [MemberError.Code: Int] = [:]
  /// The faults one by one; of what is merged they are not kept.
  private(set) var named: [NamedFault] = []
  /// Members that were read, damaged or not.
  private(set) var read = 0
  /// Whether anything but plain inputs was met.
  private(set) var isOfUse = false
  /// Records and stretches that were refused, of members of which that is known so far.
  var refused = 0
  private var lost = 0
  /// Inputs and members that gave nothing useful though they had something.
  private var unused = 0
  /// The message about the first input that had nothing, for where no other had something.
  private var firstEmpty: String?
  /// Whether an input or member gave something useful.
  private(set) var hasUseful = false
  private var notRead = 0
  private var firstNotRead = ""

  /// Why the member that ended last gave nothing.
  private(set) var last: Unused?

  /// Whether it was said of an input why it gave nothing.
  var hasNamed: Bool { unused > 0 || firstEmpty != nil }

  /// Whether notices may have been lost: then what they name would stay. Of notices, a file that is passed
  /// over is lost too.
  var hasLostNotices: Bool { hasLost || faults[.notJSON, default: 0] > 0 }

  /// The same where what was read was notices: that they are useful says nothing of the inputs.
  var ofNotices: MemberTally {
    var tally = self
    tally.hasUseful = false
    return tally
  }

  /// Whether something of the input was lost.
  var hasLost: Bool { unused > 0 || faults.contains { !$0.key.isHarmless } }

  /// Counts an input or member that was read to its end.
  ///
  /// - Parameters:
  ///   - unused: why it gave nothing; nil where it gave something.
  ///   - fault: why its rest was not read.
  mutating func end(_ name: String, _ unused: UnusedInput?, fault: MemberError?) {
    hasUseful = hasUseful || unused == nil
    if let fault { return fail(name, fault) }
    last = unused.map { Unused(words: $0.isSaid ? nil : "\($0)", isLoss: $0.isLoss) }
    if let last { add(name, last) }
  }

  private mutating func add(_ name: String, _ unused: Unused) {
    if unused.isLoss { self.unused += 1 }
    guard let words = unused.words else { return }
    let message = "moult: \(name): \(words)"
    if unused.isLoss {
      messages.append(.fault(message))
    } else {
      firstEmpty = firstEmpty ?? message
    }
  }

  var messageCount: Int { messages.count }

  /// Counts an input that is about to be read.
  mutating func begin(isPlainInput: Bool) {
    read += 1
    if !isPlainInput { isOfUse = true }
  }

  mutating func tell(_ text: String) { messages.append(.refusal(text)) }

  /// Counts what was not read, or not to its end.
  mutating func fail(_ name: String, _ error: MemberError) {
    isOfUse = true
    faults[error.code, default: 0] += 1
    named.append(NamedFault(member: name, code: error.code.rawValue))
    if error.code.isHarmless {
      if notRead == 0 { firstNotRead = name }
      notRead += 1
    } else {
      messages.append(.fault("moult: \(name): \(error)"))
    }
  }

  /// Adds what came later in the input.
  mutating func merge(_ later: MemberTally) {
    messages += later.messages
    faults.merge(later.faults, uniquingKeysWith: +)
    read += later.read
    unused += later.unused
    firstEmpty = firstEmpty ?? later.firstEmpty
    hasUseful = hasUseful || later.hasUseful
    refused += later.refused
    isOfUse = isOfUse || later.isOfUse
    if notRead == 0 { firstNotRead = later.firstNotRead }
    notRead += later.notRead
  }

  /// Counts what an earlier run told of members that it finished.
  mutating func add(_ row: BatchRow) {
    isOfUse = true
    read += row.members.count
    for member in row.members {
      refused += member.report.rejectedCount
      hasUseful = hasUseful || member.output != nil
      if let unused = member.unused { add(member.name, unused) }
    }
    for (word, count) in row.faults {
      guard let code = MemberError.Code(rawValue: word) else { continue }
      faults[code, default: 0] += count
      guard code.isHarmless else { continue }
      if notRead == 0 { firstNotRead = row.unit.name }
      notRead += count
    }
  }

  /// Takes what is to be told now.
  mutating func takeMessages() -> [String] {
    defer { messages = [] }
    return messages.compactMap { message in
      switch message {
      case .refusal(let text): return text
      case .fault(let text):
        lost += 1
        return lost <= Self.told ? text : nil
      }
    }
  }

  /// What is to be told at the end of the run.
  var rest: [String] {
    var lines: [String] = []
    if !hasUseful, unused == 0, let firstEmpty { lines.append(firstEmpty) }
    if lost > Self.told {
      lines.append(
        "moult: \(lost - Self.told) more members lost and not told here; --stats FILE counts them "
          + "by reason")
    }
    if notRead > 0 {
      let what = notRead == 1 ? "1 file was" : "\(notRead) files were"
      lines.append(
        "moult: \(what) not read, being hidden, or no JSON, or no file; the first is \(firstNotRead)"
      )
    }
    return lines
  }
}
