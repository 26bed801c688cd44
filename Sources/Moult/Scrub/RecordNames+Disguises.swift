internal import JSONStream

/// The names of a record in disguised words.
extension RecordNames {
  /// The range of a name in a word with digits in place of letters or with signs between its letters; nil if there is
  /// none. O(names · length).
  func disguised(in word: PatternSearch.Disguise, _ text: borrowing TextReading) -> Range<Int>? {
    for needle in index.needles where isDisguisable(needle) {
      let bytes = index.bytes.span.extracting(needle.range)
      var start = word.range.lowerBound
      while word.range.upperBound - start >= Self.leastDisguise {
        if let end = text.end(ofDisguised: bytes, from: start, in: word) { return start..<end }
        start += word.step
      }
    }
    return nil
  }

  /// Whether a word is a name written backwards. O(names · length).
  func containsReversed(_ word: Span<UInt8>) -> Bool {
    guard word.count >= Self.leastDisguise else { return false }
    for needle in index.needles where needle.range.count == word.count && isDisguisable(needle) {
      if index.bytes.span.extracting(needle.range).isReverse(of: word) { return true }
    }
    return false
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

extension Span where Element == UInt8 {
  /// Whether the characters of another text in UTF-8 are those of this one in reverse order.
  fileprivate func isReverse(of other: Span<UInt8>) -> Bool {
    var start = 0
    var end = other.count
    while start < count {
      let length = Swift.max(1, UTF8Scalars.lengthByLead(self[start]))
      guard end >= length, start + length <= count else { return false }
      for offset in 0..<length where self[start + offset] != other[end - length + offset] {
        return false
      }
      start += length
      end -= length
    }
    return true
  }
}
