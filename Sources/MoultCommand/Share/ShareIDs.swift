import ArgumentParser
import Moult
import MoultFiles
import MoultIO
import MoultLedger
import MoultRelease

/// `moult share ids`: all IDs are read and counted, then reserved, then written.
struct ShareIDs: Command {
  static let about = About(
    "share ids", "Release the IDs of tweets, users or messages.",
    """
    Reads hydrated records of any dialect, archives, and lists and tables of IDs. Writes to the new directory \
    named with -o: lists with one ID a line, each ID once, in the order of the input; manifest.json; README.txt. \
    IDs that notices in the inputs or of --with name are withheld.
    """)

  private let kind: Dehydrator.Kind
  private let column: ListColumn?
  private let isPlausible: Bool
  private let takesFewer: Bool
  private let earlier: [String]
  private let linesEach: Int
  private let options: ShareOptions

  init(_ read: inout OptionReader) {
    kind = read(
      .choice("kind", "kind", default: .tweets, "IDs of tweets, users or messages.")
        .details("The users of tweets are their authors."))
    column = read(.column)
    isPlausible = read(.plausible)
    takesFewer = read(
      .flag("up-to-limit", "Release what fits into the limit.")
        .details("What is left out is reported."))
    earlier = read(
      .texts("continue", "release", "Leave out what this release has.").ofFolders
        .details("It is the directory of a release, and may be given several times."))
    linesEach = read(
      .number("split", default: 1_000_000, in: 1 ... .max, "Most IDs of a file."))
    options = ShareOptions(&read, of: Self.about)
  }

  /// Reads and counts the IDs, and releases them.
  func run() throws -> ExitCode {
    var plan = try SharePlan(options, .init(kind))
    plan.order.takesFewer = takesFewer
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
      PendingRelease(plan.order, store, linesEach: linesEach, continues: continued, ledger))
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
    var options = Dehydrator.Options(
      ids: kind, unique: true, uniqueMemory: UniqueOptions.usualMemory,
      appliesDeletes: true, notices: notices)
    options.column = column
    options.plausibleAt = isPlausible ? Clock.wallSeconds() : nil
    var job = Dehydrator(
      options.sharing(), limits: inputs.limits, reading: inputs.reading)
    try run.feed(&job)
    guard job.report.mixedLists == 0 else {
      writeMessage(
        "moult: a list contains records, so nothing is released; put them into separate files")
      return Exit.noRecord
    }
    guard job.report.roundedLists == 0 else {
      writeMessage(
        "moult: the IDs of a list were rounded, so nothing is released; export them as text")
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
