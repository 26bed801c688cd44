internal import JSONStream

/// Steps over runs of characters.
extension TextReading {
  /// Whether an ASCII letter, digit or `_` is at an index.
  @inline(__always)
  func isPlainWord(_ index: Int) -> Bool { ByteClass.isWord(self[index]) }

  @inline(__always)
  func isDigit(_ index: Int) -> Bool { ByteClass.isDigit(self[index]) }

  @inline(__always)
  func isLetter(_ index: Int) -> Bool { ByteClass.isLetter(self[index]) }

  @inline(__always)
  func isSpace(_ index: Int) -> Bool { self[index] == 0x20 || self[index] == 0x0A }

  /// Whether the text has these folded bytes at an index.
  func has(_ letters: String, at start: Int) -> Bool {
    let letters = letters.utf8.span
    guard start >= 0, start + letters.count <= count else { return false }
    for place in letters.indices where bytes[start + place] != letters[place] { return false }
    return true
  }

  /// Whether the text before an index ends with these folded bytes.
  func has(_ letters: String, before end: Int) -> Bool {
    has(letters, at: end - letters.utf8.count)
  }

  /// The end of a run of letters, digits and `_` of scripts with upper and lower case.
  func endOfHandle(from start: Int) -> Int {
    var end = start
    while end < count {
      if isPlainWord(end) {
        end += 1
      } else if self[end] >= 0x80, isWord(at: end) {
        end += max(1, UTF8Scalars.lengthByLead(self[end]))
      } else {
        break
      }
    }
    return end
  }

  /// The end of a run of letters, digits, hyphens and underscores of ASCII.
  func endOfLabel(from start: Int) -> Int {
    var end = start
    while isPlainWord(end) || self[end] == 0x2D { end += 1 }
    return end
  }

  /// The end of a run of ASCII letters.
  func endOfLetters(from start: Int) -> Int {
    var end = start
    while isLetter(end) { end += 1 }
    return end
  }

  /// The end of a run of digits.
  func endOfDigits(from start: Int) -> Int {
    var end = start
    while isDigit(end) { end += 1 }
    return end
  }

  /// The index after one space or newline.
  func skipSpace(_ index: Int) -> Int { isSpace(index) ? index + 1 : index }

  /// The index of one space or newline before an index.
  func skipSpaceBack(_ index: Int) -> Int { isSpace(index - 1) ? index - 1 : index }

  /// The start of the word that ends at an index, at most 64 bytes before it.
  func startOfWord(before end: Int) -> Int {
    var start = end
    while start > 0, end - start < 64 {
      if isPlainWord(start - 1) {
        start -= 1
      } else if self[start - 1] >= 0x80, let letter = startOfLetter(before: start) {
        start = letter
      } else {
        break
      }
    }
    return start
  }

  /// The start of the letter that is not ASCII and ends at an index; nil if there is none.
  func startOfLetter(before end: Int) -> Int? {
    var start = end - 1
    while start > 0, self[start] & 0xC0 == 0x80 { start -= 1 }
    guard start >= 0, self[start] >= 0x80 else { return nil }
    return Scalars.isLetterOrDigit(UTF8Scalars.decode(span, at: start).scalar) ? start : nil
  }

  /// Whether a range is a common word.
  func isCommon(_ range: Range<Int>) -> Bool {
    CommonWords.builtIn.contains(span.extracting(range))
  }

  /// Whether a range has a digit or `_`, or a period inside, beside letters, as handles do and words do not.
  func hasShapeOfHandle(_ range: Range<Int>) -> Bool {
    var hasLetter = false
    var hasSign = false
    for index in range {
      if isLetter(index) || self[index] >= 0x80 { hasLetter = true } else { hasSign = true }
    }
    return hasLetter && hasSign
  }
}

/// Links.
extension TextReading {
  /// The end of a link's characters, at white space, a quote or an East Asian bracket, and its end without
  /// the punctuation of the sentence around it.
  ///
  /// - Parameter isASCII: whether the link ends before a character that is not ASCII.
  func runOfLink(from start: Int, isASCII: Bool = false) -> (limit: Int, end: Int) {
    var end = start
    while end < count {
      let byte = bytes[end]
      if byte < 0x80 {
        if endsLink(end) { break }
        end += 1
      } else {
        let (scalar, length) = UTF8Scalars.decode(span, at: end)
        if Self.endsLink(scalar) || isASCII && scalar != Scalars.ellipsis { break }
        end += length
      }
    }
    let limit = end
    while end > start, isSentenceEnd(bytes[end - 1]) { end -= 1 }
    return (limit, end)
  }

  /// Whether a link ends before the ASCII byte at an index. A quote inside a word does not end it.
  private func endsLink(_ index: Int) -> Bool {
    switch bytes[index] {
    case 0x20, 0x0A, 0x3C, 0x3E: true
    case 0x22: !isPlainWord(index - 1) || !isPlainWord(index + 1)
    default: false
    }
  }

  private static func endsLink(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xAB, 0xBB, 0x201C, 0x201D, 0x3001, 0x3002, 0x3008...0x3011, 0x3014, 0x3015: true
    default: false
    }
  }

  /// Whether a byte belongs to the sentence when it is the last one of a link.
  private func isSentenceEnd(_ byte: UInt8) -> Bool {
    switch byte {
    // . , ; : ! ? ) ] } ' "
    case 0x2E, 0x2C, 0x3B, 0x3A, 0x21, 0x3F, 0x29, 0x5D, 0x7D, 0x27, 0x22: true
    default: false
    }
  }
}
