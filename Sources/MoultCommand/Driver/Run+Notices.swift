import Moult
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
    merge(other.tally.ofNotices)
    guard !other.tally.hasLostNotices else {
      for message in tally.rest { say(message) }
      throw UnreadNotices()
    }
  }
}

/// A file of `--with` that is not empty had no notice, or notices were lost.
struct UnreadNotices: Error, CustomStringConvertible {
  var description: String {
    "a file of notices gave none, or not all, so nothing was printed; see above which it is, and name whole "
      + "files of notices after --with"
  }
}
