/// The depth and size at which a reader rejects a record.
public struct Limits: Equatable, Sendable {
  /// The deepest nesting of objects and arrays in a record. Real tweets reach 11.
  public var depth: Int
  /// The longest record, in bytes.
  public var recordBytes: Int

  /// Creates limits; the defaults are 512 levels and 64 MiB.
  ///
  /// - Precondition: `depth` is at least 1 and `recordBytes` is in 1 ..< 2³¹, so that an offset
  ///   in a record fits the 32 bits of a ``Node``.
  public init(depth: Int = 512, recordBytes: Int = 64 << 20) {
    precondition(depth >= 1 && recordBytes >= 1 && recordBytes < 1 << 31)
    self.depth = depth
    self.recordBytes = recordBytes
  }
}
