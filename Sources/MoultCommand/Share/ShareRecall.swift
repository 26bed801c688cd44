import ArgumentParser
import Moult
import MoultIO
import MoultLedger
import MoultRelease

/// `moult share recall`: lists what of a release later notices name.
struct ShareRecall: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recall",
    abstract: "List what of a release later notices name, for its recipient to delete.",
    discussion: """
      Reads the files of a release, which are checked against its manifest and the ledger, and prints the IDs \
      that the notices name, one a line. A list of tweet IDs does not tell their authors: what a notice says \
      of a user concerns lists of user IDs, and hydrated releases.
      """)

  @Argument(help: "The directory of the release.")
  var release: String

  @Option(
    name: .customLong("with"),
    help: ArgumentHelp(
      "A file of compliance notices; may be given several times.", valueName: "notices"))
  var notices: [String]

  @Option(
    help: "Of a hydrated release, whose IDs are listed: tweets, or users of whom no record stays.")
  var kind: Choice<ComplianceFilter.Kind>?

  @Option(name: .shortAndLong, help: "Write the list to a file, which may not be there yet.")
  var output = Plan.usualOutput

  @Flag(help: "Say how many there are, and list none.")
  var dryRun = false

  @OptionGroup var ledger: LedgerOptions

  func validate() throws {
    guard !notices.isEmpty else { throw ValidationError("--with names a file of notices.") }
    _ = try kind?.value(of: "--kind")
  }

  func run() throws {
    try reporting {
      let place = try ledger.place()
      try checkPaths(place)
      let ledger = try place.open()
      // The release may be one whose process is gone.
      if !dryRun { try ledger.recover() }
      throw try recall(ReleasedFiles(in: release, ledger))
    }
  }

  private func checkPaths(_ place: LedgerPlace) throws {
    var uses = PathUses()
    uses.add(notices, .read, by: "--with")
    uses.add(inputs: [release])
    uses.add(place.path, .kept, by: "--ledger")
    if !dryRun { uses.add(output, .written, by: "-o") }
    try uses.check()
  }

  private func recall(_ release: ReleasedFiles) throws -> ExitCode {
    let manifest = release.manifest
    var plan = try Plan(
      inputs: release.paths, output: Plan.usualOutput, stats: nil,
      reader: .auto, threads: nil, maxDepth: Plan.usualDepth,
      maxRecordBytes: Plan.usualRecordBytes)
    plan.readsLists = true
    try release.verifyFiles()
    var collector = NoticeCollector(limits: plan.limits, reading: plan.reading)
    var noticeRun = try Run(plan.reading(notices))
    try noticeRun.feed(&collector)
    guard !noticeRun.tally.hasLostNotices else { throw UnreadNotices() }
    let code = try noticeRun.finish(collector.report)
    guard code == .success || code == Exit.rejected else { return code }
    let named = IDStore()
    let staying = IDStore()
    try read(plan, manifest, collector.notices, into: staying)
    let stays = try staying.takeAll()
    named.exclude(stays.bytes)
    try read(plan, manifest, nil, into: named)
    try put(named, manifest)
    return code
  }

  /// Reads the IDs of a release's files; without those that notices name.
  private func read(
    _ plan: Plan, _ manifest: Manifest, _ notices: Notices?, into store: IDStore
  ) throws {
    var run = try Run(plan, to: store)
    var job = Dehydrator(
      .init(
        ids: try kind(of: manifest), unique: true, appliesDeletes: notices != nil, notices: notices
      ).sharing(),
      limits: plan.limits, reading: plan.reading)
    try run.feed(&job)
  }

  private func kind(of manifest: Manifest) throws -> Dehydrator.Kind {
    switch manifest.kind {
    case .tweetIDs: .tweets
    case .userIDs: .users
    case .messageIDs: .messages
    case .hydrated: try kind?.value(of: "--kind") == .users ? .users : .tweets
    }
  }

  private func put(_ named: IDStore, _ manifest: Manifest) throws {
    let count = named.count
    let list = try named.takeAll()
    if !dryRun {
      var sink = try OutputSink(output)
      try sink.write(list.bytes)
      try sink.commit()
    }
    writeMessage(
      "moult: \(count) of the \(manifest.count) \(manifest.kind.words) of release "
        + "\(manifest.release) are named: '\(manifest.recipient)' has to delete them")
  }
}
