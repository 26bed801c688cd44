/// Text of a ``WideEncoding``, converted into UTF-8. Errors of the stream below it keep their positions, which are
/// those of the original bytes.
final class WideTextSource: ByteSource {
  private let upstream: ByteStream
  private let encoding: WideEncoding
  private let text: WideText
  /// Original bytes that are not converted yet.
  private var original = UnusedBytes(capacity: 1 << 17)
  /// Converted bytes for which the caller had no room.
  private var rest: [UInt8] = []
  private var map: OffsetMap

  init(_ upstream: ByteStream, _ encoding: WideEncoding) {
    self.upstream = upstream
    self.encoding = encoding
    text = WideText(encoding)
    map = OffsetMap(unit: encoding.unit)
  }

  func read(into space: inout MutableSpan<UInt8>) throws -> Int {
    while rest.isEmpty {
      if space.count >= 2 * WideText.longest {
        let written = convert(into: &space)
        if written > 0 { return written }
      } else {
        var bytes = [UInt8](repeating: 0, count: 2 * WideText.longest)
        var room = bytes.mutableSpan
        rest = Array(bytes[..<convert(into: &room)])
        if !rest.isEmpty { break }
      }
      if original.isAtEnd { return 0 }
      try original.refill(from: upstream)
    }
    let count = Syscalls.copy(rest.span, to: &space)
    rest.removeFirst(count)
    return count
  }

  private func convert(into space: inout MutableSpan<UInt8>) -> Int {
    let bytes = original
    let (read, written) = text.convert(bytes.span, into: &space, isLast: bytes.isAtEnd)
    if written > 0 { map.add(space.span.extracting(first: written), from: read) }
    original.use(read)
    return written
  }

  func wouldBlock() throws -> Bool {
    guard rest.isEmpty, !original.isAtEnd, original.count < WideText.longest else { return false }
    return try upstream.wouldBlock()
  }

  var size: Int? { nil }

  func seek(to offset: Int) -> Bool { false }

  var expansion: Double { upstream.expansion }

  var encodingName: String? { encoding.name }

  func originalOffset(of offset: Int) -> Int { map.original(of: offset) }
}
