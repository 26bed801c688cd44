import ArgumentParser
import Moult
import MoultIO
import MoultLedger

/// Releases hydrated records.
struct ShareHydrated: Command {
  static let about = About(
    "hydrated", "Release hydrated public tweets and users, by hand.",
    """
    Reads hydrated records. Those that show that they are public (the author's account not protected, nothing \
    withheld) are written unchanged to the new directory named with -o; the others are counted and left out. \
    Every tweet and every user counts: a tweet with its author is two. You are asked at the terminal for the \
    recipient's name and a yes; without a terminal it is refused.
    """)

  private let options: ShareOptions

  init(_ read: inout OptionReader) { options = ShareOptions(&read) }

  func run() throws -> ExitCode { try HydratedRelease(options.order(.hydrated)).perform() }
}

/// A release of hydrated records: all are read and counted, a person says yes, then they are reserved, then
/// written.
struct HydratedRelease {
  private let order: ShareOrder

  init(_ order: ShareOrder) { self.order = order }

  func perform() throws -> ExitCode {
    if !order.isDryRun { try Self.requirePerson(order.plan) }
    let ledger = try order.open()
    let (store, code) = try read()
    guard code == .success || code == Exit.rejected else { return code }
    guard store.objects > 0 else {
      writeMessage("moult: there is nothing to release: no record shows itself that it is public")
      return Exit.noRecord
    }
    guard !store.isBroken else {
      throw ShareRefusal(
        clause: .redistribution, reason: "a record that is not known to be public came through.",
        instead: "report this as a fault of moult, with the form of the input.")
    }
    let request = order.request(wanted: store.objects)
    let grant = try ledger.preview(request)
    if !order.isDryRun { try askPerson(grant) }
    var release = ReleaseInProgress(order, request, ledger)
    if let days = order.edition.rule(for: .hydrated).fetchAnewDays {
      release.fetchAnewBy = (ledger.now() + days * Moment.secondsPerDay).day
    }
    let name = Self.fileName(fetchAnewBy: release.fetchAnewBy)
    try release.perform { directory, _ in [try write(store, named: name, in: directory)] }
    return code
  }

  private static func fileName(fetchAnewBy day: String?) -> String {
    "hydrated" + (day.map { "-fetch-anew-by-\($0)" } ?? "") + ".jsonl"
  }

  /// Reads the inputs, and then applies the notices that stood in them.
  private func read() throws -> (LineStore, ExitCode) {
    let store = LineStore()
    var run = try Run(order.plan, to: store)
    let notices = try order.readNotices(for: &run)
    var job = HydratedFilter(notices, limits: order.plan.limits, reading: order.plan.reading)
    try run.feed(&job)
    let code = try run.finish(job.report)
    tellWhatIsLeftOut(job.report)
    let rest = try job.foundNotices.map { try store.applying($0, order.plan.limits) } ?? store
    rest.finish()
    return (rest, code)
  }

  private func write(
    _ store: LineStore, named name: String, in directory: String
  ) throws -> Manifest.File {
    var sink = try OutputSink(directory + "/" + name)
    var sum = Checksum()
    var (lines, bytes) = (0, 0)
    var block = ByteBuffer()
    while try store.take(into: &block) {
      sum.add(block.bytes)
      try sink.write(block.bytes)
      bytes += block.count
      lines += block.lineEnds
      block.removeAll()
    }
    try sink.commit()
    return Manifest.File(name: name, count: lines, bytes: bytes, sha256: sum.hexadecimal)
  }
}

/// The person without whom nothing hydrated is released.
extension HydratedRelease {
  private static func requirePerson(_ plan: Plan) throws {
    let isAutomatic = environment("CI").map { !$0.isEmpty } ?? false
    let streams: [Terminal.Stream] = [.input, .output]
    guard !isAutomatic, streams.allSatisfy({ Terminal.isPresent(at: $0) }) else {
      throw refusal(
        isAutomatic
          ? "CI is set, so that no person runs this."
          : "standard input and output are no terminal, so that no person is asked.")
    }
    guard !plan.inputs.contains("-") else {
      throw ValidationError(
        "Standard input is the terminal at which you are asked: name files to share.")
    }
  }

  private func askPerson(_ grant: Grant) throws {
    let name = grant.recipient.name
    let typed = try Terminal.ask(
      "\(grant.count) hydrated tweets and users are about to be released.\n"
        + "Type the name of the recipient: ")
    guard typed == name else {
      throw Self.refusal("what was typed is not the recipient's name.")
    }
    let answer = try Terminal.ask(
      "Release them to '\(name)', which may not publish them? (yes/no) ")
    guard answer == "yes" else { throw Self.refusal("the answer was not yes.") }
  }

  private static func refusal(_ reason: String) -> ShareRefusal {
    ShareRefusal(
      clause: .redistribution,
      reason: "hydrated records are released by non-automated means only, and \(reason)",
      instead: "run it by hand at a terminal, or share IDs: moult share ids.")
  }
}

/// Tells what was left out of a release, by its reason, so that nothing is lost in silence.
func tellWhatIsLeftOut(_ report: Report) {
  let reasons = report.withheld.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
  if !reasons.isEmpty { writeMessage("moult: withheld: \(reasons.joined(separator: ", "))") }
  let others = report.notes["neither-tweet-nor-user", default: 0]
  if others > 0 { writeMessage("moult: \(others) records are neither tweets nor users") }
}

/// Lines that wait for their release, where they wait, and what stands in them.
final class LineStore: LineTaker {
  private var lines = ReadyLines()
  private var gate = HydratedGate()
  private var words = SpillFile(beside: nil)

  var objects: Int { gate.objects }
  var isBroken: Bool { gate.isBroken }

  func take(_ bytes: Span<UInt8>) throws {
    gate.pass(bytes)
    try lines.append(bytes, to: &words)
  }

  /// Says that no more is put in, so that all of it is counted.
  func finish() { gate.finish() }

  func take(into bytes: inout ByteBuffer) throws -> Bool {
    try lines.take(into: &bytes, from: &words)
  }

  /// What notices leave of the lines. This is empty then.
  func applying(_ notices: Notices, _ limits: Limits) throws -> LineStore {
    let rest = LineStore()
    var filter = HydratedFilter(notices, limits: limits)
    var block = ByteBuffer()
    while try take(into: &block) {
      filter.feed(block.bytes)
      block.removeAll()
      try rest.take(filter.output.bytes)
      filter.output.removeAll()
    }
    filter.finish()
    try rest.take(filter.output.bytes)
    tellWhatIsLeftOut(filter.report)
    return rest
  }
}

extension ByteBuffer {
  /// How many lines end in it.
  var lineEnds: Int {
    let bytes = bytes
    var count = 0
    for index in 0..<bytes.count where bytes[index] == UInt8(ascii: "\n") { count += 1 }
    return count
  }
}
