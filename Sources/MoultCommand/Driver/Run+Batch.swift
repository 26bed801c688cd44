import ArgumentParser
import Moult
import MoultFiles
import MoultIO

/// Runs with an output for each member.
extension Run {
  /// Ends a batch: waits until all outputs are on disk, writes the report, and returns the exit code; nil where
  /// there is no batch.
  mutating func finishBatch() throws -> ExitCode? {
    guard let batch = inputs.host.batch else { return nil }
    try batch.finish()
    if let path = plan.memberReport { try BatchReport(batch, plan).write(to: path) }
    if let losses = batch.earlierLosses.message { say(losses) }
    let totals = batch.totals
    if totals.changed > 0 {
      say("\(totals.changed) of the members have changed since, and were read again")
    }
    if batch.publishesNames {
      say(
        "outputs have the names of their members; before you publish them, check that no name has a "
          + "time finer than an hour or names a person")
    }
    if batch.repeated > 0 {
      say(
        "\(batch.repeated) of the members were found more than once, and have one output each"
      )
    }
    if totals.report.headsWithoutOutput > 0 {
      say(
        "heads of an archive's tweets have no output in a batch, as the tweets are in other members; for the "
          + "IDs of tweets that have a head alone, name one output with -o FILE")
    }
    let gone = batch.goneCount
    if gone > 0 {
      say(
        "\(gone) of the members are not in the inputs any more; their outputs are still in "
          + batch.folder.path)
    }
    return try end(
      totals.report, isUseful: totals.hasOutputs)
  }
}
