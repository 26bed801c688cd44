/// A line of a data file that is neither empty nor a comment, without the spaces around it.
struct DataLine {
  /// Its number in the file, from 1.
  let number: Int
  /// Whether spaces precede it.
  let isIndented: Bool
  /// The text of the line.
  let bytes: ArraySlice<UInt8>

  /// The lines of `text`, without empty lines and comments. O(`text.count`).
  static func all(in text: [UInt8]) -> [DataLine] {
    var lines: [DataLine] = []
    lines.reserveCapacity(text.count / 32)
    let bytes = text.span
    var number = 0
    var start = 0
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
      number += 1
      let trimmed = trim(start..<end, of: bytes)
      if let first = trimmed.first, bytes[first] != UInt8(ascii: "#") {
        let isIndented = trimmed.lowerBound > start
        lines.append(DataLine(number: number, isIndented: isIndented, bytes: text[trimmed]))
      }
      start = end + 1
    }
    return lines
  }

  /// The words of the line, separated by spaces.
  var words: [ArraySlice<UInt8>] { Self.words(in: bytes) }

  /// The words of a text, separated by spaces. O(`text.count`).
  static func words(in text: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var words: [ArraySlice<UInt8>] = []
    let bytes = text.span
    var start = 0
    for end in 0...bytes.count where end == bytes.count || bytes[end] == UInt8(ascii: " ") {
      if end > start { words.append(text[text.startIndex + start..<text.startIndex + end]) }
      start = end + 1
    }
    return words
  }

  private static func trim(_ range: Range<Int>, of bytes: Span<UInt8>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, isBlank(bytes[start]) { start += 1 }
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\r")
  }
}
