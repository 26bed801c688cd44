import ArgumentParser
import Moult
import MoultIO
import MoultLedger
import MoultRelease

/// `moult share recall`: lists the IDs of a release that later notices name.
struct ShareRecall: Command {
  static let about = About(
    "share recall", "List the IDs of a release that later notices name.",
    """
    Reads the files of a release, checks them against its manifest and the ledger, and prints the IDs that the \
    notices name, one a line. A list of tweet IDs does not have their authors: notices about a user concern \
    lists of user IDs, and hydrated releases.
    """)

  private let release: String
  private let notices: [String]
  private let kind: ComplianceFilter.Kind?
  private let output: String
  private let dryRun: Bool
  private let ledger: LedgerOptions

  init(_ read: inout OptionReader) {
    release = read(.operand("release", "Directory of the release.").ofFolders)
    notices = read(.notices.required)
    kind = read(
      .choice("kind", "kind", "List tweets or users.").usually("tweets")
        .details("For a hydrated release; `users` are those without a remaining record."))
    output = read(
      .text("output", "file", default: Plan.usualOutput, "Write the list to this new file.")
        .short("o").ofFiles.usually("standard output"))
    dryRun = read(.dryRun("Report the number of IDs, and list none."))
    ledger = LedgerOptions(&read)
  }

  /// Checks the release, and prints the IDs that the notices name.
  func run() throws -> ExitCode {
    let place = try ledger.place()
    try checkPaths(place)
    let ledger = try place.open()
    // The process of the release may have ended before it was complete.
    if !dryRun { try ledger.recover() }
    return try recall(ReleasedFiles(in: release, ledger))
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
    var plan = try Plan(inputs: release.paths, reading: Plan.Reader.auto.reading())
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
    // Whether the list is read to its end changes no code.
    do { try put(named, manifest) } catch is ClosedOutput {}
    return code
  }

  /// Reads the IDs of a release's files; without those that notices name.
  private func read(
    _ plan: Plan, _ manifest: Manifest, _ notices: Notices?, into store: IDStore
  ) throws {
    var run = try Run(plan, to: store)
    var job = Dehydrator(
      .init(
        ids: kind(of: manifest), unique: true, appliesDeletes: notices != nil, notices: notices
      ).sharing(),
      limits: plan.limits, reading: plan.reading)
    try run.feed(&job)
  }

  private func kind(of manifest: Manifest) -> Dehydrator.Kind {
    switch manifest.kind {
    case .tweetIDs: .tweets
    case .userIDs: .users
    case .messageIDs: .messages
    case .hydrated: kind == .users ? .users : .tweets
    }
  }

  private func put(_ named: IDStore, _ manifest: Manifest) throws {
    let count = named.count
    let list = try named.takeAll()
    if !dryRun { try writeData(list.bytes, to: output) }
    writeMessage(
      "moult: \(count) of the \(manifest.count) \(manifest.kind.words) of release "
        + "\(manifest.release) are named by notices: '\(manifest.recipient)' has to delete them")
  }
}
