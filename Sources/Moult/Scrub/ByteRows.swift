/// The rows of one to four bytes of a value: a set of bytes, and Bloom filters with one hash for each greater length.
///
/// The filters are in an array, so that they are not copied.
struct ByteRows: Sendable {
  private var bytes = ByteSet()
  /// 4,096 bits for each length from two bytes on.
  private var words = [UInt64](repeating: 0, count: 3 * 64)
  /// The last four bytes, the last of them highest.
  private var last: UInt32 = 0
  private var length = 0

  mutating func removeAll() {
    bytes = ByteSet()
    for index in words.indices { words[index] = 0 }
    startRun()
  }

  /// Starts a run of bytes, with which no earlier byte is in a row.
  mutating func startRun() { (last, length) = (0, 0) }

  /// Adds the next byte of a run, and its rows with the bytes before it.
  @inline(__always)
  mutating func append(_ byte: UInt8) {
    last = last >> 8 | UInt32(byte) << 24
    bytes.insert(byte)
    if length > 0 { insert(last >> 16, 2) }
    if length > 1 { insert(last >> 8, 3) }
    if length > 2 { insert(last, 4) }
    length &+= 1
  }

  /// Whether a row may have been added, given with its first byte lowest; one that was always is found.
  @inline(__always)
  func contains(_ row: UInt32, _ length: Int) -> Bool {
    guard length > 1 else { return bytes.contains(UInt8(truncatingIfNeeded: row)) }
    let bit = Self.bit(row, length)
    return words[bit >> 6] >> UInt64(bit & 63) & 1 != 0
  }

  @inline(__always)
  private mutating func insert(_ row: UInt32, _ length: Int) {
    let bit = Self.bit(row, length)
    words[bit >> 6] |= 1 << UInt64(bit & 63)
  }

  @inline(__always)
  private static func bit(_ row: UInt32, _ length: Int) -> Int {
    Int((row &* 0x9E37_79B1) >> 20) | (length &- 2) << 12
  }
}
