import ArgumentParser
import Moult
import MoultIO
import MoultRelease

/// Drives a job: reads the inputs, writes the output, reports what was rejected.
///
///     var run = try Run(plan)
///     return try run.perform(&job)
///
/// The way of a record: ``feed(_:conclude:)`` finds the members of the inputs; bytes are loaded into the job, here or
/// in a worker on a thread; the job's output is written by ``write(_:from:all:)``.
struct Run: ~Copyable {
  /// Output is written when it has grown to this many bytes, or before the run waits for input.
  private static let outputBlock = 1 << 16

  let plan: Plan
  /// The output; nowhere where each member has an output of its own.
  private var sink: LineSink
  /// The outputs of the members; nil where there is one output for all.
  let batch: Batch?
  let progress: Progress?
  /// Gets the lines of the output in place of ``sink``.
  private let taker: (any LineTaker)?
  /// Stores what the job has no memory for.
  private var spillFile: SpillFile
  /// The lines that are written at the end in a random order, and the store for them; nil where lines are written
  /// at once.
  private var shuffled: ShuffledLines?
  private var shuffleFile: SpillFile
  private let start = Clock.seconds()
  private var reported = Rejections()
  private(set) var tally = MemberTally()
  /// With what and from what the outputs are made.
  let provenance: ProvenanceLog
  /// Whether the job has read an input.
  var hasBegun = false
  /// The owners of the personal archives in the inputs; nil where the job uses no names.
  var owners: Owners?

  /// Opens the outputs.
  ///
  /// - Parameters:
  ///   - job: the job for a batch, where the plan names a folder.
  ///   - taker: gets the lines of the output in place of the plan's output.
  /// - Throws: ``PathClash``, ``IOError``, ``BatchError``, `ValidationError`.
  init(_ plan: Plan, _ job: BatchJob? = nil, to taker: (any LineTaker)? = nil) throws {
    guard plan.needsProvenance || !plan.computesChecksums else {
      throw ValidationError(
        "--checksums goes with --stats FILE, which states them, or with --format html of aggregate."
      )
    }
    for path in plan.inputs { try InputSource.examine(path) }
    try plan.checkPaths()
    for path in [plan.stats, plan.memberReport].compactMap(\.self) where path != "-" {
      try OutputSink.examine(path)
    }
    if let stats = plan.stats { try Summary.checkTarget(stats) }
    let batch = try Self.openBatch(plan, job)
    sink = try Self.openSink(plan, isBatch: batch != nil)
    spillFile = SpillFile(beside: plan.namesFile ? plan.output : nil)
    shuffled = plan.shuffles ? ShuffledLines() : nil
    shuffleFile = SpillFile(beside: plan.namesFile ? plan.output : nil)
    progress = Progress(plan, isBatch: batch != nil)
    provenance = ProvenanceLog(plan)
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
      plan.output, header: plan.header, linesEach: plan.linesEach, compression: plan.compression)
  }

  /// Runs a job from its first input to the exit code.
  ///
  /// - Parameter conclude: what the job adds at the end of the run, or of each member that has an output of
  ///   its own.
  mutating func perform<Kind>(
    _ job: inout Job<Kind>, conclude: @escaping Conclude<Kind> = { _ in Conclusion() }
  ) throws -> ExitCode {
    try feed(&job, conclude: conclude)
    if let code = try finishBatch() { return code }
    let report = job.report
    // Without a record nothing is printed, so nothing is concluded.
    let conclusion = tally.hasUseful ? try conclude(&job) : Conclusion()
    try conclusion.otherOutput?()
    let code = try finish(report, conclusion.rest)
    if code != Exit.noRecord { for note in conclusion.notes { say("moult: \(note)") } }
    return code
  }
}

/// What a job adds to its output at the end of the run, or of a member that has an output of its own.
struct Conclusion {
  var rest = ByteBuffer()
  /// What a reader of the output has to know and does not find in it.
  var notes: [String] = []
  /// Writes another output, if an input was useful.
  var otherOutput: (() throws -> Void)?
}

/// Returns what the job adds at an end.
typealias Conclude<Kind: JobKind> = (inout Job<Kind>) throws -> Conclusion

/// Input.
extension Run {
  /// A walk over the inputs.
  ///
  /// - Parameter wholeBytes: the size up to which members are short; 0 for none.
  func startWalk(wholeBytes: Int) -> ArchiveWalker {
    let (batch, provenance) = (batch, provenance)
    let walk = ArchiveWalker(
      plan.containers, scriptStarts: Scripts.starts, wholeBytes: wholeBytes,
      opensTables: plan.readsLists, namesAhead: owners == nil ? [] : Scripts.ofOwners,
      passesOver: { member in
        provenance.add(member)
        return try batch?.isFinished(member) ?? false
      })
    progress?.walk = walk
    return walk
  }

  /// Starts an input of the plan.
  func enter(_ path: String, _ walk: ArchiveWalker) throws {
    if path == "-" && Terminal.isPresent(at: .input) {
      say("moult: reading standard input; Ctrl-D ends it")
    }
    try walk.enter(path, isOnly: plan.inputs.count == 1)
  }

  /// Counts an input, and starts it in the job.
  mutating func begin<Kind>(_ input: Input, by job: inout Job<Kind>) {
    reported = Rejections(of: input.stream)
    tally.begin(isPlainInput: input.isPlainInput)
    if hasBegun { job.startNextInput() }
    hasBegun = true
    owners?.start(input.member, in: &job)
  }

  /// Reads an input on the thread of the run.
  mutating func read<Kind>(_ input: Input, by job: inout Job<Kind>) throws {
    repeat {
      if try input.stream.wouldBlock() {
        job.settle()
        try write(&job, from: input.name)
      }
      progress?.update(tally)
      guard try input.load(into: &job) > 0 else { return }
      job.proceed()
      try write(&job, from: input.name, all: false)
    } while !job.isDone
  }

  /// Ends an input in the job, and writes the rest of its output.
  mutating func finish<Kind>(_ job: inout Job<Kind>, from name: String) throws {
    job.finish()
    try write(&job, from: name)
    if let rest = reported.rest(from: name) { say(rest) }
  }
}

/// Output.
extension Run {
  /// Reports a job's rejections, and writes its output.
  ///
  /// - Parameter all: false leaves a small amount of output to the next call.
  mutating func write<Kind>(_ job: inout Job<Kind>, from name: String, all: Bool = true) throws {
    let rejections = job.takeRejections()
    tally.rejected += rejections.count
    for message in reported.messages(rejections, from: name) { say(message) }
    try write(&job, all: all)
  }

  /// Writes a job's output, and spills what it has no memory for.
  mutating func write<Kind>(_ job: inout Job<Kind>, all: Bool) throws {
    if batch == nil { try job.spill(in: &spillFile) } else { try refuseToSpill(&job) }
    let count = job.output.count
    guard count > 0, all || count >= Self.outputBlock else { return }
    if let taker {
      try taker.take(job.output.bytes)
    } else if shuffled != nil {
      try shuffled?.add(job.output.bytes, to: &shuffleFile)
    } else {
      try sink.write(job.output.bytes)
    }
    job.output.removeAll()
  }

  private func refuseToSpill<Kind>(_ job: inout Job<Kind>) throws {
    var none = NoStore()
    try job.spill(in: &none)
  }

  /// After the last input, writes what the job has held back.
  mutating func writeHeldBack<Kind>(_ job: inout Job<Kind>) throws {
    while job.release() { try write(&job, all: true) }
    while try job.loadSpilled(from: &spillFile) { try write(&job, all: true) }
  }

  /// Writes a message, on a line of its own.
  func say(_ message: String) {
    guard !plan.isSilent else { return }
    progress?.clear()
    writeMessage(message)
  }

  /// Adds to the tally, and writes its messages.
  ///
  /// - Parameter isCounted: whether an earlier run of the batch has counted it.
  mutating func merge(_ other: MemberTally, isCounted: Bool = false) {
    if !isCounted { batch?.count(other.named) }
    tally.merge(other)
    for message in tally.takeMessages() { say(message) }
    progress?.update(tally)
  }

  /// Writes the rest of the output, makes the file final, and returns the exit code. If no input was useful, a
  /// file that exists is not replaced.
  mutating func finish(
    _ report: Report, _ rest: ByteBuffer = ByteBuffer()
  ) throws -> ExitCode {
    if tally.hasUseful {
      try writeShuffled()
      try sink.write(rest.bytes)
      try sink.commit()
    }
    return try end(report, isUseful: tally.hasUseful)
  }

  private mutating func writeShuffled() throws {
    guard var lines = shuffled.take() else { return }
    try lines.write(from: &shuffleFile) { try sink.write($0) }
  }

  /// What a reader of an output has to know that was made of personal archives.
  private func archiveMessages(_ report: Report) -> [String] {
    var messages: [String] = []
    if report.showsPersonalArchives {
      messages.append(
        "an archive is one person's: its tweets are about its owner and people around them, and no rule about many "
          + "users protects these; publish the output with the consent of its owner only")
    }
    if report.recordsBeforeOwner > 0 {
      let count = report.recordsBeforeOwner
      let tweets =
        !plan.reportsCounts ? "tweets were" : count == 1 ? "1 tweet was" : "\(count) tweets were"
      messages.append(
        "\(tweets) read without all names of the personal archive's owner, which came later or not at all; "
          + "give the archive as a zip or a folder, or account.js, profile.js and manifest.js before its tweets"
      )
    }
    return messages
  }

  /// Writes the summary, and returns the exit code.
  func end(_ report: Report, isUseful: Bool) throws -> ExitCode {
    progress?.clear()
    let summary = Summary(
      report, tally, seconds: Clock.seconds() - start, hasCounts: plan.reportsCounts)
    if let stats = plan.stats {
      let json = try summary.json(with: provenance.provenance())
      var file = try OutputSink(stats, isPrivate: true)
      try file.write(Array((json + "\n").utf8).span)
      try file.commit()
    }
    for message in tally.rest { writeMessage(message) }
    for message in archiveMessages(report) { writeMessage("moult: \(message)") }
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
