/// Mutates records at JSON tokens, where a reader could be misled, and at random places.
public struct Mutator: Sendable {
  /// The source of all decisions.
  public var random: SeededGenerator

  /// The pieces that are inserted: each JSON token, valid and invalid, and bytes that are not text.
  private static let pieces: [[UInt8]] =
    [
      "\"", "\\", "\\\\", "\\\"", "{", "}", "[", "]", ",", ":", " ", "  ", "\t", "\r", "\n", "\r\n",
      "0", "1", "-", "+", "e", "E5", ".", ".5", "-0", "01", "true", "false", "null", "nul", "truex",
      "\\u00e9", "\\u00g9", "\\u0", "\\u", "\\x", "\\/", "{}", "[]", "{\"", "\"}", "\"a\"",
      ",\"a\":1",
      "\"a\":1,", ":\"a\"", ",\"a\":{}", ",[1, 2]", "\"a\": [\"b\", 1], ", "\u{7F}", "é", "€", "😀",
      "\u{FEFF}", "\u{0B}", "\u{2028}",
    ].map { Array($0.utf8) }
    + [
      [0x00], [0x1F], [0x80], [0xBF], [0xC0, 0x80], [0xC3], [0xE0, 0x80, 0x80], [0xE2, 0x82],
      [0xED, 0xA0, 0x80], [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x9F, 0x98], [0xF4, 0x90, 0x80, 0x80],
      [0xF5], [0xFF], Array(repeating: 0x5C, count: 64), Array(repeating: 0x5C, count: 65),
      Array(repeating: 0x61, count: 64), Array(repeating: 0x5B, count: 65),
    ]
  private static let structure = Array("\"{}[],:\\ ".utf8)

  /// Creates a mutator; the same seed gives the same mutants.
  public init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
  }

  /// Changes a record in one place.
  public mutating func mutate(_ bytes: inout [UInt8]) {
    guard bytes.count > 2 else { return bytes.append(contentsOf: random.pick(Self.pieces)) }
    let place = random.below(4) == 0 ? random.below(bytes.count) : structure(in: bytes)
    let span = place..<min(bytes.count, place + 1 + random.below(random.below(8) == 0 ? 200 : 12))
    switch random.below(16) {
    case 0: bytes[place] ^= 1 << UInt8(random.below(8))
    case 1, 2, 3: bytes.insert(contentsOf: random.pick(Self.pieces), at: place)
    case 4: bytes.replaceSubrange(span, with: random.pick(Self.pieces))
    case 5: bytes.removeSubrange(span)
    case 6, 7: bytes.remove(at: place)
    case 8: bytes.insert(contentsOf: Array(bytes[span]), at: random.below(bytes.count + 1))
    case 9: move(span, of: &bytes)
    case 10: bytes.removeSubrange(place...)
    case 11: bytes.swapAt(place, structure(in: bytes))
    case 12: bytes.swapAt(place, min(place + 1, bytes.count - 1))
    default: bytes[place] = random.pick(Self.structure)
    }
  }

  private mutating func move(_ span: Range<Int>, of bytes: inout [UInt8]) {
    let moved = Array(bytes[span])
    bytes.removeSubrange(span)
    bytes.insert(contentsOf: moved, at: random.below(bytes.count + 1))
  }

  /// The index of the next JSON token after a random place; that place if there is none.
  private mutating func structure(in bytes: [UInt8]) -> Int {
    let start = random.below(bytes.count)
    return bytes[start...].firstIndex { Self.structure.contains($0) } ?? start
  }
}
