internal import JSONStream

/// What became of the values met last, by their literals: records repeat their applications and
/// languages, and reading one again costs more than comparing it.
///
/// A literal has one place, where a later one takes over; the memory does not grow.
struct ValueMemo: Sendable {
  private struct Entry: BitwiseCopyable, Sendable {
    var tag: UInt32 = 0
    /// The length of the literal; 0 where the place is empty.
    var length: Int16 = 0
    var resultLength: Int16 = 0
  }
  private static let places = 512
  private static let longestLiteral = 200
  private static let longestResult = 56
  private static let stride = longestLiteral + longestResult

  private var entries = [Entry](repeating: Entry(), count: places)
  /// For each place a literal, and behind it what became of it.
  private var bytes = [UInt8](repeating: 0, count: places * stride)

  /// What stands at a range that ``find(_:tag:)`` gave.
  @_lifetime(borrow self)
  func result(_ range: Range<Int>) -> Span<UInt8> { bytes.span.extracting(range) }

  /// Where the result for a literal stands, or nil.
  ///
  /// - Parameter tag: tells apart what is done with a literal.
  @inline(__always)
  func find(_ literal: Span<UInt8>, tag: UInt32) -> Range<Int>? {
    let place = Self.place(of: literal)
    let entry = entries[place]
    let start = place &* Self.stride
    guard entry.tag == tag, Int(entry.length) == literal.count, !literal.isEmpty,
      Bytes.equal(literal, bytes.span.extracting(start..<start + literal.count))
    else { return nil }
    let result = start &+ Self.longestLiteral
    return result..<result &+ Int(entry.resultLength)
  }

  /// Keeps what became of a literal, unless one of the two is too long.
  mutating func keep(_ result: Span<UInt8>, of literal: Span<UInt8>, tag: UInt32) {
    guard literal.count <= Self.longestLiteral, result.count <= Self.longestResult else { return }
    let place = Self.place(of: literal)
    let start = place * Self.stride
    for index in literal.indices { bytes[start + index] = literal[index] }
    for index in result.indices { bytes[start + Self.longestLiteral + index] = result[index] }
    entries[place] = Entry(
      tag: tag, length: Int16(literal.count), resultLength: Int16(result.count))
  }

  /// The middle of a literal and what stands before its last sixteen bytes tell the anchors apart by
  /// which v1.1 names an application.
  @inline(__always)
  private static func place(of literal: Span<UInt8>) -> Int {
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
