package import Moult
import MoultIO

/// Hydrated records that wait for their release, in memory and a spill file. A gate reads each of them a second
/// time and counts the tweets and users in them.
package final class HydratedStore {
  private var lines = ReadyLines()
  private var gate = HydratedGate()
  private var spill = SpillFile(beside: nil)

  /// Creates an empty store.
  package init() {}

  /// The number of tweets and users, wherever they appear: a tweet with its author is two. Complete after
  /// ``finish()``.
  package var objects: Int { gate.objects }
  /// Whether the gate found a record that is not known to be public.
  package var isBroken: Bool { gate.isBroken }

  /// Adds whole lines. O(bytes).
  package func take(_ bytes: Span<UInt8>) throws {
    gate.pass(bytes)
    try lines.append(bytes, to: &spill)
  }

  /// Ends the input, so that ``objects`` is complete.
  package func finish() { gate.finish() }

  /// Removes the next block and appends it to bytes.
  ///
  /// - Precondition: nothing is added afterwards.
  /// - Returns: false at the end.
  package func take(into bytes: inout ByteBuffer) throws -> Bool {
    try lines.take(into: &bytes, from: &spill)
  }

  /// Moves the lines that notices leave into another store, which is not finished yet. O(bytes).
  ///
  /// - Returns: the store, and a report of what was withheld.
  package func applying(
    _ notices: Notices, _ limits: Limits
  ) throws -> (rest: HydratedStore, report: Report) {
    let rest = HydratedStore()
    var filter = HydratedFilter(notices, limits: limits)
    var block = ByteBuffer()
    while try take(into: &block) {
      filter.feed(block.bytes)
      block.removeAll()
      try rest.take(filter.output.bytes)
      filter.output.removeAll()
    }
    filter.finish()
    try rest.take(filter.output.bytes)
    return (rest, filter.report)
  }
}
