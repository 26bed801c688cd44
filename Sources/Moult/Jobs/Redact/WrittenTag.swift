internal import JSONStream

/// A hashtag or cashtag in a text, with its sign.
struct WrittenTag {
  let kind: ValueLog.Kind
  /// The range of the tag without its sign.
  let word: Range<Int>

  /// The tag whose sign is at an index of a text; nil where none is. O(length of the tag).
  ///
  /// Beside characters of tags, it takes those that the platform allows within one, as the middle dot: such a tag is one
  /// of which nothing is known.
  @inline(__always)
  init?(at index: Int, in text: Span<UInt8>) {
    switch text[index] {
    case UInt8(ascii: "#"), UInt8(ascii: "$"), 0xEF: self.init(signAt: index, in: text)
    default: return nil
    }
  }

  private init?(signAt index: Int, in text: Span<UInt8>) {
    guard let sign = Self.sign(at: index, in: text), !Self.isWord(before: index, in: text) else {
      return nil
    }
    kind = sign.kind
    let start = index + sign.length
    let end = kind == .cashtag ? Self.endOfCashtag(start, text) : Self.endOfHashtag(start, text)
    guard let end else { return nil }
    word = start..<end
  }

  /// Appends the tag in lower case, with quotes; false, with nothing appended, where it is malformed.
  func append(_ word: Span<UInt8>, to out: inout ByteBuffer) -> Bool {
    kind == .cashtag ? Tag.append(cashtag: word, to: &out) : Tag.append(hashtag: word, to: &out)
  }

  private static func sign(
    at index: Int, in text: Span<UInt8>
  ) -> (kind: ValueLog.Kind, length: Int)? {
    switch text[index] {
    case UInt8(ascii: "#"): return (.hashtag, 1)
    case UInt8(ascii: "$"): return (.cashtag, 1)
    default: break
    }
    // The same two in their wide forms, and the small number sign.
    guard index + 3 <= text.count, text[index] == 0xEF else { return nil }
    switch (text[index + 1], text[index + 2]) {
    case (0xBC, 0x83), (0xB9, 0x9F): return (.hashtag, 3)
    case (0xBC, 0x84): return (.cashtag, 3)
    default: return nil
    }
  }

  /// Whether a letter or digit of ASCII is before a sign: `C#minor` is no tag.
  private static func isWord(before index: Int, in text: Span<UInt8>) -> Bool {
    guard index > 0 else { return false }
    let byte = text[index - 1]
    return byte.isLetter || byte.isDigit || byte == UInt8(ascii: "_")
  }

  /// The end of the letters, periods and underscores of a cashtag; nil where it has no letter, or goes on with a digit,
  /// as a price does.
  private static func endOfCashtag(_ start: Int, _ text: Span<UInt8>) -> Int? {
    var end = start
    while end < text.count, text[end].isLetter { end += 1 }
    guard end > start else { return nil }
    if end + 1 < text.count, text[end] == UInt8(ascii: ".") || text[end] == UInt8(ascii: "_"),
      text[end + 1].isLetter
    {
      end += 1
      while end < text.count, text[end].isLetter { end += 1 }
    }
    return end
  }

  /// The end of a hashtag; nil where it has no letter.
  private static func endOfHashtag(_ start: Int, _ text: Span<UInt8>) -> Int? {
    var (end, hasLetter) = (start, false)
    while end < text.count {
      let (number, length) = UTF8Scalars.decode(text, at: end)
      guard let scalar = Unicode.Scalar(number), Tag.mayContain(scalar) else { break }
      hasLetter = hasLetter || Tag.isLetter(scalar)
      end += length
    }
    return hasLetter ? end : nil
  }
}
