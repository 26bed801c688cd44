/// The body of an HTTP message in chunks (RFC 9112, section 7.1), without the lines of their sizes.
///
/// A response that lasted for hours ends where its collector stopped, within a chunk or without the last one: the
/// bytes that came are returned before the error.
final class ChunkedBody: ByteSource {
  private enum State {
    case size
    case data(Int)
    case dataEnd, trailer
    /// After the body, where nothing may follow.
    case rest
    case atEnd
    case faulty(MemberError.Code)
  }

  private static let longestLine = 4096

  private let upstream: ByteStream
  private var state = State.size
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)
  private var (start, end) = (0, 0)
  private var upstreamIsAtEnd = false
  private var produced = 0

  init(_ upstream: ByteStream) { self.upstream = upstream }

  /// Whether a body starts with a line that is the size of a chunk: some collectors keep the field of the transfer
  /// coding and store the body without it.
  static func begins(_ body: ByteStream) throws -> Bool {
    while true {
      let bytes = body.lookedAt
      if let end = bytes.firstIndex(of: UInt8(ascii: "\n")) { return size(bytes[..<end]) != nil }
      // An error occurs again where the body is read.
      guard bytes.count < longestLine, (try? body.lookFurther()) == true else { return false }
    }
  }

  /// The size in a chunk's first line, which may have extensions; nil if it is no such line.
  private static func size(_ line: ArraySlice<UInt8>) -> Int? {
    let digits = line.prefix { $0.isDigit || 0x61...0x66 ~= $0 | 0x20 }
    let rest = line[digits.endIndex...].drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    guard 1...15 ~= digits.count, rest.isEmpty || rest.first == UInt8(ascii: ";") else {
      return nil
    }
    return Int(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  func read(into space: inout MutableSpan<UInt8>) throws -> Int {
    var written = 0
    while written < space.count {
      switch state {
      case .faulty(let code):
        if written > 0 { return written }
        throw MemberError(code, at: produced)
      case .atEnd: return written
      case .data(let left) where start < end:
        var rest = space._mutatingExtracting(written...)
        let bytes = buffer
        let count = Syscalls.copy(bytes.span.extracting(start..<min(end, start + left)), to: &rest)
        (start, written, produced) = (start + count, written + count, produced + count)
        state = count == left ? .dataEnd : .data(left - count)
      case .size, .dataEnd, .trailer, .rest, .data:
        if takeLine() { continue }
        // An error of the bytes below must not discard what was written.
        if written > 0 { return written }
        if try !refill() { state = endOfInput() }
      }
    }
    return written
  }

  /// Reads a line between chunks; false if more bytes are needed.
  private func takeLine() -> Bool {
    guard start < end else { return false }
    guard let index = buffer[start..<end].firstIndex(of: UInt8(ascii: "\n")) else {
      guard end - start >= Self.longestLine else { return false }
      state = .faulty(.damaged)
      return true
    }
    state = next(after: buffer[start..<index])
    start = index + 1
    return true
  }

  private func next(after line: ArraySlice<UInt8>) -> State {
    let isBlank = line.isEmpty || line.elementsEqual([UInt8(ascii: "\r")])
    switch state {
    case .dataEnd: return isBlank ? .size : .faulty(.damaged)
    case .rest: return isBlank ? .rest : .faulty(.damaged)
    case .trailer:
      if isBlank { return .rest }
      return line.contains(UInt8(ascii: ":")) ? .trailer : .faulty(.damaged)
    default:
      guard let size = Self.size(line) else { return .faulty(.damaged) }
      return size == 0 ? .trailer : .data(size)
    }
  }

  /// The state where the bytes end. The blank line after the last chunk may be missing.
  private func endOfInput() -> State {
    switch state {
    case .rest: start == end ? .atEnd : .faulty(.damaged)
    case .trailer: start == end ? .atEnd : .faulty(.cutShort)
    default: .faulty(.cutShort)
    }
  }

  /// Reads more bytes after those that are left; false at the end.
  private func refill() throws -> Bool {
    guard !upstreamIsAtEnd else { return false }
    // Moved out while it is written to, so that it is not copied.
    var bytes = buffer
    buffer = []
    defer { buffer = bytes }
    for index in start..<end { bytes[index - start] = bytes[index] }
    (start, end) = (0, end - start)
    var whole = bytes.mutableSpan
    var space = whole._mutatingExtracting(end...)
    let length: Int
    do {
      length = try upstream.read(into: &space)
    } catch let error as MemberError {
      upstreamIsAtEnd = true
      if error.code == .cutShort { return false }
      throw error
    }
    end += length
    upstreamIsAtEnd = length == 0
    return length > 0
  }

  func wouldBlock() throws -> Bool {
    if case .atEnd = state { return false }
    if case .faulty = state { return false }
    return try start == end && !upstreamIsAtEnd && upstream.wouldBlock()
  }

  var size: Int? { nil }

  func seek(to offset: Int) -> Bool { false }

  var expansion: Double { upstream.expansion }
}
