/// A key as two machine words, so that comparing one costs no loop: its first eight bytes and, of a
/// longer one, its last eight. Keys of up to 16 bytes are equal exactly when words and length are.
struct KeyWords: Equatable {
  let first: UInt64
  let last: UInt64

  /// - Parameters: the key's bytes; `length` of them can be read, and no more are.
  @inline(__always)
  init(_ key: UnsafePointer<UInt8>, _ length: Int) {
    let raw = unsafe UnsafeRawPointer(key)
    // Each load lies within the `length` bytes: the branch that leads to it has compared them.
    if length >= 8 {
      unsafe first = raw.loadUnaligned(as: UInt64.self)
      unsafe last = length == 8 ? 0 : (raw + (length - 8)).loadUnaligned(as: UInt64.self)
    } else if length >= 4 {
      let low = unsafe raw.loadUnaligned(as: UInt32.self)
      let high = unsafe (raw + (length - 4)).loadUnaligned(as: UInt32.self)
      first = UInt64(high) << 32 | UInt64(low)
      last = 0
    } else if length > 0 {
      let middle = unsafe UInt64(key[length / 2]) << 8
      first = unsafe UInt64(key[0]) | middle | UInt64(key[length - 1]) << 16
      last = 0
    } else {
      first = 0
      last = 0
    }
  }

  /// The words of a key.
  init(_ key: Span<UInt8>) {
    self =
      unsafe key.withUnsafeBufferPointer { buffer in
        // Only an empty key has no base address, and of that nothing is read.
        unsafe buffer.baseAddress.map { unsafe KeyWords($0, buffer.count) }
      } ?? KeyWords(first: 0, last: 0)
  }

  private init(first: UInt64, last: UInt64) {
    self.first = first
    self.last = last
  }

  /// A mixed hash; its high bits are the good ones (Knuth's multiplicative hashing).
  @inline(__always)
  func hash(length: Int) -> UInt64 {
    let mixed = first ^ (last &* 0x9FB2_1C65_1E98_DF25) ^ UInt64(truncatingIfNeeded: length)
    return mixed &* 0x9E37_79B9_7F4A_7C15
  }
}
