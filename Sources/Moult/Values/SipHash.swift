/// SipHash-2-4 by Aumasson and Bernstein (2012), with a result of 64 bits: a keyed hash that
/// reveals nothing about its input without the key.
///
/// The standard library's hash is related, but its key cannot be chosen, and workers whose tables
/// are merged need the same key.
struct SipHash {
  private var v0: UInt64
  private var v1: UInt64
  private var v2: UInt64
  private var v3: UInt64

  /// The hash of some bytes under a key of 128 bits. O(`bytes.count`).
  static func hash(_ bytes: Span<UInt8>, key: RunKey) -> UInt64 {
    var state = Self(key)
    let whole = bytes.count & ~7
    var start = 0
    while start < whole {
      state.compress(word(bytes, from: start, to: start + 8))
      start += 8
    }
    let length = UInt64(truncatingIfNeeded: bytes.count) << 56
    state.compress(length | word(bytes, from: whole, to: bytes.count))
    return state.finished()
  }

  /// The hash of two words, that is, of their 16 bytes in little-endian order.
  static func hash(_ words: (UInt64, UInt64), key: RunKey) -> UInt64 {
    var state = Self(key)
    state.compress(words.0)
    state.compress(words.1)
    state.compress(16 << 56)
    return state.finished()
  }

  private init(_ key: RunKey) {
    v0 = key.low ^ 0x736f_6d65_7073_6575
    v1 = key.high ^ 0x646f_7261_6e64_6f6d
    v2 = key.low ^ 0x6c79_6765_6e65_7261
    v3 = key.high ^ 0x7465_6462_7974_6573
  }

  /// Up to eight bytes as a little-endian number.
  private static func word(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> UInt64 {
    var word: UInt64 = 0
    for index in start..<end { word |= UInt64(bytes[index]) << UInt64((index - start) * 8) }
    return word
  }

  private mutating func compress(_ word: UInt64) {
    v3 ^= word
    round()
    round()
    v0 ^= word
  }

  private mutating func finished() -> UInt64 {
    v2 ^= 0xFF
    for _ in 0..<4 { round() }
    return v0 ^ v1 ^ v2 ^ v3
  }

  @inline(__always)
  private mutating func round() {
    v0 &+= v1
    v1 = rotated(v1, 13) ^ v0
    v0 = rotated(v0, 32)
    v2 &+= v3
    v3 = rotated(v3, 16) ^ v2
    v0 &+= v3
    v3 = rotated(v3, 21) ^ v0
    v2 &+= v1
    v1 = rotated(v1, 17) ^ v2
    v2 = rotated(v2, 32)
  }

  /// - Precondition: `bits` is 1 to 63.
  @inline(__always)
  private func rotated(_ word: UInt64, _ bits: UInt64) -> UInt64 {
    word &<< bits | word &>> (64 &- bits)
  }
}
