/// A word of a closed list, or a part of one: up to 16 ASCII bytes in one machine word, so that it
/// is copied and compared without memory of its own.
struct ClosedWord: Hashable, BitwiseCopyable, Sendable {
  /// The first byte lowest; zeros behind the last.
  let bits: UInt128

  /// The word that has these bits.
  init(bits: UInt128) { self.bits = bits }

  /// The bytes in small letters, or nil where they are too many, or not all of them ASCII.
  init?(lowercasing word: Span<UInt8>) {
    guard word.count <= 16 else { return nil }
    var bits: UInt128 = 0
    for index in word.indices.reversed() {
      guard word[index] < 0x80, word[index] > 0 else { return nil }
      bits = bits << 8 | UInt128(word[index].lowercased)
    }
    self.bits = bits
  }

  /// The bytes as they are, or nil where they are too many, or not all of them ASCII.
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
