internal import JSONStream

/// A cache from literals to redacted values: records repeat their applications and languages, and redacting
/// one again costs more than comparing it.
///
/// A literal has one slot, in which a later literal replaces it; the cache does not grow.
struct ValueMemo: Sendable {
  private struct Entry: BitwiseCopyable, Sendable {
    var tag: UInt32 = 0
    /// The length of the literal; 0 in a free slot.
    var length: Int16 = 0
    var resultLength: Int16 = 0
  }
  private static let slots = 512
  private static let longestLiteral = 200
  private static let longestResult = 56
  private static let stride = longestLiteral + longestResult

  private var entries = [Entry](repeating: Entry(), count: slots)
  /// For each slot a literal and its redacted value.
  private var bytes = [UInt8](repeating: 0, count: slots * stride)

  /// The redacted value at a range that ``find(_:tag:)`` has returned.
  @_lifetime(borrow self)
  func result(_ range: Range<Int>) -> Span<UInt8> { bytes.span.extracting(range) }

  /// The range of the redacted value of a literal; nil where the cache does not contain it. O(length).
  ///
  /// - Parameter tag: identifies the transform.
  @inline(__always)
  func find(_ literal: Span<UInt8>, tag: UInt32) -> Range<Int>? {
    let slot = Self.slot(of: literal)
    let entry = entries[slot]
    let start = slot &* Self.stride
    guard entry.tag == tag, Int(entry.length) == literal.count, !literal.isEmpty,
      Bytes.equal(literal, bytes.span.extracting(start..<start + literal.count))
    else { return nil }
    let result = start &+ Self.longestLiteral
    return result..<result &+ Int(entry.resultLength)
  }

  /// Adds the redacted value of a literal, unless one of the two is too long. O(length).
  mutating func keep(_ result: Span<UInt8>, of literal: Span<UInt8>, tag: UInt32) {
    guard literal.count <= Self.longestLiteral, result.count <= Self.longestResult else { return }
    let slot = Self.slot(of: literal)
    let start = slot * Self.stride
    for index in literal.indices { bytes[start + index] = literal[index] }
    for index in result.indices { bytes[start + Self.longestLiteral + index] = result[index] }
    entries[slot] = Entry(
      tag: tag, length: Int16(literal.count), resultLength: Int16(result.count))
  }

  /// The slot of a literal. Its middle and the word that ends sixteen bytes before its end distinguish the
  /// HTML anchors by which v1.1 names an application.
  @inline(__always)
  private static func slot(of literal: Span<UInt8>) -> Int {
    let count = literal.count
    var hash = UInt64(truncatingIfNeeded: count)
    if count >= 8 {
      hash ^= literal.word(at: count / 2 &- 4)
      hash = hash &* 0x9FB2_1C65_1E98_DF25 ^ literal.word(at: max(0, count &- 24))
    } else {
      for index in literal.indices { hash = hash << 8 ^ UInt64(literal[index]) }
    }
    let mixed = (hash ^ hash >> 32) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 55)
  }
}
