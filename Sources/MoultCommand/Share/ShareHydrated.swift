import ArgumentParser
import Moult
import MoultFiles
import MoultIO
import MoultLedger
import MoultRelease

/// `moult share hydrated`: all records are read and counted, a person confirms, then they are reserved, then
/// written.
struct ShareHydrated: Command {
  static let about = About(
    "share hydrated", "Release hydrated public tweets and users, by hand.",
    """
    Reads hydrated records. Those that show that they are public (the author's account not protected, nothing \
    withheld) are written unchanged to the new directory named with -o; the others are counted and left out. \
    Every tweet and every user counts: a tweet with its author is two. You are asked at the terminal for the \
    recipient's name and a yes; without a terminal it is refused.
    """)

  private let unique: UniqueOptions
  private let options: ShareOptions

  init(_ read: inout OptionReader) {
    unique = UniqueOptions(
      &read, "Release each tweet once.", beyond: "Tweets of further IDs are rejected")
    options = ShareOptions(&read, of: Self.about)
  }

  /// Reads and counts the records, asks a person, and releases.
  func run() throws -> ExitCode {
    let plan = try SharePlan(options, .hydrated)
    if !plan.isDryRun { try Self.requirePerson(plan.inputs) }
    let ledger = try plan.open()
    let (store, code) = try read(plan)
    guard code == .success || code == Exit.rejected else { return code }
    guard store.objects > 0 else {
      writeMessage("moult: there is nothing to release: no record shows that it is public")
      return Exit.noRecord
    }
    let release = try PendingRelease(plan.order, store, ledger)
    let grant = try release.preview()
    if !plan.isDryRun { try askPerson(grant) }
    try plan.perform(release)
    return code
  }

  /// Reads the inputs, and then applies the notices that were among the records.
  private func read(_ plan: SharePlan) throws -> (HydratedStore, ExitCode) {
    let store = HydratedStore()
    var run = try Run(plan.inputs, to: store)
    let notices = try plan.readNotices(for: &run)
    let limits = plan.inputs.limits
    var job = HydratedFilter(
      notices, uniqueMemory: unique.isOn ? unique.memory : nil, limits: limits,
      reading: plan.inputs.reading)
    try run.feed(&job)
    let code = try run.finish(job.report)
    reportWithheld(job.report)
    guard let found = job.foundNotices else {
      store.finish()
      return (store, code)
    }
    let (rest, report) = try store.applying(found, limits)
    reportWithheld(report)
    rest.finish()
    return (rest, code)
  }
}

extension HydratedStore: LineTaker {}

/// The confirmation by a person, without which nothing hydrated is released.
extension ShareHydrated {
  private static func requirePerson(_ inputs: Plan) throws {
    let isAutomatic = environment("CI").map { !$0.isEmpty } ?? false
    let streams: [Terminal.Stream] = [.input, .output]
    guard !isAutomatic, streams.allSatisfy({ Terminal.isPresent(at: $0) }) else {
      throw refusal(
        isAutomatic
          ? "CI is set, so no person runs this."
          : "standard input or output is not a terminal, so no person can be asked.")
    }
    guard !inputs.inputs.contains("-") else {
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
      throw Self.refusal("the typed name is not the recipient's.")
    }
    let answer = try Terminal.ask(
      "Release them to '\(name)', which may not publish them? (yes/no) ")
    guard answer == "yes" else { throw Self.refusal("the answer was not yes.") }
  }

  private static func refusal(_ reason: String) -> ReleaseError {
    .refused(
      clause: .redistribution,
      reason: "hydrated records are released by non-automated means only, and \(reason)",
      instead: "run it by hand at a terminal, or share IDs: moult share ids.")
  }
}
