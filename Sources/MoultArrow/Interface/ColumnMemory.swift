/// Memory of a column, aligned and padded to 64 bytes, as Arrow's format recommends. It is freed with its last owner.
///
/// It is filled by one owner, a builder, and only read after the builder has given it to a ``ArrowColumn``; so it may be
/// read and freed on any thread. It is zero at first: what nobody wrote must not show what the memory held before.
@safe final class ColumnMemory: @unchecked Sendable {
  /// The first of ``capacity`` initialized bytes.
  let start: UnsafeMutableRawPointer
  /// The size in bytes, a multiple of 64.
  let capacity: Int

  /// - Parameter count: the number of bytes that are needed.
  init(_ count: Int) {
    capacity = max(64, (count + 63) & ~63)
    unsafe start = .allocate(byteCount: capacity, alignment: 64)
    unsafe start.initializeMemory(as: UInt8.self, repeating: 0, count: capacity)
  }

  deinit { unsafe start.deallocate() }

  /// Larger memory that begins with the same bytes. O(bytes).
  func grown(to count: Int) -> ColumnMemory {
    let larger = ColumnMemory(count)
    // Both have the bytes of the smaller one, and they do not overlap.
    unsafe larger.start.copyMemory(from: start, byteCount: min(capacity, larger.capacity))
    return larger
  }
}
