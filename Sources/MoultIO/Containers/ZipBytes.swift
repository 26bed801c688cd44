/// Bytes of a zip, whose numbers are little-endian.
struct ZipBytes {
  private let bytes: [UInt8]

  /// Reads bytes at an offset; nil if there are fewer.
  init?(of stream: ByteStream, at start: Int, count: Int) throws {
    guard start >= 0, count >= 0, let size = stream.size, start <= size, count <= size - start,
      try stream.seek(to: start)
    else { return nil }
    var (bytes, filled) = ([UInt8](repeating: 0, count: count), 0)
    while filled < count {
      var whole = bytes.mutableSpan
      var space = whole._mutatingExtracting(filled...)
      let length = try stream.read(into: &space)
      if length == 0 { return nil }
      filled += length
    }
    self.bytes = bytes
  }

  var count: Int { bytes.count }

  func slice(_ range: Range<Int>) -> ArraySlice<UInt8> { bytes[range] }

  /// Whether a signature that starts with `PK` is at an offset.
  func hasMark(_ third: UInt8, _ fourth: UInt8, at place: Int) -> Bool {
    place + 4 <= bytes.count && bytes[place] == 0x50 && bytes[place + 1] == 0x4B
      && bytes[place + 2] == third && bytes[place + 3] == fourth
  }

  /// The number of `count` bytes at an offset; `Int.max` if it does not fit.
  ///
  /// - Precondition: the bytes exist.
  func number(_ place: Int, _ count: Int) -> Int {
    let value = bytes[place..<place + count].reversed().reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
    return Int(clamping: value)
  }

  static func put(_ number: Int, _ count: Int, into bytes: inout [UInt8], at place: Int) {
    for index in 0..<count {
      bytes[place + index] = UInt8(truncatingIfNeeded: number >> (8 * index))
    }
  }
}

/// A stream with bytes appended to it.
final class ExtendedSource: ByteSource {
  private let stream: ByteStream
  private let first: Int
  private let tail: [UInt8]
  private var position: Int?

  /// - Parameter first: the number of bytes of the stream.
  init(_ stream: ByteStream, size first: Int, _ tail: [UInt8]) {
    (self.stream, self.first, self.tail) = (stream, first, tail)
  }

  func read(into space: inout MutableSpan<UInt8>) throws -> Int {
    var position = self.position ?? 0
    if self.position == nil { _ = try stream.seek(to: 0) }
    defer { self.position = position }
    guard position < first else {
      let bytes = tail
      let count = Syscalls.copy(bytes.span.extracting((position - first)...), to: &space)
      position += count
      return count
    }
    var part = space._mutatingExtracting(first: min(space.count, first - position))
    let count = try stream.read(into: &part)
    position += count
    return count
  }

  func wouldBlock() -> Bool { false }

  var size: Int? { first + tail.count }

  func seek(to offset: Int) throws -> Bool {
    guard 0...first + tail.count ~= offset, try stream.seek(to: min(offset, first)) else {
      return false
    }
    position = offset
    return true
  }

  var expansion: Double { stream.expansion }
}
