import ArgumentParser
import Moult
import MoultIO
import MoultLedger

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
    try telling {
      let place = try ledger.place()
      try checkPaths(place)
      let ledger = try place.open()
      // The release may be the one whose process is gone.
      if !dryRun { try ledger.recover() }
      let (manifest, text) = try Manifest.read(from: release)
      if let fault = try ledger.fault(of: manifest, text: text) {
        throw LedgerError.otherManifest(file: release, ledger: ledger.path, reason: fault)
      }
      throw try recall(manifest)
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

  private func recall(_ manifest: Manifest) throws -> ExitCode {
    var plan = try Plan(
      inputs: manifest.files.map { release + "/" + $0.name }, output: Plan.usualOutput, stats: nil,
      reader: .auto, threads: nil, maxDepth: Plan.usualDepth,
      maxRecordBytes: Plan.usualRecordBytes)
    plan.readsLists = true
    for file in manifest.files { _ = try file.checkedBytes(in: release) }
    var collector = NoticeCollector(limits: plan.limits, reading: plan.reading)
    var noticeRun = try Run(plan.reading(notices))
    try noticeRun.feed(&collector)
    guard !noticeRun.tally.hasLostNotices else { throw UnreadNotices() }
    let code = try noticeRun.finish(collector.report)
    guard code == .success || code == Exit.rejected else { return code }
    let named = IDStore()
    let staying = IDStore()
    try read(plan, manifest, collector.notices, into: staying)
    let stays = try staying.all()
    named.ids.leaveOut(stays.bytes)
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
    let count = named.ids.count
    let list = try named.all()
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

extension IDStore {
  /// All IDs that wait, a line each.
  func all() throws -> ByteBuffer {
    var lines = ByteBuffer()
    while try take(upTo: 1 << 16, into: &lines) > 0 {}
    return lines
  }
}
