/// The memory of a ``ByteBuffer``, shared by its copies until one of them is written to.
///
/// ``ByteBuffer`` checks that it is the only owner before it writes, so no bytes change that another
/// owner can read. Therefore it may be sent to another thread.
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

  /// The memory of an empty buffer. Its capacity is zero, so it is never written to.
  static let none = ByteMemory(capacity: 0)
}
