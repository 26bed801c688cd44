internal import CSkim

/// A selector laid out for key lookup: plain arrays at fixed addresses, written once.
///
/// The object owns the memory, which is filled before `init` returns and never written again, so it
/// may be shared between threads.
@safe final class SelectorTables: @unchecked Sendable {
  struct EdgeRow {
    /// The state of objects at the edge's end, or -1.
    var child: Int32
    var isValue: Bool
    /// Whether the value is no object by its meaning.
    var isPlain = false
  }
  struct StateRow {
    var slotBase: Int
    /// 64 minus the binary logarithm of the number of slots.
    var shift: UInt64
    var slotMask: Int
    /// The edge of keys without a row.
    var otherKeys: UInt16
  }
  struct KeyRow {
    var words: KeyWords
    var length: Int32
    var edge: UInt16
    /// The bits that the key sets in its object's marks.
    var mark: UInt128
    /// The place of the whole key in `text`.
    var textStart: Int
  }
  /// The edge of values to skip.
  static let noEdge: UInt16 = Selector.unknownEdge - 1
  private static let emptySlot: Int32 = -1

  let edges: UnsafeMutablePointer<EdgeRow>
  let states: UnsafeMutablePointer<StateRow>
  private let keys: UnsafeMutablePointer<KeyRow>
  private let slots: UnsafeMutablePointer<Int32>
  private let text: UnsafeMutablePointer<UInt8>
  /// The state of objects under unknown keys; -1 if those are skipped.
  let unknownState: Int32

  var keepsUnknown: Bool { unknownState >= 0 }

  init(_ builder: Selector.Builder) {
    unknownState = builder.keepsUnknown ? Int32(builder.states.count - 1) : -1
    unsafe edges = Self.copy(
      builder.edges.map {
        EdgeRow(child: $0.child, isValue: $0.isValue, isPlain: $0.isPlain)
      })
    unsafe text = Self.copy(builder.text)
    let (rows, slotCount) = Self.stateRows(builder)
    unsafe states = Self.copy(rows)
    let keyCount = builder.states.reduce(0) { $0 + $1.keys.count }
    unsafe keys = .allocate(capacity: max(keyCount, 1))
    unsafe slots = .allocate(capacity: max(slotCount, 1))
    unsafe slots.initialize(repeating: Self.emptySlot, count: slotCount)
    var index = 0
    for (state, row) in zip(builder.states, rows) {
      for key in state.keys {
        put(key, at: index, in: row, builder.text.span)
        index += 1
      }
    }
  }

  /// The rows of all states, and the number of their slots.
  private static func stateRows(_ builder: Selector.Builder) -> ([StateRow], slots: Int) {
    var slots = 0
    let rows = builder.states.map { state in
      let bits = max(2, bits(for: state.keys.count * 2))
      defer { slots += 1 << bits }
      return StateRow(
        slotBase: slots, shift: UInt64(64 - bits), slotMask: 1 << bits - 1,
        otherKeys: state.otherKeys ?? (builder.keepsUnknown ? Selector.unknownEdge : noEdge))
    }
    return (rows, slots)
  }

  /// Writes the row of a key, and its index into a slot of its state.
  private func put(
    _ key: Selector.Builder.Key, at index: Int, in row: StateRow, _ text: Span<UInt8>
  ) {
    let words = KeyWords(text.extracting(key.place))
    // There are as many rows as keys, and half of a state's slots are empty.
    unsafe (keys + index).initialize(
      to: KeyRow(
        words: words, length: Int32(key.place.count), edge: key.edge,
        mark: key.marker.map { 1 << UInt128($0) } ?? 0, textStart: key.place.lowerBound))
    var slot = Int(truncatingIfNeeded: words.hash(length: key.place.count) >> row.shift)
    while unsafe slots[row.slotBase + slot] != Self.emptySlot { slot = (slot + 1) & row.slotMask }
    unsafe slots[row.slotBase + slot] = Int32(index)
  }

  deinit {
    unsafe edges.deallocate()
    unsafe states.deallocate()
    unsafe keys.deallocate()
    unsafe slots.deallocate()
    unsafe text.deallocate()
  }

  /// The row of a key in a state; nil if the state has none. O(length).
  @inline(__always)
  func find(
    _ key: UnsafePointer<UInt8>, _ length: Int, in state: Int32
  ) -> UnsafePointer<KeyRow>? {
    unsafe find(key, KeyWords(key, length), length, in: state)
  }

  /// The same for a key whose words were loaded before.
  @inline(__always)
  func find(
    _ key: UnsafePointer<UInt8>, _ words: KeyWords, _ length: Int, in state: Int32
  ) -> UnsafePointer<KeyRow>? {
    let row = unsafe states[Int(state)]
    var slot = Int(truncatingIfNeeded: words.hash(length: length) >> row.shift)
    while true {
      // The mask keeps slot indices below the state's slot count; half of the slots are empty.
      let index = unsafe slots[row.slotBase + slot]
      if index == Self.emptySlot { return nil }
      let found = unsafe UnsafePointer(keys + Int(index))
      if unsafe found.pointee.words == words && found.pointee.length == Int32(length) {
        let isShort = length <= 16
        if unsafe isShort || moult_same_bytes(text + found.pointee.textStart, key, length) {
          return unsafe found
        }
      }
      slot = (slot + 1) & row.slotMask
    }
  }

  /// The smallest number of bits that can represent `count` values.
  private static func bits(for count: Int) -> Int {
    Int.bitWidth - max(count - 1, 0).leadingZeroBitCount
  }

  private static func copy<Row: BitwiseCopyable>(_ rows: [Row]) -> UnsafeMutablePointer<Row> {
    let memory = UnsafeMutablePointer<Row>.allocate(capacity: max(rows.count, 1))
    unsafe rows.withUnsafeBufferPointer { rows in
      // `memory` has `rows.count` rows; only without rows is there no base address.
      if let first = rows.baseAddress { unsafe memory.initialize(from: first, count: rows.count) }
    }
    return unsafe memory
  }
}
