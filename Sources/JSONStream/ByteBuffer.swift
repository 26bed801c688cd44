/// A growing output buffer that is emptied and reused.
///
/// A job appends many short spans for each record, so appending is inlined into the caller and
/// checks the capacity once for each span or pair of spans.
@safe public struct ByteBuffer: Sendable {
  /// Its first `used` bytes are written.
  @usableFromInline var memory: ByteMemory
  @usableFromInline var used = 0

  /// The number of bytes in the buffer.
  @inlinable public var count: Int { used }

  /// An empty buffer with room for `capacity` bytes before it has to grow.
  public init(capacity: Int = 0) {
    memory = capacity > 0 ? ByteMemory(capacity: capacity) : .none
  }

  /// Whether the buffer is empty.
  @inlinable public var isEmpty: Bool { used == 0 }

  /// A view of the bytes; its lifetime ends with the buffer's next change.
  @inlinable public var bytes: Span<UInt8> {
    @_lifetime(borrow self) get {
      // The first `used` bytes are written, and change only where the buffer does.
      let span = unsafe Span(_unsafeStart: UnsafePointer(memory.start), count: used)
      return unsafe _overrideLifetime(span, borrowing: self)
    }
  }

  /// A copy of the bytes. O(`count`).
  public var array: [UInt8] {
    unsafe Array(UnsafeBufferPointer(start: memory.start, count: used))
  }

  /// The bytes decoded as text; malformed UTF-8 becomes U+FFFD. O(`count`).
  public var string: String {
    unsafe String(
      decoding: UnsafeBufferPointer(start: memory.start, count: used), as: UTF8.self)
  }

  /// Removes all bytes after the first `count`.
  ///
  /// - Precondition: `count` is at most ``count``.
  @inlinable public mutating func truncate(to count: Int) {
    precondition(count >= 0 && count <= used)
    used = count
  }

  /// Empties the buffer and keeps its memory.
  @inlinable public mutating func removeAll() {
    used = 0
  }

  /// The address of the next byte; `needed` bytes may be written there, and nobody else reads them.
  @inlinable @inline(__always)
  mutating func room(for needed: Int) -> UnsafeMutablePointer<UInt8> {
    if memory.capacity &- used < needed || !isKnownUniquelyReferenced(&memory) { renew(needed) }
    return unsafe memory.start + used
  }

  /// Reallocates to unshared memory with a capacity for `needed` more bytes.
  @usableFromInline @inline(never)
  mutating func renew(_ needed: Int) {
    let wanted = used + needed
    let capacity = wanted <= memory.capacity ? memory.capacity : max(64, wanted, used * 2)
    let fresh = ByteMemory(capacity: capacity)
    // The old memory has `used` initialized bytes, and the new one is at least as large.
    unsafe fresh.start.initialize(from: memory.start, count: used)
    memory = fresh
  }
}
