/// One reading of a text, folded for comparison, with the way back to the text.
///
/// The bytes are UTF-8 of the folded characters (``Folding``): white space of any length is one space, or one
/// newline if it contains one, and characters that show nothing are left out. Each byte knows the offset in
/// the written text at which its character starts.
struct TextReading: Sendable {
  /// The folded bytes. What follows the first ``count`` of them is left over from earlier texts.
  private(set) var bytes: [UInt8] = []
  /// For each folded byte, the offset in the written text at which its character starts, and for the end
  /// that of the text. Not used where ``isDirect``.
  private var starts: [Int32] = []
  /// Whether each folded byte is one written byte at the same offset, as in most ASCII texts.
  private(set) var isDirect = false
  /// The number of folded bytes.
  private(set) var count = 0

  /// The folded byte at an index, 0 before and after the text. O(1).
  @inline(__always)
  subscript(index: Int) -> UInt8 {
    index >= 0 && index < count ? bytes[index] : 0
  }

  /// The folded bytes.
  var span: Span<UInt8> {
    @_lifetime(borrow self) get { bytes.span.extracting(0..<count) }
  }

  /// The offset in the written text at which the character of a folded byte starts. O(1).
  @inline(__always)
  func start(_ index: Int) -> Int { isDirect ? index : Int(starts[index]) }

  /// The written range of a folded range, widened to whole characters. O(1).
  func written(_ range: Range<Int>) -> Range<Int> {
    guard !isDirect, !range.isEmpty else { return range }
    var end = range.upperBound
    // A character can have several folded bytes: `ß` is `ss`.
    while end < count, starts[end] == starts[end - 1] { end += 1 }
    return Int(starts[range.lowerBound])..<Int(starts[end])
  }

  /// Whether a word with upper and lower case goes on from the byte before an index to the byte at it: both
  /// are letters, digits or `_`, in a script that separates words by spaces. O(1).
  func isInsideWord(_ index: Int) -> Bool { isWord(at: index) && isWord(before: index) }

  /// Whether the character at an index is part of a word in such a script. O(1).
  func isWord(at index: Int) -> Bool {
    guard index < count else { return false }
    let byte = bytes[index]
    if byte < 0x80 { return ByteClass.isWord(byte) }
    return Scalars.isWord(UTF8Scalars.decode(span, at: index).scalar)
  }

  /// Whether the character before an index is part of a word in such a script. O(1).
  func isWord(before index: Int) -> Bool {
    guard index > 0 else { return false }
    var start = index - 1
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return isWord(at: start)
  }

  /// Whether the folded bytes contain a byte. O(``count``).
  func contains(_ byte: UInt8) -> Bool {
    for index in 0..<count where bytes[index] == byte { return true }
    return false
  }

  /// Removes the text and keeps the memory.
  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    isDirect = false
    count = 0
  }

  /// Reads a text whose characters are all ASCII, visible and written as they are, with single spaces or
  /// newlines between words; returns false, with nothing read, for any other text. O(`text.count`).
  mutating func read(direct text: Span<UInt8>) -> Bool {
    if bytes.count < text.count {
      bytes.append(contentsOf: repeatElement(0, count: text.count - bytes.count))
    }
    var folded = bytes.mutableSpan
    var isAfterSpace = false
    for index in text.indices {
      let byte = text[index]
      let isSpace = byte == 0x20 || byte == 0x0A
      guard isSpace ? !isAfterSpace : ByteClass.isDirect(byte) else { return false }
      folded[index] = byte.lowercased
      isAfterSpace = isSpace
    }
    isDirect = true
    count = text.count
    return true
  }

  /// The end of the part of a text from an index on that ``append(direct:at:)`` can append. O(length).
  func endOfDirectRun(_ text: Span<UInt8>, from start: Int) -> Int {
    var isAfterSpace = bytes.last == 0x20 || bytes.last == 0x0A
    var end = start
    while end < text.count {
      let byte = text[end]
      let isSpace = byte == 0x20 || byte == 0x0A
      guard isSpace ? !isAfterSpace : ByteClass.isDirect(byte) else { break }
      isAfterSpace = isSpace
      end += 1
    }
    return end
  }

  /// Appends visible ASCII with single spaces or newlines between words, which is written at an offset.
  /// O(`text.count`).
  mutating func append(direct text: Span<UInt8>, at offset: Int) {
    let start = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: text.count))
    starts.append(contentsOf: repeatElement(0, count: text.count))
    var folded = bytes.mutableSpan
    for index in text.indices { folded[start &+ index] = text[index].lowercased }
    var places = starts.mutableSpan
    for index in text.indices {
      places[start &+ index] = Int32(truncatingIfNeeded: offset &+ index)
    }
  }

  /// Reads a text without its white space and the characters that show nothing, and without the way back to it.
  /// O(`min(text.count, longest)`).
  ///
  /// - Parameter longest: the number of bytes after which no further character is read.
  mutating func read(compact text: Span<UInt8>, atMost longest: Int, _ folding: borrowing Folding) {
    isDirect = true
    var place = readCompactASCII(text.extracting(0..<min(text.count, longest)))
    guard place < min(text.count, longest) else { return }
    bytes.removeLast(bytes.count - count)
    while place < min(text.count, longest) {
      let (scalar, length) = UTF8Scalars.decode(text, at: place)
      if !Scalars.isSpace(scalar), Scalars.invisible(scalar) == .visible {
        folding.append(scalar, to: &bytes)
      }
      place += length
    }
    count = bytes.count
  }

  /// Reads the ASCII at the start of a text, and returns where that ends.
  private mutating func readCompactASCII(_ text: Span<UInt8>) -> Int {
    if bytes.count < text.count {
      bytes.append(contentsOf: repeatElement(0, count: text.count - bytes.count))
    }
    var folded = bytes.mutableSpan
    var length = 0
    var place = 0
    while place < text.count, text[place] < 0x80 {
      if text[place] &- 0x21 < 0x5E {
        folded[length] = text[place].lowercased
        length += 1
      }
      place += 1
    }
    count = length
    return place
  }

  /// Appends the folded form of a code point that is written at an offset.
  mutating func append(_ scalar: UInt32, at offset: Int, _ folding: borrowing Folding) {
    folding.append(scalar, to: &bytes)
    while starts.count < bytes.count { starts.append(Int32(truncatingIfNeeded: offset)) }
  }

  /// Appends white space that is written at an offset: one space, or one newline if any of it is one.
  mutating func appendSpace(_ scalar: UInt32, at offset: Int) {
    let isNewline = scalar == 0x0A || scalar == 0x0D || scalar == 0x2028 || scalar == 0x2029
    if let last = bytes.last, last == 0x20 || last == 0x0A {
      if isNewline { bytes[bytes.count - 1] = 0x0A }
    } else {
      bytes.append(isNewline ? 0x0A : 0x20)
      starts.append(Int32(truncatingIfNeeded: offset))
    }
  }

  /// Ends the text at the length of what is written.
  mutating func finish(at length: Int) {
    count = bytes.count
    starts.append(Int32(truncatingIfNeeded: length))
  }
}
