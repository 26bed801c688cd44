internal import JSONStream

/// The names of a record in disguised words.
extension RecordNames {
  /// The range of a name in a word with digits in place of letters or with signs between its letters; nil if there is
  /// none. O(names · length).
  ///
  /// - Parameter rows: those of the word's letters, with letters in place of digits.
  func disguised(
    in word: PatternSearch.Disguise, _ rows: borrowing ByteRows, _ text: borrowing TextReading
  ) -> Range<Int>? {
    for needle in index.needles where needle.length >= Self.leastDisguise {
      let bytes = index.bytes.span.extracting(needle.range)
      guard rows.mayContain(startOf: bytes), isDisguisable(needle) else { continue }
      var start = word.range.lowerBound
      while word.range.upperBound - start >= Self.leastDisguise {
        if let end = text.end(ofDisguised: bytes, from: start, in: word) { return start..<end }
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

extension ByteRows {
  /// Whether a needle may start in the word of these rows: its first letters, up to a separator, which may be missing.
  fileprivate func mayContain(startOf needle: Span<UInt8>) -> Bool {
    var row: UInt32 = 0
    var length = 0
    for place in needle.indices where length < 4 {
      let byte = needle[place]
      if byte == 0x20 || byte == 0x5F {
        if length == 0 { continue }
        break
      }
      row |= UInt32(PatternSearch.canonical(byte)) << UInt32(8 * length)
      length += 1
    }
    return length > 0 && contains(row, length)
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
      guard index < word.range.upperBound,
        PatternSearch.canonical(self[index]) == PatternSearch.canonical(byte)
      else { return nil }
      isChanged = isChanged || self[index] != byte
      index += word.step
    }
    return isChanged ? index - (word.step - 1) : nil
  }
}
