/// A word of a closed list: up to 16 ASCII bytes in one integer, so that copying and comparing it
/// allocates nothing.
struct ClosedWord: Hashable, BitwiseCopyable, Sendable {
  /// The bytes, little-endian, padded with zeros.
  let bits: UInt128

  /// The word that has these bits.
  init(bits: UInt128) { self.bits = bits }

  /// The bytes in lower case, or nil if they are more than 16 or not all ASCII.
  init?(lowercasing word: Span<UInt8>) {
    guard word.count <= 16 else { return nil }
    var bits: UInt128 = 0
    for index in word.indices.reversed() {
      guard word[index] < 0x80, word[index] > 0 else { return nil }
      bits = bits << 8 | UInt128(word[index].lowercased)
    }
    self.bits = bits
  }

  /// The bytes unchanged, or nil if they are more than 16 or not all ASCII.
  init?(_ word: Span<UInt8>) {
    guard word.count <= 16 else { return nil }
    var bits: UInt128 = 0
    for index in word.indices.reversed() {
      guard word[index] < 0x80, word[index] > 0 else { return nil }
      bits = bits << 8 | UInt128(word[index])
    }
    self.bits = bits
  }

  /// The word as text.
  var text: String {
    var bytes: [UInt8] = []
    var rest = bits
    while rest > 0 {
      bytes.append(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
