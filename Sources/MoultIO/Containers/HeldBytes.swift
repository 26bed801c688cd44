/// A growing byte buffer. Appending is O(bytes), amortized.
struct HeldBytes {
  private var storage: [UInt8] = []
  private(set) var count = 0

  init(capacity: Int = 0) { storage = [UInt8](repeating: 0, count: capacity) }

  var bytes: Span<UInt8> {
    @_lifetime(borrow self) get { storage.span.extracting(first: count) }
  }

  mutating func append(_ bytes: Span<UInt8>) {
    let needed = count + bytes.count
    if needed > storage.count {
      storage += repeatElement(0, count: max(needed, 2 * storage.count) - storage.count)
    }
    let start = count
    count = needed
    var space = storage.mutableSpan
    var free = space._mutatingExtracting(start...)
    _ = Syscalls.copy(bytes, to: &free)
  }

  /// Removes the last bytes.
  ///
  /// - Precondition: there are at least `number` bytes.
  mutating func removeLast(_ number: Int) { count -= number }

  /// Empties the buffer and keeps its memory.
  mutating func removeAll() { count = 0 }
}
