/// Recognizes text in Latin-1 or Windows-1252, which have one byte for each character.
///
/// A few damaged bytes in UTF-8 must not look like it: a text counts only if hardly any of its characters are valid UTF-8
/// beyond ASCII, as a few pairs of signs are by chance, and if several of its bytes are letters or signs that are frequent in these encodings. Text in other encodings of this
/// kind, such as Windows-1251, has them in longer runs.
struct EightBitText {
  /// The most bytes that are examined.
  static let reach = 1 << 16
  private static let leastSigns = 3
  /// There is at least one sign in this many bytes.
  private static let mostBytesEach = 1 << 15
  private static let longestRun = 4
  /// There are this many signs for each character that is valid UTF-8.
  private static let signsForValid = 16

  /// Accented letters, and signs of Latin-1 that are frequent in texts: ¡ £ © ª « ® ° · º » ¿ and the no-break space.
  private static let signs = Set<UInt8>(
    [0xA0, 0xA1, 0xA3, 0xA9, 0xAA, 0xAB, 0xAE, 0xB0, 0xB7, 0xBA, 0xBB, 0xBF]
      + (0xC0...0xFF).filter { $0 != 0xD7 && $0 != 0xF7 })
  /// What Windows-1252 has in place of control characters: € … ' ' " " • – — ™.
  private static let signsOfWindows = Set<UInt8>([0x80, 0x85] + Array(0x91...0x97) + [0x99])

  private var count = 0
  private var valid = 0
  private var ofWindows = false
  private var lines = 1
  private var linesWithSigns = 0

  /// The code of the encoding of a stream's text; nil if it is UTF-8, or something else.
  ///
  /// Reads ahead as far as that does not wait, unless the first bytes decide.
  static func find(in stream: ByteStream) -> MemberError.Code? {
    while stream.lookedAt.count < reach, mayBeEightBit(stream.lookedAt) {
      let count = min(reach - stream.lookedAt.count, 1 << 14)
      // An error occurs again where the content is read.
      guard (try? stream.lookingWouldBlock()) == false,
        (try? stream.lookFurther(atMost: count)) == true
      else { break }
    }
    let bytes = stream.lookedAt.prefix(reach)
    // Nearly all texts are UTF-8, and the library's check of that is many times as fast.
    if (try? UTF8Span(validating: bytes.span)) != nil { return nil }
    guard let text = EightBitText(bytes) else { return nil }
    return text.ofWindows ? .windows1252 : .latin1
  }

  /// Whether no character beyond ASCII is valid UTF-8, up to the first one that is not.
  private static func mayBeEightBit(_ bytes: ArraySlice<UInt8>) -> Bool {
    // Most texts are ASCII, for which this is fast.
    guard bytes.reduce(0, |) >= 0x80, let first = bytes.firstIndex(where: { $0 >= 0x80 }) else {
      return true
    }
    return utf8Length(bytes[first...]) == 0
  }

  /// Nil unless the text is surely in one of the encodings. O(bytes).
  private init?(_ bytes: ArraySlice<UInt8>) {
    var (index, run, lastLine) = (bytes.startIndex, 0, 0)
    while index < bytes.endIndex {
      let byte = bytes[index]
      index += 1
      guard byte >= 0x80 else {
        run = 0
        if byte == 0x0A { lines += 1 }
        if byte < 0x20 && !(0x09...0x0D ~= byte) { return nil }
        continue
      }
      let length = Self.utf8Length(bytes[(index - 1)...])
      if length > 0 {
        (valid, run) = (valid + 1, 0)
        index += length - 1
        continue
      }
      // At the end, a character of UTF-8 may be incomplete.
      if length < 0 { break }
      run += 1
      let isOfWindows = Self.signsOfWindows.contains(byte)
      guard run <= Self.longestRun, isOfWindows || Self.signs.contains(byte) else { return nil }
      count += 1
      ofWindows = ofWindows || isOfWindows
      if lastLine != lines { (linesWithSigns, lastLine) = (linesWithSigns + 1, lines) }
    }
    guard count >= Self.signsForValid * valid else { return nil }
    let isSpread = linesWithSigns > 1 || lines <= 2
    guard count >= Self.leastSigns, isSpread, count * Self.mostBytesEach >= bytes.count else {
      return nil
    }
  }

  /// The length of the character of UTF-8 beyond ASCII at the start; 0 if there is none, -1 if the bytes end within it.
  private static func utf8Length(_ bytes: ArraySlice<UInt8>) -> Int {
    let length =
      switch bytes.first ?? 0 {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 0
      }
    let character = bytes.prefix(length)
    guard length > 0, character.dropFirst().allSatisfy({ $0 & 0xC0 == 0x80 }) else { return 0 }
    return character.count == length ? length : -1
  }
}
