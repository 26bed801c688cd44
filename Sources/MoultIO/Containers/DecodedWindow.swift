/// The last 32 KiB that were decoded, to which a block of DEFLATE can refer.
struct DecodedWindow {
  private static let size = 1 << 15

  /// Twice the size, so that few of the bytes added move those before them.
  private var buffer = [UInt8](repeating: 0, count: 2 * size)
  private var end = 0

  var bytes: Span<UInt8> {
    @_lifetime(borrow self) get { buffer.span.extracting(max(end - Self.size, 0)..<end) }
  }

  mutating func removeAll() { end = 0 }

  /// Appends bytes. O(32 KiB) at most.
  mutating func append(_ bytes: Span<UInt8>) {
    let added = bytes.extracting(last: Self.size)
    if added.count == Self.size { end = 0 }
    if end + added.count > buffer.count {
      let first = end - Self.size
      for index in 0..<Self.size { buffer[index] = buffer[first + index] }
      end = Self.size
    }
    let start = end
    var space = buffer.mutableSpan
    var rest = space._mutatingExtracting(start...)
    end += Syscalls.copy(added, to: &rest)
  }
}
