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
  private var unused = UnusedBytes(capacity: 1 << 16)
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
      case .data(let left) where !unused.isEmpty:
        var rest = space._mutatingExtracting(written...)
        let bytes = unused
        let count = Syscalls.copy(bytes.span.extracting(first: min(bytes.count, left)), to: &rest)
        unused.use(count)
        (written, produced) = (written + count, produced + count)
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
    let bytes = unused.slice
    guard let index = bytes.firstIndex(of: UInt8(ascii: "\n")) else {
      guard bytes.count >= Self.longestLine else { return false }
      state = .faulty(.damaged)
      return true
    }
    state = next(after: bytes[..<index])
    unused.use(index + 1 - bytes.startIndex)
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
    case .rest: unused.isEmpty ? .atEnd : .faulty(.damaged)
    case .trailer: unused.isEmpty ? .atEnd : .faulty(.cutShort)
    default: .faulty(.cutShort)
    }
  }

  /// Reads more bytes after those that are left; false at the end.
  private func refill() throws -> Bool {
    guard !unused.isAtEnd else { return false }
    do {
      try unused.refill(from: upstream)
    } catch let error as MemberError where error.code == .cutShort {
      return false
    }
    return !unused.isAtEnd
  }

  func wouldBlock() throws -> Bool {
    if case .atEnd = state { return false }
    if case .faulty = state { return false }
    return try unused.isEmpty && !unused.isAtEnd && upstream.wouldBlock()
  }

  var size: Int? { nil }

  func seek(to offset: Int) -> Bool { false }

  var expansion: Double { upstream.expansion }
}
