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
      try feed(&job, path, isEnough)
    }
  }

  private mutating func feed<Job: RecordJob & ~Copyable>(
    _ job: inout Job, _ path: String, _ isEnough: (borrowing Job) -> Bool
  ) throws {
    var source = try InputSource(path)
    refusals = 0
    if path == "-" && Terminal.isPresent(at: .input) {
      writeMessage("moult: reading standard input; Ctrl-D ends it")
    }
    var isFirst = true
    while true {
      if try source.wouldBlock() {
        job.settle()
        try pass(&job, from: source.name, all: true)
      }
      guard try source.next() else { break }
      if isFirst, let fault = Unreadable(source.chunk, name: source.name) { throw fault }
      isFirst = false
      job.feed(source.chunk)
      try pass(&job, from: source.name, all: false)
      if isEnough(job) { return }
    }
    job.finish()
    try pass(&job, from: source.name, all: true)
    if refusals > Self.toldRefusals {
      writeMessage(
        "moult: \(source.name): \(refusals - Self.toldRefusals) more refused and not told here; "
          + "--stats FILE counts them by reason")
    }
  }

  private mutating func pass(
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
