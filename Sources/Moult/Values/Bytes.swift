/// Comparisons of bytes, without making strings.
enum Bytes {
  /// Whether the bytes are the same. O(length).
  static func equal(_ span: Span<UInt8>, _ array: [UInt8]) -> Bool {
    guard span.count == array.count else { return false }
    for index in 0..<span.count where span[index] != array[index] { return false }
    return true
  }

  /// Whether the bytes are the same, compared eight at a time. O(length).
  @inline(__always)
  static func equal(_ one: Span<UInt8>, _ other: Span<UInt8>) -> Bool {
    let count = one.count
    guard count == other.count else { return false }
    var index = 0
    while index &+ 8 <= count {
      if one.word(at: index) != other.word(at: index) { return false }
      index &+= 8
    }
    if index < count && count >= 8 {
      return one.word(at: count &- 8) == other.word(at: count &- 8)
    }
    while index < count {
      if one[index] != other[index] { return false }
      index &+= 1
    }
    return true
  }

  /// Whether the bytes begin with a word. O(length of the word).
  static func starts(_ span: Span<UInt8>, with word: [UInt8]) -> Bool {
    span.count >= word.count && equal(span.extracting(0..<word.count), word)
  }

  /// Whether the bytes end with a word. O(length of the word).
  static func ends(_ span: Span<UInt8>, with word: [UInt8]) -> Bool {
    let start = span.count - word.count
    return start >= 0 && equal(span.extracting(start..<span.count), word)
  }

  /// The index of the first byte of a value from an index on, the length if there is none. O(length), eight at a time.
  @inline(__always)
  static func index(of byte: UInt8, in span: Span<UInt8>, from start: Int) -> Int {
    let pattern = UInt64(byte) &* 0x0101_0101_0101_0101
    var index = start
    while index &+ 8 <= span.count {
      let word = span.word(at: index) ^ pattern
      let found = (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
      if found != 0 { return index &+ found.trailingZeroBitCount >> 3 }
      index &+= 8
    }
    while index < span.count, span[index] != byte { index &+= 1 }
    return index
  }

  /// A copy of the bytes. O(length).
  static func array(_ span: Span<UInt8>) -> [UInt8] {
    var array: [UInt8] = []
    array.reserveCapacity(span.count)
    for index in 0..<span.count { array.append(span[index]) }
    return array
  }
}
