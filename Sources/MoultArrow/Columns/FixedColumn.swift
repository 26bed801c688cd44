/// Values of a fixed width that are being filled in, and whether each is there.
@safe struct FixedColumn<Value: BitwiseCopyable>: ~Copyable {
  private let memory: ColumnMemory
  private let values: UnsafeMutablePointer<Value>
  private let capacity: Int

  /// - Parameter capacity: the number of values.
  init(_ capacity: Int) {
    self.capacity = capacity
    memory = ColumnMemory(capacity * MemoryLayout<Value>.stride)
    // The memory has room for `capacity` values, and its alignment of 64 bytes suffices for each type of number.
    unsafe values = memory.start.bindMemory(to: Value.self, capacity: capacity)
  }

  /// Sets a value.
  @inline(__always)
  mutating func set(_ index: Int, _ value: Value) {
    precondition(index >= 0 && index < capacity)
    // The index is below `capacity`, and this is the only owner that writes.
    unsafe values[index] = value
  }

  /// The memory, which nobody writes any more.
  consuming func finish() -> ColumnMemory { memory }
}

/// Values of a fixed width of which some are missing.
struct NullableColumn<Value: BitwiseCopyable>: ~Copyable {
  private var values: FixedColumn<Value>
  private var valid: BitColumn

  /// - Parameter capacity: the number of values.
  init(_ capacity: Int) {
    values = FixedColumn(capacity)
    valid = BitColumn(capacity)
  }

  /// Sets a value that was missing so far.
  @inline(__always)
  mutating func set(_ index: Int, _ value: Value) {
    values.set(index, value)
    valid.set(index)
  }

  /// The column of the first `count` values.
  consuming func finish(_ count: Int, dictionary: ArrowColumn? = nil) -> ArrowColumn {
    let missing = count - valid.setCount
    return ArrowColumn(
      count, missing: missing, [missing > 0 ? valid.finish() : nil, values.finish()],
      dictionary: dictionary)
  }
}
