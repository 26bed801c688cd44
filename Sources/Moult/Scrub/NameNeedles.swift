internal import JSONStream

/// Makes the needles of a display name.
///
/// These are the whole name and each of its segments, also without titles and initials and, of two or three
/// words, in reverse order; and its single words. Names with `ö` or `oe` are
/// searched for in each of their spellings, and a name with signs also as it is written.
struct NameNeedles: Sendable {
  private var name = DisplayName()
  private var form = ByteBuffer()
  private var readings = TextReadings()
  /// The number of the current name, never 0.
  private var owner: UInt16 = 0

  /// Adds the needles of a display name to an index. O(bytes of the name · its words).
  ///
  /// - Parameter onlyIfRare: whether a name of common words is ignored.
  mutating func add(_ text: Span<UInt8>, onlyIfRare: Bool = false, to index: inout NeedleIndex) {
    if onlyIfRare, !(name.read(text) && hasRareWord) { return }
    owner = owner == .max ? 1 : owner + 1
    for umlauts in DisplayName.Umlauts.allCases where name.read(text, umlauts) {
      if umlauts == .plain { addWritten(name.text, to: &index) }
      if !name.words.isEmpty { addWords(to: &index) }
    }
    guard text.hasForms else { return }
    // Of a name with entities or percent encodings, texts have the characters too.
    readings.fill(text, isHTMLEscaped: true)
    addWritten(readings.letters, to: &index)
    for round in 0..<readings.roundCount { addWritten(readings.rounds[round], to: &index) }
  }

  /// Adds a name with its signs and ornaments, as it is written. Few signs of ASCII are part of any sentence.
  private func addWritten(_ name: borrowing TextReading, to index: inout NeedleIndex) {
    let range = name.span.withoutOuterSpaces
    let text = name.span.extracting(range)
    guard text.count > 3 || text.hasLetter, text.count > 1, !text.allDigits else { return }
    var needle = Needle(kind: .name)
    needle.limit(text)
    index.insert(name, range, needle)
  }

  private mutating func addWords(to index: inout NeedleIndex) {
    let count = name.words.count
    if name.words[0].segment != name.words[count - 1].segment {
      addSequence(0..<count, [.affixes, .initials], to: &index)
    }
    var start = 0
    while start < count {
      var end = start + 1
      while end < count, name.words[end].segment == name.words[start].segment { end += 1 }
      if !name.words[start].isLeftOut { addSegment(start..<end, to: &index) }
      start = end
    }
    for place in 0..<count { addWord(name.words[place], to: &index) }
  }

  /// Which words of a segment a needle has, and their order.
  private struct Parts: OptionSet {
    let rawValue: UInt8
    static let affixes = Parts(rawValue: 1)
    static let initials = Parts(rawValue: 2)
    static let reversed = Parts(rawValue: 4)
  }

  private mutating func addSegment(_ words: Range<Int>, to index: inout NeedleIndex) {
    addSequence(words, [.affixes, .initials], to: &index)
    var affixes = 0
    var initials = 0
    for place in words {
      if name.words[place].isAffix {
        affixes += 1
      } else if name.words[place].count == 1 {
        initials += 1
      }
    }
    let names = words.count - affixes - initials
    if affixes > 0 { addSequence(words, .initials, to: &index) }
    if initials > 0 && names > 0 { addSequence(words, [], to: &index) }
    // Reversed, a word and a number can be a date.
    if 2...3 ~= names, !hasNumber(words) { addSequence(words, .reversed, to: &index) }
  }

  /// Adds words in sequence. A single one is a name only at the start of a display name.
  private mutating func addSequence(
    _ words: Range<Int>, _ parts: Parts, to index: inout NeedleIndex
  ) {
    form.removeAll()
    var count = 0
    var hasLetters = false
    for offset in 0..<words.count {
      let place =
        parts.contains(.reversed) ? words.upperBound - 1 - offset : words.lowerBound + offset
      let word = name.words[place]
      if word.isLeftOut || word.isAffix && !parts.contains(.affixes)
        || word.count == 1 && !word.isAffix && !parts.contains(.initials)
      {
        continue
      }
      if count > 0 { form.append(0x20) }
      Self.append(word, of: name, to: &form)
      count += 1
      hasLetters = hasLetters || word.hasLetters
    }
    guard hasLetters, count > 1 || words.lowerBound == 0, form.count > 1 else { return }
    var needle = Needle(kind: .name)
    let bytes = form
    needle.limit(bytes.bytes)
    index.insert(bytes.bytes, needle)
  }

  /// Adds a single word of more than one letter.
  private mutating func addWord(_ word: DisplayName.Word, to index: inout NeedleIndex) {
    guard word.hasLetters, !word.isAffix, !word.isLeftOut, word.count > 2 else { return }
    form.removeAll()
    Self.append(word, of: name, to: &form)
    guard form.bytes.letterCount > 1 else { return }
    var needle = Needle(kind: .word)
    needle.owner = owner
    let bytes = form
    index.insert(bytes.bytes, needle)
    addStem(needle, to: &index)
    addFamiliar(to: &index)
  }

  /// Adds a word without the ending that its cases replace (`кузнецова`, `кузнецовой`), or without its article
  /// (`المنصوري`, `لمنصوري`).
  private func addStem(_ word: Needle, to index: inout NeedleIndex) {
    guard let range = form.bytes.stem else { return }
    let bytes = form
    let stem = bytes.bytes.extracting(range)
    var needle = word
    needle.kind = .stem
    needle.isRareStem =
      stem.letterCount > 3 && !CommonWords.builtIn.contains(stem)
      && !CommonWords.builtIn.contains(bytes.bytes)
    index.insert(stem, needle)
  }

  /// Adds the family name and the given name of a name in ideographs or Hangul without spaces: the first and last
  /// characters, as many as such names have. A common word names nobody without a form of address.
  private func addFamiliar(to index: inout NeedleIndex) {
    guard form.count % 3 == 0, form.bytes.isIdeographic else { return }
    let needle = Needle(kind: .familiar)
    let bytes = form
    if CommonWords.builtIn.contains(bytes.bytes) { index.insert(bytes.bytes, needle) }
    let count = form.count / 3
    guard 2...5 ~= count else { return }
    for length in max(1, count - 2 - count / 4)...count / 2 {
      // Equal needles are merged.
      for part in [length, count - length] {
        index.insert(bytes.bytes.extracting(0..<3 * part), needle)
        index.insert(bytes.bytes.extracting((form.count - 3 * part)...), needle)
      }
    }
  }

  private func hasNumber(_ words: Range<Int>) -> Bool {
    for place in words where !name.words[place].hasLetters { return true }
    return false
  }

  /// Whether a word of the name is rare.
  private var hasRareWord: Bool {
    for word in name.words
    where word.hasLetters && word.count > 2 && !word.isAffix
      && !CommonWords.builtIn.contains(name.bytes(of: word))
    { return true }
    return false
  }

  private static func append(
    _ word: DisplayName.Word, of name: borrowing DisplayName, to form: inout ByteBuffer
  ) {
    form.append(name.text.span.extracting(Int(word.start)..<Int(word.end)))
  }
}

extension Span where Element == UInt8 {
  /// The range of a folded text without a space at its start and end.
  fileprivate var withoutOuterSpaces: Range<Int> {
    let start = count > 0 && self[0] == 0x20 ? 1 : 0
    return start..<Swift.max(start, count > 0 && self[count - 1] == 0x20 ? count - 1 : count)
  }

  /// Whether a folded text has a letter or digit, or a character beyond ASCII.
  fileprivate var hasLetter: Bool {
    for index in indices
    where self[index] >= 0x80 || ByteClass.isLetter(self[index]) || ByteClass.isDigit(self[index]) {
      return true
    }
    return false
  }

  /// Whether a name may have an entity, a percent encoding, or letters that look like Latin ones.
  fileprivate var hasForms: Bool {
    var hasLatin = false
    var hasOther = false
    for index in indices {
      switch self[index] {
      case 0x25, 0x26: return true
      // Small capitals; Hangul and the letters of Vietnamese have the same first bytes.
      case 0xE1, 0xEA:
        let second = index + 1 < count ? self[index + 1] : 0
        if second < (self[index] == 0xE1 ? 0xB8 : 0xB0) { return true }
      case 0x41...0x5A, 0x61...0x7A: hasLatin = true
      case 0xC9...0xD6: hasOther = true
      default: break
      }
    }
    return hasLatin && hasOther
  }

  /// A folded word without the vowels at its end that other cases replace, in Cyrillic and in words in `a` and `y` of
  /// Latin letters, or without the Arabic article; nil where it has none or is too short.
  fileprivate var stem: Range<Int>? {
    guard count > 5 else { return nil }
    let last = (self[count - 2], self[count - 1])
    if last.1 == 0x61 || last.1 == 0x79 { return 0..<count - 1 }
    if self[0] == 0xD8, self[1] == 0xA7, self[2] == 0xD9, self[3] == 0x84 {
      return count > 11 ? 4..<count : nil
    }
    guard isVowel(last.0, last.1) else { return nil }
    // An adjective's ending has two: `ый`, folded `ыи`.
    let isLong = count > 11 && last == (0xD0, 0xB8) && isVowel(self[count - 4], self[count - 3])
    return 0..<count - (isLong ? 4 : 2)
  }

  /// Whether two bytes are one of the Cyrillic letters а е и о у ы ь ю я.
  private func isVowel(_ first: UInt8, _ second: UInt8) -> Bool {
    switch (first, second) {
    case (0xD0, 0xB0), (0xD0, 0xB5), (0xD0, 0xB8), (0xD0, 0xBE), (0xD1, 0x83), (0xD1, 0x8B),
      (0xD1, 0x8C), (0xD1, 0x8E), (0xD1, 0x8F):
      true
    default: false
    }
  }

  /// Whether all characters are common ideographs or Hangul syllables, which have three bytes each.
  fileprivate var isIdeographic: Bool {
    var index = 0
    while index < count {
      let (scalar, length) = UTF8Scalars.decode(self, at: index)
      guard 0x3400...0x9FFF ~= scalar || 0xAC00...0xD7A3 ~= scalar else { return false }
      index += length
    }
    return true
  }

  /// The number of characters of a folded text, without spaces.
  var letterCount: Int {
    var count = 0
    for index in indices where self[index] & 0xC0 != 0x80 && self[index] != 0x20 { count += 1 }
    return count
  }
}

extension Needle {
  /// Sets how the characters around a handle or a name limit it, by its folded letters.
  mutating func limit(_ letters: Span<UInt8>) {
    let count = letters.letterCount
    isBounded = count < 4
    isCertain = count > 7 && (count < letters.count || !CommonWords.builtIn.contains(letters))
  }
}
