internal import JSONStream

/// The names of a record in disguised words.
extension RecordNames {
  /// The range of a name in a word with digits in place of letters or with signs between its letters; nil if there is
  /// none. O(names · length).
  func disguised(in word: PatternSearch.Disguise, _ text: borrowing TextReading) -> Range<Int>? {
    for needle in index.needles where needle.length >= Self.leastDisguise {
      let bytes = index.bytes.span.extracting(needle.range)
      var start = word.range.lowerBound
      while word.range.upperBound - start >= Self.leastDisguise {
        // Nearly all needles fail at their first letters.
        if let end = text.end(ofDisguised: bytes, from: start, in: word), isDisguisable(needle) {
          return start..<end
        }
        start += word.step
      }
    }
    return nil
  }

  private static let leastDisguise = 5

  /// Whether a needle is long and rare enough to be looked for in other forms.
  private func isDisguisable(_ needle: Needle) -> Bool {
    switch needle.kind {
    case .handle, .name, .word:
      let bytes = index.bytes.span.extracting(needle.range)
      return bytes.count >= Self.leastDisguise && bytes.letterCount >= Self.leastDisguise
        && (needle.isCertain || !CommonWords.builtIn.contains(bytes))
    case .stem, .familiar, .link: return false
    }
  }
}

extension TextReading {
  /// The end of a needle from an index on in a word, where digits may replace letters and `_` may be missing.
  fileprivate func end(
    ofDisguised needle: Span<UInt8>, from start: Int, in word: PatternSearch.Disguise
  ) -> Int? {
    var index = start
    // Without a replaced letter it is no disguise, but a part of a longer word.
    var isChanged = word.step > 1
    for place in needle.indices {
      let byte = needle[place]
      if byte == 0x20 || byte == 0x5F {
        if word.step == 1, self[index] == 0x5F { index += 1 }
        continue
      }
      guard index < word.range.upperBound, Self.canonical(self[index]) == Self.canonical(byte)
      else { return nil }
      isChanged = isChanged || self[index] != byte
      index += word.step
    }
    return isChanged ? index - (word.step - 1) : nil
  }

  /// A letter, or the one that a digit replaces; `i` and `l` look alike.
  private static func canonical(_ byte: UInt8) -> UInt8 {
    byte == 0x6C ? 0x69 : PatternSearch.letter(replacedBy: byte)
  }
}
