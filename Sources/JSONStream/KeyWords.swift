/// A key as two machine words, so that comparing one costs no loop: its first eight bytes and, if it is
/// longer, its last eight. Keys of up to 16 bytes are equal exactly when words and length are.
struct KeyWords: Equatable {
  let first: UInt64
  let last: UInt64

  /// The number of bytes after a key that ``init(padded:_:)`` may read.
  static let padding = 8
  /// The bytes of a word that belong to a key of 0 to 8 bytes.
  private static let masks: InlineArray<9, UInt64> = [
    0, 0xFF, 0xFFFF, 0xFF_FFFF, 0xFFFF_FFFF, 0xFF_FFFF_FFFF, 0xFFFF_FFFF_FFFF,
    0xFF_FFFF_FFFF_FFFF, .max,
  ]

  /// - Parameters: the key's bytes; only `length` of them are read.
  @inline(__always)
  init(_ key: UnsafePointer<UInt8>, _ length: Int) {
    let raw = unsafe UnsafeRawPointer(key)
    // Each load is within the `length` bytes: the branch that leads to it compared the length.
    if length >= 8 {
      unsafe first = raw.loadUnaligned(as: UInt64.self)
      unsafe last = length == 8 ? 0 : (raw + (length - 8)).loadUnaligned(as: UInt64.self)
    } else {
      var word: UInt64 = 0
      for index in 0..<length { word |= unsafe UInt64(key[index]) << UInt64(8 * index) }
      first = word
      last = 0
    }
  }

  /// The same without a branch on the length, which processors cannot predict.
  ///
  /// - Parameters: the key's bytes; `padding` bytes more than `length` can be read.
  @inline(__always)
  init(padded key: UnsafePointer<UInt8>, _ length: Int) {
    let raw = unsafe UnsafeRawPointer(key)
    let isLong: UInt64 = length > 8 ? .max : 0
    // Eight bytes can be read from the key's start, and up to its end where it has eight or more.
    unsafe first = raw.loadUnaligned(as: UInt64.self).littleEndian & Self.masks[min(length, 8)]
    unsafe last = (raw + (max(length, 8) - 8)).loadUnaligned(as: UInt64.self) & isLong
  }

  /// The words of a key.
  init(_ key: Span<UInt8>) {
    self =
      unsafe key.withUnsafeBufferPointer { buffer in
        // Only an empty key has no base address, and nothing is read from it.
        unsafe buffer.baseAddress.map { unsafe KeyWords($0, buffer.count) }
      } ?? KeyWords(first: 0, last: 0)
  }

  private init(first: UInt64, last: UInt64) {
    self.first = first
    self.last = last
  }

  /// A hash whose high bits are well mixed (Knuth's multiplicative hashing).
  @inline(__always)
  func hash(length: Int) -> UInt64 {
    let mixed = first ^ (last &* 0x9FB2_1C65_1E98_DF25) ^ UInt64(truncatingIfNeeded: length)
    return mixed &* 0x9E37_79B9_7F4A_7C15
  }
}
