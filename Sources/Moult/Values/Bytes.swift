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

  /// A copy of the bytes. O(length).
  static func array(_ span: Span<UInt8>) -> [UInt8] {
    var array: [UInt8] = []
    array.reserveCapacity(span.count)
    for index in 0..<span.count { array.append(span[index]) }
    return array
  }
}
