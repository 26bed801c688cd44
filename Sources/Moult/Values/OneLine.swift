internal import JSONStream

/// Writes JSON on one line. Every line break in JSON is white space, since strings cannot contain one.
enum OneLine {
  /// Appends JSON without its line breaks. O(bytes).
  static func append(_ json: Span<UInt8>, to out: inout ByteBuffer) {
    var start = 0
    var index = 0
    while index < json.count {
      if index + 8 <= json.count, !hasBreak(json.word(at: index)) {
        index += 8
        continue
      }
      if json[index] == UInt8(ascii: "\n") || json[index] == UInt8(ascii: "\r") {
        out.append(json.extracting(start..<index))
        start = index + 1
      }
      index += 1
    }
    out.append(json.extracting(start...))
  }

  /// Whether one of eight bytes may be a line feed or carriage return.
  private static func hasBreak(_ word: UInt64) -> Bool {
    hasZero(word ^ 0x0A0A_0A0A_0A0A_0A0A) || hasZero(word ^ 0x0D0D_0D0D_0D0D_0D0D)
  }

  private static func hasZero(_ word: UInt64) -> Bool {
    (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080 != 0
  }
}
