/// A bit for each row: values of a Boolean column, or whether a value is there.
@safe struct BitColumn: ~Copyable {
  private let memory: ColumnMemory
  private let bytes: UnsafeMutablePointer<UInt8>
  private let capacity: Int
  /// The number of bits that are set.
  private(set) var setCount = 0

  /// - Parameter capacity: the number of bits, which are zero.
  init(_ capacity: Int) {
    self.capacity = capacity
    memory = ColumnMemory((capacity + 7) / 8)
    // The memory has a bit for each index below `capacity`.
    unsafe bytes = memory.start.bindMemory(to: UInt8.self, capacity: memory.capacity)
  }

  /// Sets a bit that is not set.
  @inline(__always)
  mutating func set(_ index: Int) {
    precondition(index >= 0 && index < capacity)
    // The index is below `capacity`, and this is the only owner that writes.
    unsafe bytes[index >> 3] |= 1 << UInt8(index & 7)
    setCount &+= 1
  }

  /// The memory, which nobody writes any more.
  consuming func finish() -> ColumnMemory { memory }
}
