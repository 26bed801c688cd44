/// Bytes that were read from a stream and are not used yet, for a source that converts them.
struct UnusedBytes {
  private var buffer: [UInt8]
  /// The bytes in `start..<end` are unused.
  private var (start, end) = (0, 0)
  /// Whether the stream has ended.
  private(set) var isAtEnd = false

  /// - Parameter capacity: the size of the buffer in bytes; more than is ever left unused.
  init(capacity: Int) { buffer = [UInt8](repeating: 0, count: capacity) }

  var count: Int { end - start }

  var isEmpty: Bool { start == end }

  var slice: ArraySlice<UInt8> { buffer[start..<end] }

  var span: Span<UInt8> {
    @_lifetime(borrow self) get { buffer.span.extracting(start..<end) }
  }

  mutating func use(_ count: Int) {
    start += count
    assert(start <= end)
  }

  /// Moves the unused bytes to the front of the buffer and reads more after them. It may wait.
  mutating func refill(from stream: ByteStream) throws {
    for index in start..<end { buffer[index - start] = buffer[index] }
    let left = end - start
    (start, end) = (0, left)
    var whole = buffer.mutableSpan
    var space = whole._mutatingExtracting(left...)
    let length = try stream.read(into: &space)
    end += length
    isAtEnd = length == 0
  }
}
