internal import JSONStream

/// Names that are disguised: with digits in place of letters, or with signs between the letters.
///
/// Few words have such a form, so each of these is compared with all names of the record.
extension PatternSearch {
  /// Keeps a word with letters and digits, at its first digit.
  mutating func noteMixed(at index: Int, _ text: borrowing TextReading) {
    guard index >= max(linkEnd, disguiseEnd), text.isLetter(index - 1) || text.isLetter(index + 1)
    else {
      return
    }
    let token = text.plainWord(around: index)
    disguiseEnd = token.upperBound
    if Self.mayBeDisguise(token, text), disguises.count < Self.mostDisguises {
      disguises.append(Disguise(range: token, step: 1))
    }
  }

  /// Whether a word with letters and digits may be a disguised name. The codes of short links are no words.
  static func mayBeDisguise(_ word: Range<Int>, _ text: borrowing TextReading) -> Bool {
    5...48 ~= word.count && text[word.lowerBound - 1] != 0x2F
  }

  /// Keeps letters with the same sign between them, at the first sign: `B.a.u.m.a.n.n`.
  mutating func noteSeparated(at index: Int, _ text: borrowing TextReading) {
    let sign = text[index]
    guard index >= disguiseEnd, text.isLetter(index - 1), !text.isPlainWord(index - 2) else {
      return
    }
    var end = index
    while text[end] == sign, text.isLetter(end + 1), !text.isPlainWord(end + 2) { end += 2 }
    disguiseEnd = end
    if end - index >= 8, end - index <= 96, disguises.count < Self.mostDisguises {
      disguises.append(Disguise(range: index - 1..<end, step: 2))
    }
  }

  /// A word that may be a disguised name.
  struct Disguise: Sendable {
    var range: Range<Int>
    /// The distance from one letter to the next.
    var step: Int
  }

  /// The most of them in a text that are compared.
  private static let mostDisguises = 16

  /// Compares what was kept with the names.
  mutating func findDisguises(_ text: borrowing TextReading, _ names: borrowing RecordNames) {
    for index in disguises.indices {
      let disguise = disguises[index]
      disguiseRows.removeAll()
      for place in stride(
        from: disguise.range.lowerBound, to: disguise.range.upperBound, by: disguise.step)
      {
        disguiseRows.append(Self.canonical(text[place]))
      }
      if let range = names.disguised(in: disguise, disguiseRows, text) { note(range, .name, text) }
    }
  }

  /// A letter, or the one that a digit replaces. `i` and `l` look alike.
  static func canonical(_ byte: UInt8) -> UInt8 {
    switch byte {
    case 0x30: 0x6F  // 0 o
    case 0x31, 0x6C: 0x69  // 1 l i
    case 0x32: 0x7A  // 2 z
    case 0x33: 0x65  // 3 e
    case 0x34: 0x61  // 4 a
    case 0x35: 0x73  // 5 s
    case 0x36, 0x39: 0x67  // 6 9 g
    case 0x37: 0x74  // 7 t
    case 0x38: 0x62  // 8 b
    default: byte
    }
  }
}
