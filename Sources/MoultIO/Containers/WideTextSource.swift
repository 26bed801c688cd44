/// Text of a ``WideEncoding``, converted into UTF-8. Errors of the stream below it keep their positions, which are
/// those of the original bytes.
final class WideTextSource: ByteSource {
  private let upstream: ByteStream
  private let encoding: WideEncoding
  private let text: WideText
  /// Original bytes; those in `start..<end` are not converted yet.
  private var buffer = [UInt8](repeating: 0, count: 1 << 17)
  private var (start, end) = (0, 0)
  private var upstreamIsAtEnd = false
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
      if upstreamIsAtEnd { return 0 }
      try refill()
    }
    let count = Syscalls.copy(rest.span, to: &space)
    rest.removeFirst(count)
    return count
  }

  private func convert(into space: inout MutableSpan<UInt8>) -> Int {
    let bytes = buffer
    let (read, written) = text.convert(
      bytes.span.extracting(start..<end), into: &space, isLast: upstreamIsAtEnd)
    if written > 0 { map.add(space.span.extracting(first: written), from: read) }
    start += read
    return written
  }

  /// Reads more original bytes after the few of an incomplete character.
  private func refill() throws {
    // Moved out while it is written to, so that it is not copied.
    var bytes = buffer
    buffer = []
    defer { buffer = bytes }
    for index in start..<end { bytes[index - start] = bytes[index] }
    (start, end) = (0, end - start)
    var whole = bytes.mutableSpan
    var space = whole._mutatingExtracting(end...)
    let length = try upstream.read(into: &space)
    end += length
    upstreamIsAtEnd = length == 0
  }

  func wouldBlock() throws -> Bool {
    guard rest.isEmpty, !upstreamIsAtEnd, end - start < WideText.longest else { return false }
    return try upstream.wouldBlock()
  }

  var size: Int? { nil }

  func seek(to offset: Int) -> Bool { false }

  var expansion: Double { upstream.expansion }

  var encodingName: String? { encoding.name }

  func originalOffset(of offset: Int) -> Int { map.original(of: offset) }
}
