import Moult
import MoultFiles
import MoultIO

/// Where the output and the messages of a run go.
struct RunOutput: ~Copyable {
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
  /// With what and from what the outputs are made.
  let provenance: ProvenanceLog

  /// Opens the outputs.
  init(_ plan: Plan, _ batch: Batch?, to taker: (any LineTaker)?) throws {
    sink =
      batch != nil
      ? LineSink()
      : try LineSink(
        plan.output, header: plan.header, linesEach: plan.linesEach, compression: plan.compression)
    spillFile = SpillFile(beside: plan.namesFile ? plan.output : nil)
    shuffled = plan.shuffles ? ShuffledLines() : nil
    shuffleFile = SpillFile(beside: plan.namesFile ? plan.output : nil)
    progress = Progress(plan, isBatch: batch != nil)
    provenance = ProvenanceLog(plan)
    self.batch = batch
    self.taker = batch ?? taker
    self.plan = plan
  }

  private func refuseToSpill<Kind>(_ job: inout Job<Kind>) throws {
    var none = NoStore()
    try job.spill(in: &none)
  }

  /// Writes the rest of the output, and makes the file final.
  ///
  /// - Throws: ``ClosedOutput``, `IOError`.
  mutating func finish(_ rest: ByteBuffer) throws {
    do {
      try writeRest(rest)
    } catch let error as IOError {
      throw error.ofDataOutput
    }
  }

  private mutating func writeRest(_ rest: ByteBuffer) throws {
    if var lines = shuffled.take() {
      try lines.write(from: &shuffleFile) { try sink.write($0) }
    }
    try sink.write(rest.bytes)
    try sink.commit()
  }

  /// Writes a message, on a line of its own.
  func say(_ text: String) {
    guard !plan.isSilent else { return }
    progress?.clear()
    writeMessage("moult: " + text)
  }
}

extension RunOutput: RunHost {
  private mutating func write(_ lines: Span<UInt8>) throws {
    do {
      try sink.write(lines)
    } catch {
      throw error.ofDataOutput
    }
  }

  mutating func write<Kind>(_ job: inout Job<Kind>, all: Bool) throws {
    if batch == nil { try job.spill(in: &spillFile) } else { try refuseToSpill(&job) }
    let count = job.output.count
    guard count > 0, all || count >= Self.outputBlock else { return }
    if let taker {
      try taker.take(job.output.bytes)
    } else if shuffled != nil {
      try shuffled?.add(job.output.bytes, to: &shuffleFile)
    } else {
      try write(job.output.bytes)
    }
    job.output.removeAll()
  }

  mutating func writeHeldBack<Kind>(_ job: inout Job<Kind>) throws {
    while job.release() { try write(&job, all: true) }
    while try job.loadSpilled(from: &spillFile) { try write(&job, all: true) }
  }

  mutating func say(_ message: RunMessage) { say(message.text) }

  mutating func update(_ tally: MemberTally) { progress?.update(tally) }

  mutating func start(_ walk: ArchiveWalker) { progress?.walk = walk }

  mutating func enter(_ input: RunInput) throws {
    guard case .path(let path) = input else { return }
    batch?.enter(path)
    if path == "-" && Terminal.isPresent(at: .input) {
      say("reading standard input; Ctrl-D ends it")
    }
  }

  var passesOver: (Member) throws -> Bool {
    { [batch, provenance] member in
      provenance.add(member)
      return try batch?.isFinished(member) ?? false
    }
  }
}

extension RunMessage {
  /// The message of the command, with what to do for the rest.
  var text: String {
    switch what {
    case .moreRejected: description + "; --stats FILE counts them by reason"
    case .moreLost, .moreEmpty: description + "; --stats FILE names them"
    default: description
    }
  }
}
