import Moult
import MoultIO

/// The outputs of a run that gives each member one of its own.
///
/// The run says what it reads. Outputs get their names in the order of the input, threads complete them,
/// and a unit stands in the journal when all that came of it is on disk:
///
///     batch.startUnit(unit)
///     batch.start(member); batch.take(lines); batch.end(report, rest)     // for each in the unit
///     batch.endUnit()
final class Batch: LineTaker {
  /// So many outputs are in memory or on their way to the disk.
  private static let mostWaiting = 4
  /// The journal is put on disk when so many seconds have passed.
  private static let syncInterval = 1.0

  /// What was read as one, and the outputs of it that are on their way.
  private struct Unit {
    var row: BatchRow
    /// Each with its place in the row.
    var files: [(place: Int, file: MemberFile)] = []
    /// How many files were given to be completed when the last of these was.
    var given = 0
  }

  let folder: BatchFolder
  private let plan: Plan
  private let job: BatchJob
  private var journal: BatchJournal
  private var names: BatchNames
  private let finishing: OrderedWorkers<MemberFile>?
  /// How many files were given to be completed, and how many of them are.
  private var given = 0
  private var completed = 0
  private var waiting: [Unit] = []
  private var unit: Unit?
  private var member: Member?
  private var file: MemberFile?
  /// The input that is walked through.
  private var input = ""
  private var hasRead = false
  /// The places of the members that this run has met.
  private var places: Set<Int> = []
  /// How many members were met again, as with an input that is also in a directory that is given.
  private(set) var repeated = 0
  /// Members that stand in the journal and were met.
  private var met = 0
  /// The journal's row of the member that was just found finished.
  private var finished: BatchRow?
  private var lastSync = Clock.seconds()
  /// What the whole batch did, earlier runs of it included.
  private(set) var totals = BatchTotals()
  private(set) var earlierLosses = EarlierLosses()

  /// - Throws: ``BatchError``, ``IOError``.
  init(_ plan: Plan, _ job: BatchJob) throws {
    (self.plan, self.job) = (plan, job)
    folder = try BatchFolder(plan.output, goesOn: plan.resumes)
    var names = BatchNames(
      plan.naming(job), suffix: job.suffix + (plan.compression?.suffix ?? ""))
    journal = try BatchJournal(in: folder, BatchHeader(plan, job)) { names.take($0) }
    try names.removeUnnoted(in: folder)
    self.names = names
    finishing =
      plan.threads == 1
      ? nil : try OrderedWorkers(count: min(plan.threads, Self.mostWaiting)) { $0.complete() }
  }

  func enter(_ input: String) { self.input = input }

  /// Whether the output of a member depends on the members before it.
  var isOrdered: Bool { job.isOrdered }
}

// MARK: - What is finished already

extension Batch {
  /// Whether a member is finished: it has not changed, and its outputs are there; or it was met before.
  /// What there is of one that is to be read again is removed.
  func isFinished(_ member: Member) throws -> Bool {
    // Two outputs would be one in the journal.
    guard places.insert(member.place.hashValue).inserted else {
      repeated += 1
      return true
    }
    guard let row = try journal.row(of: member) else { return false }
    met += 1
    let isSame = row.unit == member && member.containerVersion != nil
    // What comes out of a member may depend on one that was read again before it.
    if isSame, !(job.isOrdered && hasRead), try hasOutputs(row) {
      finished = row
      return true
    }
    if !isSame { totals.changed += 1 }
    names.free(row)
    // What comes of it now may be less: nothing of what came before stays.
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

  /// Says that a member is going to be read.
  func willRead() { hasRead = true }

  /// Counts the member that was found finished, and gives its row in the journal.
  func passOver() -> BatchRow? {
    if let finished {
      totals.add(finished)
      earlierLosses.add(finished)
    }
    return finished.take()
  }

  /// Whether names of members become public where the job has other names by default.
  var publishesNames: Bool { job.naming == .numbered && plan.naming(job) == .mirrored }

  /// How many members an earlier run finished that this one has not met in the inputs.
  var goneCount: Int { journal.earlierCount - met }
}

// MARK: - What is read

extension Batch {
  func startUnit(_ member: Member) {
    unit = Unit(row: BatchRow(unit: member))
    names.startUnit(member)
  }

  func start(_ member: Member) { self.member = member }

  func take(_ lines: Span<UInt8>) throws {
    try openFile()?.write(lines)
  }

  /// The output of the member at hand.
  private func openFile() -> MemberFile? {
    if let file { return file }
    guard let member else { return nil }
    file = MemberFile(
      names.name(of: member, ofInput: input), in: folder, compression: plan.compression)
    return file
  }

  /// Ends the output of a member, and returns its name. Where no record was useful, there is none.
  func end(_ report: Report, _ rest: ByteBuffer, _ outcome: MemberTally) throws -> String? {
    guard let member else { return nil }
    if outcome.hasUseful { try openFile()?.write(rest.bytes) }
    let told = plan.tellsCounts ? report : report.withoutCounts
    unit?.row.members.append(
      MemberRow(
        name: member.name, output: file?.name, unused: outcome.last, report: told))
    if let file, let place = unit?.row.members.indices.last {
      unit?.files.append((place, file))
      finish(file)
    }
    defer { (self.member, file) = (nil, nil) }
    return file?.name
  }

  private func finish(_ file: MemberFile) {
    given += 1
    if let finishing { finishing.give(file) } else { file.complete() }
    collect(leaving: Self.mostWaiting)
  }

  /// Waits until no more files are on their way than may be.
  private func collect(leaving most: Int) {
    guard let finishing else {
      completed = given
      return
    }
    while finishing.pending > most || finishing.isNextDone {
      _ = finishing.take()
      completed += 1
    }
  }

  /// Counts what was not read of the unit at hand, or not to its end.
  func count(_ faults: [NamedFault]) {
    for fault in faults { unit?.row.faults[fault.code, default: 0] += 1 }
    if !faults.isEmpty && unit?.row.named == nil { unit?.row.named = [] }
    unit?.row.named?.append(contentsOf: faults)
  }

  func endUnit() throws {
    guard var ended = unit.take() else { return }
    ended.given = given
    waiting.append(ended)
    try settle()
  }

  /// Notes in the journal the units whose outputs are on disk.
  func settle() throws {
    collect(leaving: Self.mostWaiting)
    while let next = waiting.first, next.given <= completed {
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

  /// Waits for all that is on its way, and has it last through a power cut.
  func finish() throws {
    collect(leaving: 0)
    try settle()
    folder.syncNames()
    try folder.syncJournal()
  }

  func forEachRow(_ take: (BatchRow) throws -> Void) throws { try journal.forEachRow(take) }
}
