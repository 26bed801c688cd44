/// A map from integers other than 0 to small numbers: an open-addressing hash table in two arrays.
///
/// Its hash is cheap and seeded for each map, so that an attacker cannot choose colliding keys.
struct PlainMap<Key: FixedWidthInteger & UnsignedInteger & BitwiseCopyable & Sendable>: Sendable {
  /// 0 is a free slot; the table is at most half full.
  private var keys: [Key]
  private var values: [Int32]
  private var count = 0
  private let seed = UInt64.random(in: 0 ... .max)

  /// An empty map.
  init() {
    keys = Array(repeating: 0, count: 16)
    values = Array(repeating: 0, count: 16)
  }

  /// The number of a key, or nil. O(1).
  @inline(__always)
  subscript(key: Key) -> Int32? {
    var slot = slot(of: key)
    while keys[slot] != 0 {
      if keys[slot] == key { return values[slot] }
      slot = (slot &+ 1) & (keys.count &- 1)
    }
    return nil
  }

  /// Adds a key that the map does not contain. Amortized O(1).
  mutating func insert(_ key: Key, _ value: Int32) {
    if (count + 1) * 2 > keys.count { grow() }
    place(key, value)
    count += 1
  }

  private mutating func place(_ key: Key, _ value: Int32) {
    var slot = slot(of: key)
    while keys[slot] != 0 { slot = (slot + 1) & (keys.count - 1) }
    keys[slot] = key
    values[slot] = value
  }

  private mutating func grow() {
    let (oldKeys, oldValues) = (keys, values)
    keys = Array(repeating: 0, count: oldKeys.count * 2)
    values = Array(repeating: 0, count: oldKeys.count * 2)
    for (key, value) in zip(oldKeys, oldValues) where key != 0 { place(key, value) }
  }

  @inline(__always)
  private func slot(of key: Key) -> Int {
    var hash = UInt64(truncatingIfNeeded: key) ^ seed
    if Key.bitWidth > 64 {
      hash ^= UInt64(truncatingIfNeeded: key >> 64) &* 0x9FB2_1C65_1E98_DF25
    }
    // The finalizer of MurmurHash3.
    hash = (hash ^ hash >> 33) &* 0xFF51_AFD7_ED55_8CCD
    hash = (hash ^ hash >> 33) &* 0xC4CE_B9FE_1A85_EC53
    return Int(truncatingIfNeeded: hash >> 32) & (keys.count &- 1)
  }
}
