internal import Moult

/// The dictionary of languages: all languages, and then those with script or region in the order of their first use.
///
/// So batches of most streams have the same dictionary, and a later one only has more words at its end.
struct LanguageWords {
  /// The places of words, by their letters.
  private var places: [UInt128: Int32] = [:]
  private var words: [String] = []
  /// The dictionary, until another word comes.
  private var column: ArrowColumn?
  /// Words that were found last, each in a slot given by its letters: most lines have one of a few.
  private var recent = [Recent](repeating: Recent(letters: 0, place: 0), count: 64)

  private struct Recent: BitwiseCopyable {
    let letters: UInt128
    let place: Int32
  }

  init() {
    for word in FlatWords.languages {
      let letters = word.utf8.reversed().reduce(0) { $0 << 8 | UInt128($1) }
      _ = add(letters, word)
    }
  }

  /// The place of a word, which is added where it is new. O(1).
  ///
  /// - Parameter letters: see `PackedRow.languageLetters`; not 0.
  @inline(__always)
  mutating func place(of letters: UInt128) -> Int32 {
    let slot = Int(truncatingIfNeeded: (letters ^ letters >> 5) & 63)
    if recent[slot].letters == letters { return recent[slot].place }
    let place = places[letters] ?? add(letters, Self.text(letters))
    recent[slot] = Recent(letters: letters, place: place)
    return place
  }

  private mutating func add(_ letters: UInt128, _ word: String) -> Int32 {
    let place = Int32(words.count)
    places[letters] = place
    words.append(word)
    column = nil
    return place
  }

  private static func text(_ letters: UInt128) -> String {
    var bytes: [UInt8] = []
    var rest = letters
    while rest > 0 {
      bytes.append(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The dictionary of all words so far. O(words) where some came since the last call.
  mutating func dictionary() -> ArrowColumn {
    let column = self.column ?? ArrowColumn(texts: words)
    self.column = column
    return column
  }
}
