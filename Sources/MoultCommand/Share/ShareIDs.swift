import ArgumentParser
import Moult
import MoultIO
import MoultLedger
import MoultRelease

/// `moult share ids`: all IDs are read and counted, then reserved, then written.
struct ShareIDs: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ids",
    abstract: "Release the IDs of tweets, users or messages.",
    discussion: """
      Reads hydrated records of any dialect, archives, lists with one ID a line, and tables with a column of IDs. Writes to the \
      new directory named with -o: lists with one ID a line, each ID once, in the order of the input; \
      manifest.json; README.txt. What notices in the inputs or of --with name is withheld.
      """)

  @OptionGroup var options: ShareOptions

  @Option(help: "Whose IDs: tweets, users (of tweets, the authors) or messages.")
  var kind = Choice(DehydrateRequest.usualIDs)

  @Option(help: ListColumn.help)
  var column: ListColumn?

  @Flag(help: "If not all fits into the limit, release what fits, and say what is left out.")
  var upToLimit = false

  @Option(
    name: .customLong("continue"),
    help: ArgumentHelp(
      "Leave out what this release already has, by the directory of the release; may be given several "
        + "times.", valueName: "release"))
  var earlier: [String] = []

  @Option(help: ArgumentHelp("At most so many IDs a file.", valueName: "lines"))
  var split = 1_000_000

  func validate() throws {
    guard split > 0 else { throw ValidationError("--split takes a number from 1.") }
    _ = try kind.value(of: "--kind")
  }

  func run() throws { try reporting { throw try release() } }

  private func release() throws -> ExitCode {
    let kind = try kind.value(of: "--kind")
    var plan = try SharePlan(options, .init(kind))
    plan.order.takesFewer = upToLimit
    plan.inputs.otherPaths.add(earlier, .read, by: "--continue")
    let ledger = try plan.open()
    let store = IDStore()
    let continued = try EarlierReleases(earlier, plan.order, ledger).exclude(from: store)
    let code = try read(kind, plan, into: store)
    guard code == .success || code == Exit.rejected else { return code }
    if store.repeated > 0 {
      writeMessage("moult: \(store.repeated) were released before and are left out")
    }
    guard store.count > 0 else {
      writeMessage("moult: there is nothing to release")
      return Exit.noRecord
    }
    try plan.perform(
      PendingRelease(plan.order, store, linesEach: split, continues: continued, ledger))
    return code
  }

  /// Reads the IDs of the inputs, without those that notices name.
  private func read(
    _ kind: Dehydrator.Kind, _ plan: SharePlan, into store: IDStore
  ) throws -> ExitCode {
    var inputs = plan.inputs
    inputs.readsLists = true
    var run = try Run(inputs, to: store)
    let notices = try plan.readNotices(for: &run)
    var job = Dehydrator(
      .init(
        ids: kind, unique: true, uniqueMemory: DehydrateRequest.usualUniqueMemory.bytes,
        appliesDeletes: true, notices: notices
      ).sharing(column: column),
      limits: inputs.limits, reading: inputs.reading)
    try run.feed(&job)
    guard job.report.mixedLists == 0 else {
      writeMessage("moult: a list has records in it, so nothing is released; separate the two")
      return Exit.noRecord
    }
    let code = try run.finish(job.report)
    reportWithheld(job.report)
    return code
  }
}

extension IDStore: LineTaker {}

extension ReleaseKind {
  /// The kind of a release of IDs.
  init(_ ids: Dehydrator.Kind) {
    switch ids {
    case .tweets: self = .tweetIDs
    case .users: self = .userIDs
    case .messages: self = .messageIDs
    }
  }
}
