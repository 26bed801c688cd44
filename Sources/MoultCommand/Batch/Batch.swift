import Moult
import MoultFiles
import MoultIO

/// The outputs of a run in which each member has an output of its own.
///
/// A unit is a file of the inputs, or an archive with its members. Outputs get their names in the order of the input,
/// threads complete them, and a unit is noted in the journal when all its outputs are on disk:
///
///     batch.startUnit(unit)
///     batch.start(member); batch.take(lines); batch.end(report, rest)     // for each in the unit
///     batch.endUnit()
final class Batch: LineTaker {
  /// The most outputs that are in memory or being written, and the most bytes of them after which no other is added.
  static let mostWaiting = 32
  private static let mostBytes = 16 << 20
  /// Threads that complete outputs. They wait for the disk, which writes many files in the time of one.
  private static let finishers = 8
  /// The journal is synced to the disk after this many seconds.
  private static let syncInterval = 1.0

  /// A unit, and its outputs that are being written.
  private struct Unit {
    var row: BatchRow
    /// Each with its index in the row.
    var files: [(place: Int, file: MemberFile)] = []
    /// The value of ``Batch/submitted`` after the last of these files.
    var submitted = 0
  }

  let folder: BatchFolder
  private let plan: Plan
  private let job: BatchJob
  private var journal: BatchJournal
  private var names: BatchNames
  private let finishing: OrderedWorkers<MemberFile>?
  /// How many files were submitted for completion, and how many of them are complete.
  private var submitted = 0
  private var completed = 0
  /// The bytes in memory of the files that are being completed, in their order.
  private var sizes: [Int] = []
  private var waiting: [Unit] = []
  private var unit: Unit?
  private var member: Member?
  private var file: MemberFile?
  /// The current input.
  private var input = ""
  private var hasRead = false
  /// The places of the members that this run has found.
  private var places: Set<Int> = []
  /// How many members were found again, as with an input that is also in a directory of the inputs.
  private(set) var repeated = 0
  /// How many members of the journal this run has found.
  private var met = 0
  /// The row of the member that ``isFinished(_:)`` was called for last, if it is finished.
  private var finished: BatchRow?
  private var lastSync = Clock.seconds()
  /// The totals of the whole batch, including earlier runs.
  private(set) var totals = BatchTotals()
  private(set) var earlierLosses = EarlierLosses()

  /// - Throws: ``BatchError``, ``IOError``.
  init(_ plan: Plan, _ job: BatchJob) throws {
    (self.plan, self.job) = (plan, job)
    folder = try BatchFolder(plan.output, resuming: plan.resumes)
    var names = BatchNames(
      plan.naming(job), suffix: job.suffix + (plan.compression?.suffix ?? ""))
    journal = try BatchJournal(in: folder, BatchHeader(plan, job)) { names.take($0) }
    try names.removeUnnoted(in: folder)
    self.names = names
    // Without threads, each output is completed before the next.
    // They wait for the disk, but one thread is to compress where one thread is to read.
    let count = plan.threads == 1 && plan.compression != nil ? 1 : Self.finishers
    finishing = try? OrderedWorkers(count: count) { $0.complete() }
  }

  /// Starts an input of the plan.
  func enter(_ input: String) { self.input = input }

  /// Whether the output of a member depends on the members before it.
  var isOrdered: Bool { job.isOrdered }
}

// MARK: - What is finished already

extension Batch {
  /// Whether a member is finished: it has not changed and its outputs exist, or this run has read it before.
  /// The outputs of a member that has to be read again are removed.
  func isFinished(_ member: Member) throws -> Bool {
    // The journal has one row for each place.
    guard places.insert(member.place.hashValue).inserted else {
      repeated += 1
      return true
    }
    guard let row = try journal.row(of: member) else { return false }
    met += 1
    let isSame = row.unit == member && member.containerVersion != nil
    // The output of a member may depend on members before it that were read again.
    if isSame, !(job.isOrdered && hasRead), try hasOutputs(row) {
      finished = row
      return true
    }
    if !isSame { totals.changed += 1 }
    names.free(row)
    // It may have fewer outputs this time.
    for output in row.outputs { folder.remove(output) }
    return false
  }

  private func hasOutputs(_ row: BatchRow) throws -> Bool {
    for member in row.members {
      guard let output = member.output else { continue }
      guard try folder.size(of: output) == member.bytes else { return false }
    }
    return true
  }

  /// Records that a member is going to be read.
  func willRead() { hasRead = true }

  /// Counts the member that is finished, and returns its row in the journal.
  func passOver() -> BatchRow? {
    if let finished {
      totals.add(finished)
      earlierLosses.add(finished)
    }
    return finished.take()
  }

  /// Whether outputs have the names of members though the job numbers them by default.
  var publishesNames: Bool { job.naming == .numbered && plan.naming(job) == .mirrored }

  /// How many members an earlier run finished that are not in the inputs of this one.
  var goneCount: Int { journal.earlierCount - met }
}

// MARK: - What is read

extension Batch {
  /// Starts a unit.
  func startUnit(_ member: Member) {
    unit = Unit(row: BatchRow(unit: member))
    names.startUnit(member)
  }

  /// Starts a member of the current unit.
  func start(_ member: Member) { self.member = member }

  /// Writes lines to the output of the current member.
  func take(_ lines: Span<UInt8>) throws {
    try openFile()?.write(lines)
  }

  /// The output of the current member.
  private func openFile() throws -> MemberFile? {
    if let file { return file }
    guard let member else { return nil }
    let opened = MemberFile(
      names.name(of: member, ofInput: input), in: folder, compression: plan.compression)
    let header = plan.header
    if !header.isEmpty { try opened.write(header.span) }
    file = opened
    return opened
  }

  /// Ends the output of the current member, and returns its name; nil where no record was useful.
  func end(_ report: Report, _ rest: ByteBuffer, _ outcome: MemberTally) throws -> String? {
    guard let member else { return nil }
    if outcome.hasUseful { try openFile()?.write(rest.bytes) }
    let reported = plan.reportsCounts ? report : report.withoutCounts
    unit?.row.members.append(
      MemberRow(
        name: member.name, output: file?.name, unused: outcome.last, report: reported))
    if let file, let place = unit?.row.members.indices.last {
      unit?.files.append((place, file))
      finish(file)
    }
    defer { (self.member, file) = (nil, nil) }
    return file?.name
  }

  private func finish(_ file: MemberFile) {
    submitted += 1
    guard let finishing else { return file.complete() }
    sizes.append(file.heldBytes)
    finishing.submit(file)
    collect(leaving: Self.mostWaiting)
  }

  /// Waits until at most `most` files are being written, with few bytes in memory.
  private func collect(leaving most: Int) {
    guard let finishing else {
      completed = submitted
      return
    }
    while finishing.pending > most || finishing.isNextDone || sizes.reduce(0, +) > Self.mostBytes {
      _ = finishing.take()
      sizes.removeFirst()
      completed += 1
    }
  }

  /// Counts members of the current unit that were not read, or not to their ends.
  func count(_ faults: [NamedFault]) {
    for fault in faults { unit?.row.faults[fault.code, default: 0] += 1 }
    if !faults.isEmpty && unit?.row.named == nil { unit?.row.named = [] }
    unit?.row.named?.append(contentsOf: faults)
  }

  /// Ends the current unit. It is noted in the journal when its outputs are on disk.
  func endUnit() throws {
    guard var ended = unit.take() else { return }
    ended.submitted = submitted
    waiting.append(ended)
    try settle()
  }

  /// Adds the units whose outputs are on disk to the journal.
  func settle() throws {
    collect(leaving: Self.mostWaiting)
    while let next = waiting.first, next.submitted <= completed {
      var row = next.row
      for (place, file) in next.files { row.members[place].bytes = try file.size() }
      try note(row)
      waiting.removeFirst()
    }
  }

  private func note(_ row: BatchRow) throws {
    try journal.add(row)
    totals.add(row)
    let now = Clock.seconds()
    guard now - lastSync > Self.syncInterval else { return }
    try folder.syncJournal()
    lastSync = now
  }

  /// Waits for all outputs, and syncs them to the disk.
  func finish() throws {
    collect(leaving: 0)
    try settle()
    folder.syncNames()
    try folder.syncJournal()
  }

  /// Calls `take` with the row of each unit. O(the journal).
  func forEachRow(_ take: (BatchRow) throws -> Void) throws { try journal.forEachRow(take) }
}
