package import Moult
internal import MoultFiles
internal import MoultIO

/// IDs that wait for their release: each once, in the order of the input, in memory and a spill file.
package final class IDStore {
  private var ids = ReadyIDs()
  private var spill = SpillFile(beside: nil)

  /// Creates an empty store.
  package init() {}

  /// The number of IDs that were added.
  package var count: Int { ids.count }
  /// The number of IDs that were not added because an earlier release has them.
  package var repeated: Int { ids.repeated }

  /// Excludes the IDs in lines from what is added later. O(bytes).
  package func exclude(_ lines: Span<UInt8>) { ids.leaveOut(lines) }

  /// Adds IDs, one a line. O(bytes).
  package func take(_ lines: Span<UInt8>) throws { try ids.append(lines, to: &spill) }

  /// Removes the next IDs and appends them to lines; fewer than requested at the end, and then none.
  ///
  /// - Precondition: nothing is added afterwards.
  /// - Returns: the number of IDs.
  package func take(upTo most: Int, into lines: inout ByteBuffer) throws -> Int {
    try ids.take(upTo: most, into: &lines, from: &spill)
  }

  /// Removes all IDs that wait; one a line. O(IDs).
  package func takeAll() throws -> ByteBuffer {
    var lines = ByteBuffer()
    while try take(upTo: Self.block, into: &lines) > 0 {}
    return lines
  }

  /// The number of IDs that are taken at a time.
  static let block = 1 << 14
}
