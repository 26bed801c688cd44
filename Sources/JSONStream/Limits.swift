/// What a reader takes before it gives a record up.
public struct Limits: Equatable, Sendable {
  /// The deepest nesting of objects and arrays in a record. Real tweets reach 11.
  public var depth: Int
  /// The longest record, in bytes.
  public var recordBytes: Int

  /// Limits of 512 levels and 64 MiB unless told.
  ///
  /// - Precondition: `depth` is at least 1 and `recordBytes` lies in 1 ..< 2³¹, so that an offset
  ///   in a record fits the 32 bits of a ``Node``.
  public init(depth: Int = 512, recordBytes: Int = 64 << 20) {
    precondition(depth >= 1 && recordBytes >= 1 && recordBytes < 1 << 31)
    self.depth = depth
    self.recordBytes = recordBytes
  }
}
