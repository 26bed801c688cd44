/// The memory of a ``ByteBuffer``, which copies of it share until one of them is written to.
///
/// Nobody writes to bytes that a second owner may read: ``ByteBuffer`` asks before it writes whether
/// it is the only owner. Therefore it may be sent to another thread.
@safe @usableFromInline final class ByteMemory: @unchecked Sendable {
  @usableFromInline let start: UnsafeMutablePointer<UInt8>
  @usableFromInline let capacity: Int

  init(capacity: Int) {
    self.capacity = capacity
    unsafe start = .allocate(capacity: capacity)
  }

  deinit {
    unsafe start.deallocate()
  }

  /// What a buffer has before its first byte. Its capacity of none is never written to.
  static let none = ByteMemory(capacity: 0)
}
