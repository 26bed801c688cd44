import ArgumentParser
import Moult
import MoultIO

/// Drives a job: reads the inputs, writes what comes out, tells what was refused.
struct Run: ~Copyable {
  /// Output is written when it has grown to this many bytes, or before the run waits for input.
  private static let outputBlock = 1 << 16

  let plan: Plan
  /// Where all goes that comes out; nowhere where each member has an output of its own.
  private var sink: LineSink
  /// The outputs of the members; nil where there is one of all.
  let batch: Batch?
  let progress: Progress?
  /// Takes what is put out, in place of the output.
  private let taker: (any LineTaker)?
  /// What a job has no memory for.
  var aside: SpillFile
  private let start = Clock.seconds()
  private var refusals = Refusals()
  var tally = MemberTally()
  var hasBegun = false

  /// - Parameters:
  ///   - job: what a job that can do so does to each member, where the plan names a folder.
  ///   - taker: takes what is put out, in place of the output.
  init(_ plan: Plan, _ job: BatchJob? = nil, to taker: (any LineTaker)? = nil) throws {
    for path in plan.inputs { try InputSource.examine(path) }
    try plan.checkPaths()
    for path in [plan.stats, plan.memberReport].compactMap(\.self) where path != "-" {
      try OutputSink.examine(path)
    }
    if let stats = plan.stats { try Summary.checkTarget(stats) }
    let batch = try Self.openBatch(plan, job)
    sink = try Self.openSink(plan, isBatch: batch != nil)
    aside = SpillFile(beside: plan.namesFile ? plan.output : nil)
    progress = Progress(plan, isBatch: batch != nil)
    self.batch = batch
    self.taker = batch ?? taker
    self.plan = plan
  }

  private static func openBatch(_ plan: Plan, _ job: BatchJob?) throws -> Batch? {
    guard let job else { return nil }
    try plan.checkBatch()
    return plan.namesFolder ? try Batch(plan, job) : nil
  }

  private static func openSink(_ plan: Plan, isBatch: Bool) throws -> LineSink {
    guard !isBatch else { return LineSink() }
    return try LineSink(
      plan.output, linesEach: plan.linesEach, compression: plan.compression)
  }

  func startWalk(wholeBytes: Int) -> ArchiveWalker {
    let batch = batch
    let walk = ArchiveWalker(
      plan.containers, wholeBytes: wholeBytes, opensTables: plan.readsLists,
      passesOver: { try batch?.isFinished($0) ?? false })
    progress?.walk = walk
    return walk
  }

  func enter(_ path: String, _ walk: ArchiveWalker) throws {
    if path == "-" && Terminal.isPresent(at: .input) {
      say("moult: reading standard input; Ctrl-D ends it")
    }
    try walk.enter(path, isOnly: plan.inputs.count == 1)
  }

  mutating func begin(_ input: Input, by job: inout some RecordJob & ~Copyable) {
    refusals = Refusals()
    tally.begin(isPlainInput: input.isPlainInput)
    if hasBegun { job.startNextInput() }
    hasBegun = true
  }

  mutating func read<Job: RecordJob & ~Copyable>(
    _ job: inout Job, from input: Input,
    until isEnough: (borrowing Job) -> Bool = { _ in false }
  ) throws {
    repeat {
      try settle(&job, before: input)
      guard try load(from: input, into: &job) > 0 else { return }
      job.proceed()
      try pass(&job, from: input.name, all: false)
    } while !isEnough(job)
  }

  /// Before the run waits for input, what is complete is read and sent on.
  private mutating func settle(
    _ job: inout some RecordJob & ~Copyable, before input: Input
  ) throws {
    guard try input.stream.wouldBlock() else { return }
    job.settle()
    try pass(&job, from: input.name, all: true)
  }

  /// Reads the next bytes into a job; 0 at the end.
  mutating func load(
    from input: Input, into job: inout some RecordJob & ~Copyable
  ) throws -> Int {
    progress?.tell(tally)
    return try job.load(upTo: input.stream.blockSize) { try input.stream.read(into: &$0) }
  }

  mutating func finish(_ job: inout some RecordJob & ~Copyable, from name: String) throws {
    job.finish()
    try pass(&job, from: name, all: true)
    if let rest = refusals.rest(from: name) { say(rest) }
  }

  /// Tells what a job refused, and writes what it put out: all of it, or when it is enough.
  mutating func pass(
    _ job: inout some RecordJob & ~Copyable, from name: String, all: Bool
  ) throws {
    let rejections = job.takeRejections()
    tally.refused += rejections.count
    for message in refusals.messages(rejections, from: name) { say(message) }
    try pass(&job, all: all)
  }

  /// Writes what a job put out: all of it, or when it is enough.
  mutating func pass(_ job: inout some RecordJob & ~Copyable, all: Bool) throws {
    if batch == nil { try job.spill(in: &aside) } else { try putNothingAside(&job) }
    let count = job.output.count
    guard count > 0, all || count >= Self.outputBlock else { return }
    if let taker { try taker.take(job.output.bytes) } else { try sink.write(job.output.bytes) }
    job.output.removeAll()
  }

  func putNothingAside(_ job: inout some RecordJob & ~Copyable) throws {
    var none = NoStore()
    try job.spill(in: &none)
  }

  /// Writes a message, on a line of its own.
  func say(_ message: String) {
    progress?.clear()
    writeMessage(message)
  }

  /// Tells of a member that was not read, or not to its end, and counts it.
  mutating func tell(_ name: String, _ error: MemberError) {
    var failed = MemberTally()
    failed.fail(name, error)
    takeOver(failed)
  }

  /// Reports and counts what came of members that were read elsewhere.
  ///
  /// - Parameter isCounted: whether an earlier run of the batch has counted it.
  mutating func takeOver(_ other: MemberTally, isCounted: Bool = false) {
    if !isCounted { batch?.count(other.named) }
    tally.merge(other)
    for message in tally.takeMessages() { say(message) }
    progress?.tell(tally)
  }

  /// Reads notices for this run, which has yet to read what they are applied to.
  ///
  /// - Throws: ``UnreadNotices`` where a file gave none, or a member was lost: without its notices, what
  ///   they name would stay.
  mutating func readNotices(
    _ plan: Plan, into collector: inout NoticeCollector
  ) throws {
    var other = try Run(plan)
    try other.feed(parts: &collector)
    takeOver(other.tally.ofNotices)
    guard !other.tally.hasLostNotices else {
      for message in tally.rest { say(message) }
      throw UnreadNotices()
    }
  }

  /// Writes the last of the output, makes the file final, and gives the exit code. Where no input gave
  /// something useful, a file that is there already stays as it is.
  mutating func finish(
    _ report: Report, _ rest: ByteBuffer = ByteBuffer()
  ) throws -> ExitCode {
    if tally.hasUseful {
      try sink.write(rest.bytes)
      try sink.commit()
    }
    return try end(report, isUseful: tally.hasUseful)
  }

  /// Says what the run did, and gives the exit code.
  func end(_ report: Report, isUseful: Bool) throws -> ExitCode {
    progress?.clear()
    let summary = Summary(
      report, tally, seconds: Clock.seconds() - start, tellsCounts: plan.tellsCounts)
    if let stats = plan.stats {
      var file = try OutputSink(stats)
      try file.write(Array((summary.json + "\n").utf8).span)
      try file.commit()
    }
    for message in tally.rest { writeMessage(message) }
    if Terminal.isPresent(at: .error) { writeMessage("moult: \(summary.line)") }
    guard isUseful else {
      if !tally.hasNamed {
        writeMessage(
          "moult: no readable record; JSON lines, a JSON document, an array of records and documents in "
            + "a row are read")
      }
      return Exit.noRecord
    }
    return report.rejectedCount > 0 || tally.hasLost ? Exit.rejected : .success
  }
}

/// A file of `--with` that is not empty gave no notice, or notices were lost.
struct UnreadNotices: Error, CustomStringConvertible {
  var description: String {
    "a file of notices gave none, or not all, so nothing was printed; see above which it is, and name whole "
      + "files of notices after --with"
  }
}

/// What takes the lines of a run in place of its output.
protocol LineTaker: AnyObject {
  /// Takes whole lines.
  func take(_ lines: Span<UInt8>) throws
}
