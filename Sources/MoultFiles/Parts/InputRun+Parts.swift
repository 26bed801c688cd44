package import Moult
package import MoultIO

/// Parts of tables.
extension InputRun where Host: ~Copyable {
  /// Counts the tweets of parts, in their order, as if their inputs were read now.
  ///
  /// - Parameters:
  ///   - header: what each part has to have.
  ///   - addInputs: takes the inputs of each part.
  /// - Returns: the counts of the runs that made the parts.
  /// - Throws: ``PartError``, `SealedFileError`, `IOError`, `TableError`, and errors of the host.
  package mutating func merge(
    _ paths: [String], _ header: PartHeader, _ key: JobKey, into job: inout Aggregator,
    addInputs: ([Provenance.Input]) -> Void = { _ in }
  ) throws -> Report {
    var report = Report()
    for path in paths {
      var part = try PartReader(path, key)
      try header.check(part.header, of: path)
      while try part.next({ job.merge(block: $0) }) {
        if let failure = job.failure { throw failure }
        try host.update(tally)
        try host.write(&job, all: true)
      }
      guard let summary = part.summary else { continue }
      report.merge(summary.report)
      try merge(summary.members)
      addInputs(summary.inputs)
    }
    try host.writeHeldBack(&job)
    return report
  }
}
