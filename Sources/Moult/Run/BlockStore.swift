/// Where a job spills blocks of words that do not fit into memory: a file, or what its caller has.
///
/// All blocks of one store have the same size. They contain IDs in the clear: a store that others could
/// read encrypts them.
public protocol BlockStore: ~Copyable {
  /// Stores a block and returns its number.
  mutating func store(_ words: Span<UInt64>) throws -> Int

  /// Loads a block that was stored. A block is loaded once, and its number may be used again after that.
  mutating func load(_ block: Int, into words: inout MutableSpan<UInt64>) throws
}
