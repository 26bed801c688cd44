package import JSONStream

/// Bytes that wait for their release in a store that nobody else can read.
package struct ReadyLines: Sendable {
  /// Their numbers in the store.
  private var blocks: [Int] = []
  private var waiting = ByteBuffer()
  private var next = 0

  private static let wordsPerBlock = 1 << 13

  /// Makes an empty store of bytes.
  package init() {}

  /// Adds bytes. O(bytes).
  ///
  /// - Throws: the error of the store; then this value is unusable.
  package mutating func append(
    _ bytes: Span<UInt8>, to store: inout some BlockStore & ~Copyable
  ) throws {
    waiting.append(bytes)
    let blockBytes = 8 * Self.wordsPerBlock
    var start = 0
    while waiting.count - start >= blockBytes {
      var words = [UInt64](repeating: 0, count: Self.wordsPerBlock)
      for index in words.indices {
        words[index] = Self.word(waiting.bytes, start + 8 * index)
      }
      blocks.append(try store.store(words.span))
      start += blockBytes
    }
    guard start > 0 else { return }
    var rest = ByteBuffer()
    rest.append(waiting.bytes.extracting(start...))
    waiting = rest
  }

  /// Removes the next block and appends it to bytes. O(block).
  ///
  /// - Precondition: nothing is added afterwards.
  /// - Returns: false at the end.
  package mutating func take(
    into bytes: inout ByteBuffer, from store: inout some BlockStore & ~Copyable
  ) throws -> Bool {
    if next < blocks.count {
      var words = [UInt64](repeating: 0, count: Self.wordsPerBlock)
      var space = words.mutableSpan
      try store.load(blocks[next], into: &space)
      next += 1
      for word in words {
        for shift in stride(from: 0, to: 64, by: 8) {
          bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift)))
        }
      }
      return true
    }
    guard waiting.count > 0 else { return false }
    bytes.append(waiting.bytes)
    waiting.removeAll()
    return true
  }

  private static func word(_ bytes: Span<UInt8>, _ start: Int) -> UInt64 {
    var word: UInt64 = 0
    for index in 0..<8 { word |= UInt64(bytes[start + index]) << UInt64(8 * index) }
    return word
  }
}
