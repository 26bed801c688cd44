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
  mutating func add(_ text: Span<UInt8>, to index: inout NeedleIndex) {
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
    needle.isBounded = text.letterCount < 4
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
    if 2...3 ~= names { addSequence(words, .reversed, to: &index) }
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
    needle.isBounded = form.bytes.letterCount < 4
    let bytes = form
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

  /// Whether a name may have an entity or a percent encoding.
  fileprivate var hasForms: Bool {
    for index in indices where self[index] == 0x25 || self[index] == 0x26 { return true }
    return false
  }

  /// The number of characters of a folded text, without spaces.
  var letterCount: Int {
    var count = 0
    for index in indices where self[index] & 0xC0 != 0x80 && self[index] != 0x20 { count += 1 }
    return count
  }
}
