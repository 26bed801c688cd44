internal import JSONStream

/// The name by which people introduce themselves in a profile: at its start, or after "I am" and the like.
///
///     Anna Baumann, Rome      →  Anna Baumann
///     Hi, I'm Anna Baumann!   →  Anna Baumann
enum NameInProfile {
  /// What comes before a name, in small letters.
  private static let introductions = [
    "i'm ", "i’m ", "i am ", "my name is ", "my name's ", "ich bin ", "ich heiße ", "je suis ",
    "je m'appelle ", "me llamo ", "soy ", "mi chiamo ", "sono ", "eu sou ", "meu nome é ",
    "ik ben ", "jag heter ", "jeg heter ", "nazywam się ", "jestem ", "jmenuji se ",
    "меня зовут ", "Меня зовут ", "мене звати ", "Мене звати ", "benim adım ", "adım ",
  ].map { Array($0.utf8) }

  /// Passes the ranges of the names that a profile's text introduces. One is two or three words with a capital each,
  /// or after an introduction a single one. O(`text.count`).
  @inline(__always)
  static func forEach(in text: Span<UInt8>, _ body: (Range<Int>) -> Void) {
    if let name = whole(of: text) { body(name) }
    var space = Bytes.index(of: 0x20, in: text, from: 3)
    while space + 1 < text.count {
      let start = space + 1
      if text[start] >= 0x80 || text[start] &- 0x41 < 26, isIntroduced(start, in: text) {
        let name = capitalizedWords(from: start, in: text)
        if name.count > 0 { body(name.range) }
      }
      space = Bytes.index(of: 0x20, in: text, from: start)
    }
  }

  /// Whether an introduction ends at an index.
  private static func isIntroduced(_ index: Int, in text: Span<UInt8>) -> Bool {
    guard lastBytes.contains(text[index - 2]) else { return false }
    return introductions.contains { words in
      let start = index - words.count
      return start >= 0 && has(words, at: start, in: text)
        && (start == 0 || isGap(text[start - 1]))
    }
  }

  /// The last bytes of the introductions before the space, so that most words are ruled out by one byte.
  private static let lastBytes = ByteSet(introductions.map { $0[$0.count - 2] })

  /// The first words of a text if they could be a name that a sign or the end of the text follows.
  static func whole(of text: Span<UInt8>) -> Range<Int>? {
    let name = capitalizedWords(from: 0, in: text)
    guard name.count > 1 else { return nil }
    if name.range.upperBound < text.count, text[name.range.upperBound] == 0x20,
      text.count > name.range.upperBound + 1,
      isLetter(text[name.range.upperBound + 1])
    {
      return nil
    }
    return name.range
  }

  /// The words with a capital from an index on, three at most, with a space between them.
  private static func capitalizedWords(
    from start: Int, in text: Span<UInt8>
  ) -> (range: Range<Int>, count: Int) {
    var (end, count, next) = (start, 0, start)
    while count < 3, next < text.count, isCapital(next, text) {
      while next < text.count, isLetter(text[next]) || text[next] == 0x2D { next += 1 }
      (end, count) = (next, count + 1)
      guard next < text.count, text[next] == 0x20 else { break }
      next += 1
    }
    return (start..<end, count)
  }

  private static func isCapital(_ index: Int, _ text: Span<UInt8>) -> Bool {
    if text[index] < 0x80 { return text[index] &- 0x41 < 26 }
    let scalar = UTF8Scalars.decode(text, at: index).scalar
    return Scalars.properties(scalar)?.isUppercase ?? false
  }

  /// Whether a byte is of a letter; all beyond ASCII count as such.
  private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || (byte | 0x20) &- 0x61 < 26 }

  private static func isGap(_ byte: UInt8) -> Bool { byte < 0x80 && !isLetter(byte) }

  private static func has(_ words: [UInt8], at start: Int, in text: Span<UInt8>) -> Bool {
    guard start + words.count <= text.count else { return false }
    for index in words.indices where text[start + index].lowercased != words[index] { return false }
    return true
  }
}
