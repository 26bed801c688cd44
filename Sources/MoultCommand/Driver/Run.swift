import ArgumentParser
import Moult
import MoultFiles
import MoultIO
import MoultRelease

/// Drives a job: reads the inputs, writes the output, reports what was rejected.
///
///     var run = try Run(plan)
///     return try run.perform(&job)
///
/// An ``InputRun`` finds the members of the inputs and loads their bytes into the job, here or in a worker on a thread; a
/// ``RunOutput`` writes what the job makes.
struct Run: ~Copyable {
  let plan: Plan
  var inputs: InputRun<RunOutput>
  private let start = Clock.seconds()

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
    inputs = InputRun(plan.inputSettings, try RunOutput(plan, batch, to: taker))
    self.plan = plan
  }

  private static func openBatch(_ plan: Plan, _ job: BatchJob?) throws -> Batch? {
    guard let job else { return nil }
    try plan.checkBatch()
    return plan.namesFolder ? try Batch(plan, job) : nil
  }

  /// What became of the inputs so far.
  var tally: MemberTally { inputs.tally }

  /// With what and from what the outputs are made.
  var provenance: ProvenanceLog { inputs.host.provenance }

  /// Writes a message, on a line of its own.
  func say(_ message: String) { inputs.host.say(message) }

  /// Reads all inputs to their ends, or until the job needs no more, and writes its output.
  ///
  /// - Throws: ``ClosedOutput`` where the output was closed meanwhile, with the code of what was read; errors of inputs and outputs.
  mutating func feed<Kind>(
    _ job: inout Job<Kind>, conclude: @escaping Conclude<Kind> = { _ in Conclusion() }
  ) throws {
    do {
      try inputs.feed(&job, conclude: conclude)
    } catch is ClosedOutput {
      throw ClosedOutput(code: tally.rejected > 0 || tally.hasLost ? Exit.rejected : .success)
    }
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
    if code != Exit.noRecord { for note in conclusion.notes { say(note) } }
    return code
  }
}

/// The end of a run.
extension Run {
  /// Writes the rest of the output, makes the file final, and returns the exit code. If no input was useful, a
  /// file that exists is not replaced.
  mutating func finish(
    _ report: Report, _ rest: ByteBuffer = ByteBuffer()
  ) throws -> ExitCode {
    do {
      if tally.hasUseful { try inputs.host.finish(rest) }
    } catch is ClosedOutput {
      // All inputs are read, so that the code and the summary are those of the whole run.
    }
    return try end(report, isUseful: tally.hasUseful)
  }

  /// Writes the summary, and returns the exit code.
  func end(_ report: Report, isUseful: Bool) throws -> ExitCode {
    inputs.host.progress?.clear()
    let summary = Summary(
      report, tally, seconds: Clock.seconds() - start, hasCounts: plan.reportsCounts)
    if let stats = plan.stats {
      let json = try summary.json(with: provenance.provenance())
      var file = try OutputSink(stats, isPrivate: true)
      try file.write(Array((json + "\n").utf8).span)
      try file.commit()
    }
    for message in tally.rest { writeMessage("moult: " + message.text) }
    for note in report.archiveNotes(hasCounts: plan.reportsCounts) {
      writeMessage("moult: \(note)")
    }
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
