internal import JSONStream

/// The names of a record in its texts.
extension RecordNames {
  /// Whether a name may start at an index of a text. O(1).
  @inline(__always)
  func mayStart(at index: Int, in text: borrowing TextReading) -> Bool {
    self.index.mayStart(at: index, in: text)
  }

  /// The longest name, handle or known link that starts at an index of a text, and the mark that replaces it.
  ///
  /// Names match with any separators between their words, or none. Two words and more of a name match in any
  /// sequence; a single word if it is rare, or is written with a capital beside another such word.
  /// O(names that start alike · their length).
  ///
  /// - Parameter work: grows with the comparisons, so that a hostile record can be given up.
  func match(
    at start: Int, in text: borrowing TextReading, of readings: borrowing TextReadings,
    _ work: inout Int
  ) -> (end: Int, mark: Mark)? {
    var best: (end: Int, mark: Mark)?
    var word: Word?
    var search = NeedleIndex.Search()
    while let needle = index.next(&search, at: start, in: text) {
      guard let last = self.end(of: needle, at: start, text, &work),
        let end = end(of: needle, in: start..<last, text, of: readings)
      else { continue }
      if needle.kind == .word || needle.kind == .stem {
        let found = Word(needle, isRare: isRare(needle), end: end)
        word = found.isBetter(than: word) ? found : word
      } else if end > best?.end ?? 0 {
        best = (end, needle.mark)
      }
    }
    if let word {
      let run = endOfRun(from: start, word, text, of: readings, &work)
      let counts =
        word.isRare || run.count > 1 && run.isRare && readings.mayBeName(start, text)
        || !word.isStem && readings.isCapitalized(start, besideAnother: word.end, text)
      if counts, run.end > best?.end ?? 0 { best = (run.end, .name) }
    }
    return best
  }

  /// A word of a name in a text.
  private struct Word {
    var end: Int
    var isRare: Bool
    /// See ``Needle/owner``.
    var owner: UInt16
    var isStem: Bool

    init(_ needle: Needle, isRare: Bool, end: Int) {
      (self.end, self.isRare) = (end, isRare)
      (owner, isStem) = (needle.owner, needle.kind == .stem)
    }

    func isBetter(than other: Word?) -> Bool {
      guard let other else { return true }
      return (end, isRare ? 1 : 0, isStem ? 0 : 1) > (
        other.end, other.isRare ? 1 : 0, other.isStem ? 0 : 1
      )
    }
  }

  /// The end of a needle at an index of a text, nil where it is not there.
  @inline(__always)
  func end(of needle: Needle, at start: Int, _ text: borrowing TextReading, _ work: inout Int)
    -> Int?
  {
    work += 1
    return text.end(of: index.bytes.span.extracting(needle.range), at: start, &work)
  }

  /// The end of the words that follow a word of the same name, with separators between them.
  private func endOfRun(
    from start: Int, _ word: Word, _ text: borrowing TextReading,
    of readings: borrowing TextReadings, _ work: inout Int
  ) -> (end: Int, count: Int, isRare: Bool) {
    var run = (end: word.end, count: 1, isRare: word.isRare)
    var last = word.end
    for _ in 0..<Self.mostWords {
      let start = text.startOfNextWord(after: last)
      guard start > last, let next = self.word(at: start, text, of: readings, &work),
        next.owner == word.owner || next.owner == 0 || word.owner == 0
      else { break }
      last = next.end
      // A common word in small letters belongs to the name only between its other words.
      if next.isRare || readings.mayBeName(start, text) {
        run = (last, run.count + 1, run.isRare || next.isRare)
      }
    }
    // Common words alone are a phrase: only a rare one makes them a name.
    return run.isRare ? run : (word.end, 1, false)
  }

  private static let mostWords = 8

  /// The word of a name at an index.
  private func word(
    at start: Int, _ text: borrowing TextReading, of readings: borrowing TextReadings,
    _ work: inout Int
  ) -> Word? {
    var found: Word?
    var search = NeedleIndex.Search()
    while let needle = index.next(&search, at: start, in: text) {
      guard needle.kind == .word || needle.kind == .stem,
        let last = self.end(of: needle, at: start, text, &work),
        let end = end(of: needle, in: start..<last, text, of: readings)
      else { continue }
      let word = Word(needle, isRare: isRare(needle), end: end)
      found = word.isBetter(than: found) ? word : found
    }
    return found
  }
}

extension Needle {
  /// What replaces it in a text.
  fileprivate var mark: Mark {
    switch kind {
    case .handle: .user
    case .name, .word, .stem, .familiar: .name
    case .link: .url
    }
  }
}

extension TextReading {
  /// The most separators between two words of a name.
  private static let mostSeparators = 4
  /// The end of a needle at an index, nil where it is not there. A space or `_` in the needle is any separators, or
  /// none, and may be a middle initial.
  func end(of needle: Span<UInt8>, at start: Int, _ work: inout Int) -> Int? {
    var index = start
    var cut: Int?
    for place in needle.indices {
      let byte = needle[place]
      if byte == 0x20 || byte == 0x5F {
        if isEllipsis(index), needle.isLongEnoughToCut(at: place) { cut = index }
        guard needle.hasWord(at: place + 1) else {
          // A separator at the end, or before a sign of the name, is that separator or none.
          if self[index] == byte || byte == 0x20 && isSpace(index) { index += 1 }
          continue
        }
        if byte == 0x5F {
          guard let end = endOfHandleSeparators(from: index) else { return cut }
          index = end
          continue
        }
        index = endOfSeparators(from: index)
        let next = needle[place + 1]
        if self[index] != next || isInitial(at: index) && !needle.isInitial(at: place + 1) {
          index = endOfInitial(at: index)
        }
      } else if self[index] == byte {
        index += 1
      } else if place > 0, self[index] == 0x20, byte >= 0xE3, self[index + 1] == byte,
        self[index - 1] >= 0x80
      {
        // Ideographs and syllables of a name may have spaces between them.
        index += 2
      } else {
        // A text can be cut inside its last name.
        return isEllipsis(index) && needle.isLongEnoughToCut(at: place) ? index : cut
      }
    }
    work += needle.count
    return index
  }

  /// The index after what replaces the `_` of a handle: nothing, a few signs, or an `_` at the end of a line; nil where
  /// other words begin.
  private func endOfHandleSeparators(from start: Int) -> Int? {
    var index = start
    var hasLine = false
    while index - start < Self.mostSeparators {
      switch self[index] {
      case 0x5F: hasLine = true
      case 0x2D, 0x2E: break
      case 0x20, 0x0A: guard hasLine else { return nil }
      default: return index
      }
      index += 1
    }
    return index
  }

  /// The index after separators of words: spaces, signs and ornaments, up to a few.
  func endOfSeparators(from start: Int) -> Int {
    var index = start
    var count = 0
    while index < self.count, count < Self.mostSeparators {
      let byte = self[index]
      if byte < 0x80 {
        // An at sign or number sign starts something of its own.
        if ByteClass.isLetter(byte) || ByteClass.isDigit(byte) || byte == 0x40 || byte == 0x23 {
          break
        }
        index += 1
      } else {
        let (scalar, length) = UTF8Scalars.decode(span, at: index)
        if Scalars.isLetterOrDigit(scalar) { break }
        index += length
      }
      count += 1
    }
    return index
  }

  /// The index of the next word of a name after separators and a middle initial; the same index if there are none, or
  /// if a phrase ends between them.
  func startOfNextWord(after end: Int) -> Int {
    let index = endOfSeparators(from: end)
    for place in end..<index where endsPhrase(self[place]) { return end }
    return index == end ? end : endOfInitial(at: index)
  }

  private func endsPhrase(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x0A, 0x21, 0x2C, 0x2F, 0x3A, 0x3B, 0x3F, 0x7C: true  // newline ! , / : ; ? |
    default: false
    }
  }

  /// Whether a single letter with a period or space after it is at an index.
  private func isInitial(at index: Int) -> Bool {
    ByteClass.isLetter(self[index]) && (self[index + 1] == 0x2E || self[index + 1] == 0x20)
  }

  private func endOfInitial(at index: Int) -> Int {
    isInitial(at: index) ? endOfSeparators(from: index + 1) : index
  }

  /// Whether `…` or `...` is at an index.
  private func isEllipsis(_ index: Int) -> Bool {
    self[index] == 0xE2 && has("…", at: index) || self[index] == 0x2E && has("...", at: index)
  }

  /// Whether a word that ends or starts at an index goes on there, in scripts with spaces between words. Words of
  /// Arabic and Hebrew may have particles before them.
  func goesOn(_ index: Int, isEnd: Bool) -> Bool {
    guard index > 0, index < count else { return false }
    if bytes[index] < 0x80 && bytes[index - 1] < 0x80 {
      return ByteClass.isWord(bytes[index]) && ByteClass.isWord(bytes[index - 1])
        && ByteClass.isDigit(bytes[index]) == ByteClass.isDigit(bytes[index - 1])
    }
    let after = UTF8Scalars.decode(span, at: index).scalar
    let before = character(before: index)
    return Scalars.isSpaced(after) && Scalars.isSpaced(before) && (isEnd || after < 0x590)
  }

  private func character(before index: Int) -> UInt32 {
    var start = index - 1
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return UTF8Scalars.decode(span, at: start).scalar
  }
}

extension Span where Element == UInt8 {
  /// Whether the part of a needle before a place is still a name: five letters or more.
  fileprivate func isLongEnoughToCut(at place: Int) -> Bool {
    place > 4 && extracting(0..<place).letterCount > 4
  }

  /// Whether a needle has a letter or digit of any script at a place.
  fileprivate func hasWord(at place: Int) -> Bool {
    place < count && Scalars.isLetterOrDigit(UTF8Scalars.decode(self, at: place).scalar)
  }

  /// Whether a needle has a single letter at a place.
  fileprivate func isInitial(at place: Int) -> Bool {
    place < count && (place + 1 == count || self[place + 1] == 0x20 || self[place + 1] == 0x2E)
  }
}

extension Scalars {
  /// Whether a folded code point is a letter or digit of a script that separates words by spaces.
  static func isSpaced(_ scalar: UInt32) -> Bool { scalar < 0xE00 && isLetterOrDigit(scalar) }
}

extension TextReadings {
  /// Whether the word at an index of a reading has a capital, and so has a word before or after it that is a title or
  /// no common word.
  func isCapitalized(_ start: Int, besideAnother end: Int, _ text: borrowing TextReading) -> Bool {
    guard isCapital(start, text) else { return false }
    if text[end] == 0x20, isCapital(end + 1, text),
      isPartOfName(end + 1..<text.endOfWord(from: end + 1), text)
    {
      return true
    }
    guard start > 1, case let last = text[start - 2] == 0x2E ? start - 2 : start - 1,
      text[start - 1] == 0x20
    else { return false }
    let before = text.startOfWord(before: last)
    return isCapital(before, text) && isPartOfName(before..<last, text)
  }

  private func isPartOfName(_ word: Range<Int>, _ text: borrowing TextReading) -> Bool {
    guard !word.isEmpty else { return false }
    let word = text.span.extracting(word)
    return !CommonWords.builtIn.contains(word) || NameAffixes.builtIn.affixes.contains(word)
  }

  /// Whether a common word is written so that it may be part of a name: with a capital, or in a script without them.
  func mayBeName(_ index: Int, _ text: borrowing TextReading) -> Bool {
    isCapital(index, text) || !Scalars.isCased(UTF8Scalars.decode(text.span, at: index).scalar)
  }

  func isCapital(_ index: Int, _ text: borrowing TextReading) -> Bool {
    guard index < text.count else { return false }
    let start = text.start(index)
    guard start < written.count else { return false }
    let scalar = UTF8Scalars.decode(written.bytes, at: start).scalar
    return Scalars.properties(scalar)?.isUppercase ?? false
  }
}
