import ArgumentParser
import Moult
import MoultFiles
import MoultIO

/// Parts of tables.
extension Run {
  /// Reads all inputs into a part, to which the run's output goes, and makes the part final.
  mutating func write(_ part: PartWriter, by job: inout Aggregator) throws -> ExitCode {
    try feed(&job)
    if let failure = job.failure { throw failure }
    let report = job.report
    if tally.hasUseful {
      try part.finish(
        PartSummary(report: report, members: tally, inputs: provenance.provenance().inputs))
    }
    return try finish(report)
  }

  /// Merges parts, in their order, and writes the tables.
  ///
  /// - Parameter header: what each part has to have.
  mutating func merge(
    _ paths: [String], _ header: PartHeader, _ key: JobKey, into job: inout Aggregator,
    conclude: @escaping Conclude<Aggregation>
  ) throws -> ExitCode {
    let log = provenance
    let report = try inputs.merge(paths, header, key, into: &job) { log.add($0) }
    let conclusion = try conclude(&job)
    try conclusion.otherOutput?()
    let code = try finish(report, conclusion.rest)
    for note in conclusion.notes { say(note) }
    return code
  }
}

extension PartError: CommandError {
  var exitCode: ExitCode { Exit.usage }
}

extension SealedFileError: CommandError {
  var exitCode: ExitCode {
    if case .notSealed = self { Exit.usage } else { Exit.ioFailed }
  }
}
