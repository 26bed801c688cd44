import ArgumentParser
import Moult
import MoultIO

/// Drives a job: reads the inputs, writes what comes out, tells what was refused.
struct Run: ~Copyable {
  /// Output is written when it has grown to this many bytes, or before the run waits for input.
  private static let outputBlock = 1 << 16
  /// Refusals told one by one for each input; the rest is counted.
  private static let toldRefusals = 20

  private let plan: Plan
  private var sink: OutputSink
  private let start = Clock.seconds()
  private var refusals = 0
  private var isFirstBlock = true

  init(_ plan: Plan) throws {
    ignoreBrokenPipes()
    self.plan = plan
    for path in plan.inputs { try InputSource.examine(path) }
    if let stats = plan.stats { try Summary.checkTarget(stats) }
    sink = try OutputSink(plan.output, apartFrom: plan.inputs)
  }

  /// Reads all inputs to their ends, or until the job has enough.
  mutating func feed<Job: RecordJob & ~Copyable>(
    _ job: inout Job, until isEnough: (borrowing Job) -> Bool = { _ in false }
  ) throws {
    for (number, path) in plan.inputs.enumerated() where !isEnough(job) {
      if number > 0 { job.startNextInput() }
      var source = try open(path)
      try read(&job, from: &source, until: isEnough)
      // Of an input that is left early, the record at hand is not cut short but left.
      if !isEnough(job) { try finish(&job, from: source.name) }
    }
  }

  private mutating func read<Job: RecordJob & ~Copyable>(
    _ job: inout Job, from source: inout InputSource,
    until isEnough: (borrowing Job) -> Bool = { _ in false }
  ) throws {
    repeat {
      try settle(&job, before: source)
      guard try load(from: &source, into: &job) > 0 else { return }
      job.proceed()
      try pass(&job, from: source.name, all: false)
    } while !isEnough(job)
  }

  /// Reads all inputs to their ends, in parts on several threads where the plan has several.
  mutating func feed<Job: PartedJob & ~Copyable>(parts job: inout Job) throws {
    guard plan.threads > 1 else { return try feed(&job) }
    var parts: Parts<Job>?
    for (number, path) in plan.inputs.enumerated() {
      if number > 0 { job.startNextInput() }
      var source = try open(path)
      if let size = source.size, size < 2 * Parts<Job>.size {
        // A small file is read in less time than threads take to start.
        try read(&job, from: &source)
      } else {
        let started = try parts ?? Parts(of: job, threads: plan.threads)
        parts = started
        try feed(&job, started, from: &source)
      }
      try finish(&job, from: source.name)
    }
  }

  private mutating func open(_ path: String) throws -> InputSource {
    refusals = 0
    isFirstBlock = true
    if path == "-" && Terminal.isPresent(at: .input) {
      writeMessage("moult: reading standard input; Ctrl-D ends it")
    }
    return try InputSource(path)
  }

  /// Before the run waits for input, what is complete is read and sent on.
  mutating func settle(
    _ job: inout some RecordJob & ~Copyable, before source: borrowing InputSource
  ) throws {
    guard try source.wouldBlock() else { return }
    job.settle()
    try pass(&job, from: source.name, all: true)
  }

  /// Reads the next bytes into a job; 0 at the end.
  mutating func load(
    from source: inout InputSource, into job: inout some RecordJob & ~Copyable
  ) throws -> Int {
    let isFirst = isFirstBlock
    isFirstBlock = false
    let name = source.name
    var fault: Unreadable?
    let length = try job.load(upTo: source.blockSize) { space throws(IOError) in
      let length = try source.read(into: &space)
      if isFirst { fault = Unreadable(space.span.extracting(first: length), name: name) }
      return length
    }
    if let fault { throw fault }
    return length
  }

  private mutating func finish(
    _ job: inout some RecordJob & ~Copyable, from name: String
  ) throws {
    job.finish()
    try pass(&job, from: name, all: true)
    if refusals > Self.toldRefusals {
      writeMessage(
        "moult: \(name): \(refusals - Self.toldRefusals) more refused and not told here; "
          + "--stats FILE counts them by reason")
    }
  }

  /// Tells what a job refused, and writes what it put out: all of it, or when it is enough.
  mutating func pass(
    _ job: inout some RecordJob & ~Copyable, from name: String, all: Bool
  ) throws {
    for rejection in job.takeRejections() {
      refusals += 1
      if refusals <= Self.toldRefusals { writeMessage("moult: \(name): \(rejection)") }
    }
    let count = job.output.count
    guard count > 0, all || count >= Self.outputBlock else { return }
    try sink.write(job.output.bytes)
    job.output.removeAll()
  }

  /// Writes the last of the output, makes the file final, and gives the exit code. Where no record
  /// was of use, a file that is there already stays as it is.
  ///
  /// - Parameter usesUnknown: whether records that no catalogue knows are of use to the job.
  mutating func finish(
    _ report: Report, _ rest: ByteBuffer = ByteBuffer(), usesUnknown: Bool = false
  ) throws -> ExitCode {
    let unknown = usesUnknown ? 0 : report.records["unknown", default: 0]
    let useful = report.recordCount - unknown
    if useful > 0 {
      try sink.write(rest.bytes)
      try sink.commit()
    }
    let summary = Summary(report, seconds: Clock.seconds() - start, tellsCounts: plan.tellsCounts)
    if let stats = plan.stats {
      var file = try OutputSink(stats, apartFrom: plan.inputs)
      try file.write(Array((summary.json + "\n").utf8).span)
      try file.commit()
    }
    if Terminal.isPresent(at: .error) { writeMessage("moult: \(summary.line)") }
    guard useful > 0 else {
      writeMessage(
        report.recordCount == 0
          ? "moult: no readable record; JSON lines, a JSON document, an array of records and "
            + "documents in a row are read"
          : "moult: none of the records is one that a catalogue knows; `moult explain` lists what "
            + "they hold")
      return Exit.noRecord
    }
    return report.rejectedCount > 0 ? Exit.rejected : .success
  }
}
