/// Bytes that stay at their address while this object lives, such as those of a mapped file. Readers keep the object, and read
/// the bytes where they are.
@safe public final class PinnedBytes: @unchecked Sendable {
  private let start: UnsafeRawPointer
  /// The number of bytes.
  public let count: Int
  private let release: (UnsafeRawPointer, Int) -> Void

  /// - Parameters:
  ///   - start: the address of the first byte.
  ///   - release: called once, when nothing uses the bytes any more, on any thread.
  /// - Precondition: the bytes stay as they are until `release` is called.
  @unsafe public init(
    start: UnsafeRawPointer, count: Int,
    release: @escaping @Sendable (_ start: UnsafeRawPointer, _ count: Int) -> Void
  ) {
    unsafe self.start = start
    self.count = count
    unsafe self.release = release
  }

  deinit { unsafe release(start, count) }

  /// The bytes.
  public var span: Span<UInt8> {
    @_lifetime(borrow self) get {
      // They are there as long as this object.
      let bytes = unsafe Span<UInt8>(
        _unsafeStart: start.assumingMemoryBound(to: UInt8.self), count: count)
      return unsafe _overrideLifetime(bytes, borrowing: self)
    }
  }
}
