import ArgumentParser
import Moult
import MoultFiles
import MoultIO

/// Notices that are read before the inputs.
extension Run {
  /// Reads notices for this run, which has yet to read what they are applied to.
  ///
  /// - Throws: ``UnreadNotices`` where a file had none, or a member was lost: the records that its notices name
  ///   would stay.
  mutating func readNotices(_ plan: Plan, into collector: inout NoticeCollector) throws {
    var other = try Run(plan)
    try other.feed(&collector)
    try inputs.merge(other.tally.ofNotices)
    guard !other.tally.hasLostNotices else {
      for message in tally.rest { say(message.text) }
      throw UnreadNotices()
    }
  }
}

/// A file of `--with` had no notices though it is not empty, or notices were lost.
struct UnreadNotices: CommandError {
  var exitCode: ExitCode { Exit.noRecord }

  var description: String {
    "the notices of a file could not be read, or not all of them, so nothing was printed; the file is named above; "
      + "give whole files of notices with --with"
  }
}
