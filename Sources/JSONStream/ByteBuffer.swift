/// Bytes on their way out: a growing buffer that is emptied and used again.
///
/// It exists because a job appends many short spans for each record: what appends is compiled into
/// the caller, and looks once for a span, or for two, whether there is room.
@safe public struct ByteBuffer: Sendable {
  /// Its first `used` bytes are written.
  @usableFromInline var memory: ByteMemory
  @usableFromInline var used = 0

  /// The number of bytes held.
  @inlinable public var count: Int { used }

  /// An empty buffer with room for `capacity` bytes before it has to grow.
  public init(capacity: Int = 0) {
    memory = capacity > 0 ? ByteMemory(capacity: capacity) : .none
  }

  /// Whether nothing is held.
  @inlinable public var isEmpty: Bool { used == 0 }

  /// The bytes held, as a view that lives no longer than the buffer.
  @inlinable public var bytes: Span<UInt8> {
    @_lifetime(borrow self) get {
      // The first `used` bytes are written, and change only where the buffer does.
      let span = unsafe Span(_unsafeStart: UnsafePointer(memory.start), count: used)
      return unsafe _overrideLifetime(span, borrowing: self)
    }
  }

  /// The bytes held, copied out.
  public var array: [UInt8] {
    unsafe Array(UnsafeBufferPointer(start: memory.start, count: used))
  }

  /// The bytes held, as text; what is not UTF-8 becomes U+FFFD.
  public var string: String {
    unsafe String(
      decoding: UnsafeBufferPointer(start: memory.start, count: used), as: UTF8.self)
  }

  /// Takes everything after the first `count` bytes away again.
  ///
  /// - Precondition: `count` is no more than ``count``.
  @inlinable public mutating func truncate(to count: Int) {
    precondition(count >= 0 && count <= used)
    used = count
  }

  /// Empties the buffer and keeps its memory.
  @inlinable public mutating func removeAll() {
    used = 0
  }

  /// Where the next byte goes; `needed` bytes may be written there, and nobody else reads them.
  @inlinable @inline(__always)
  mutating func room(for needed: Int) -> UnsafeMutablePointer<UInt8> {
    if memory.capacity &- used < needed || !isKnownUniquelyReferenced(&memory) { renew(needed) }
    return unsafe memory.start + used
  }

  /// Moves to memory of its own with room for `needed` more bytes.
  @usableFromInline @inline(never)
  mutating func renew(_ needed: Int) {
    let wanted = used + needed
    let capacity = wanted <= memory.capacity ? memory.capacity : max(64, wanted, used * 2)
    let fresh = ByteMemory(capacity: capacity)
    // `used` bytes are written in the old memory, and the new one is no smaller.
    unsafe fresh.start.initialize(from: memory.start, count: used)
    memory = fresh
  }
}
