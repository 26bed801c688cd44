/// Bytes on their way out: a growing buffer that is emptied and used again.
///
/// It exists because a job appends many short spans for each record, and neither an array of bytes
/// nor a string takes a span without a loop over its elements.
public struct ByteBuffer: Sendable {
  private var storage: [UInt8] = []

  /// An empty buffer with room for `capacity` bytes before it has to grow.
  public init(capacity: Int = 0) {
    storage.reserveCapacity(capacity)
  }

  /// The number of bytes held.
  public var count: Int { storage.count }

  /// Whether nothing is held.
  public var isEmpty: Bool { storage.isEmpty }

  /// The bytes held, as a view that lives no longer than the buffer.
  public var bytes: Span<UInt8> {
    @_lifetime(borrow self) get { storage.span }
  }

  /// The bytes held, copied out.
  public var array: [UInt8] { storage }

  /// The bytes held, as text; what is not UTF-8 becomes U+FFFD.
  public var string: String { String(decoding: storage, as: UTF8.self) }

  /// Appends one byte.
  public mutating func append(_ byte: UInt8) {
    storage.append(byte)
  }

  /// Appends all bytes of a span. O(`span.count`).
  public mutating func append(_ span: Span<UInt8>) {
    // The pointer is used inside the closure only, and append copies what it points at.
    unsafe span.withUnsafeBufferPointer { unsafe storage.append(contentsOf: $0) }
  }

  /// Appends all bytes of an array. O(`bytes.count`).
  public mutating func append(_ bytes: [UInt8]) {
    storage.append(contentsOf: bytes)
  }

  /// Appends the UTF-8 of a string.
  public mutating func append(_ text: String) {
    storage.append(contentsOf: text.utf8)
  }

  /// Takes everything after the first `count` bytes away again.
  ///
  /// - Precondition: `count` is no more than ``count``.
  public mutating func truncate(to count: Int) {
    storage.removeLast(storage.count - count)
  }

  /// Empties the buffer and keeps its memory.
  public mutating func removeAll() {
    storage.removeAll(keepingCapacity: true)
  }
}
