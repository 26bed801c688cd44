/// How the invented words of a language are formed from code points.
enum Script: Sendable {
  case latin(Syllables)
  case japanese
  case hangul
  case thai
  /// Runs of letters from one range.
  case letters(ClosedRange<UInt32>)
  /// Laughter, which the platform calls undetermined.
  case laughter

  /// Whether words follow each other without a space.
  var isDense: Bool {
    switch self {
    case .japanese, .thai: true
    default: false
    }
  }

  /// The length of a text in this script, in percent of the length of an equivalent Latin text.
  var density: Int {
    switch self {
    case .japanese: 46
    case .hangul: 52
    case .laughter: 25
    case .thai, .letters: 68
    case .latin: 100
    }
  }

  /// Appends one new word.
  func appendWord(to text: inout [UInt32], _ random: inout Random) {
    switch self {
    case .latin(let syllables): syllables.appendWord(to: &text, &random)
    case .japanese: appendJapanese(to: &text, &random)
    case .hangul: append(to: &text, 1 + random.below(4), of: 0xAC00...0xD3FF, &random)
    case .thai: appendThai(to: &text, &random)
    case .letters(let range): append(to: &text, 2 + random.below(6), of: range, &random)
    case .laughter:
      let letter = UInt32(97 + random.below(26))
      for _ in 0..<(2 + random.below(5)) { text.append(letter) }
    }
  }

  private func append(
    to text: inout [UInt32], _ count: Int, of range: ClosedRange<UInt32>, _ random: inout Random
  ) {
    for _ in 0..<count { text.append(range.lowerBound + UInt32(random.below(range.count))) }
  }

  private func appendJapanese(to text: inout [UInt32], _ random: inout Random) {
    switch random.weighted([55, 30, 15]) {
    case 0: append(to: &text, 1 + random.below(4), of: 0x3042...0x3093, &random)
    case 1: append(to: &text, 1 + random.below(3), of: 0x4E00...0x7FFF, &random)
    default: append(to: &text, 2 + random.below(4), of: 0x30A2...0x30F3, &random)
    }
  }

  /// Consonants, sometimes with a vowel or a tone mark above, like Thai syllables.
  private func appendThai(to text: inout [UInt32], _ random: inout Random) {
    for _ in 0...(1 + random.below(3)) {
      append(to: &text, 1, of: 0x0E01...0x0E2E, &random)
      if random.chance(500) { append(to: &text, 1, of: 0x0E34...0x0E39, &random) }
      if random.chance(250) { append(to: &text, 1, of: 0x0E48...0x0E4B, &random) }
    }
  }
}
