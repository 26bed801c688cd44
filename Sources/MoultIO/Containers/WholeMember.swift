/// All bytes of a member as stored, so that it can be read on another thread.
public struct WholeMember: Sendable {
  /// The member.
  public let member: Member
  let nesting: Int
  /// Whether it is an input itself, and not a member inside one.
  let isInput: Bool
  /// Whether the walk that returned it opens tables.
  let opensTables: Bool
  private let bytes: [UInt8]
  /// The error after the bytes.
  private let failure: MemberError?
  private let expansion: Double
  /// Whether these are all its bytes, or all that are readable.
  let isComplete: Bool

  /// Its size in memory, in bytes.
  public var storedBytes: Int { bytes.count }

  /// Whether its first bytes are plain JSON, which is faster to read than compressed data.
  public var isPlain: Bool { ContentKind.decide(bytes[...], isAll: true) == .plain }

  /// Reads a member up to a number of bytes, and one more to see whether it ends there.
  ///
  /// - Throws: ``IOError`` if the system fails.
  init(
    _ stream: ByteStream, _ member: Member, _ nesting: Int, isInput: Bool, opensTables: Bool,
    atMost most: Int
  ) throws {
    self.member = member
    self.nesting = nesting
    self.isInput = isInput
    self.opensTables = opensTables
    let guess = min(member.size ?? 1 << 16, most) + 1
    var (bytes, filled) = ([UInt8](repeating: 0, count: guess), 0)
    var (failure, isComplete): (MemberError?, Bool) = (nil, false)
    do {
      while filled <= most {
        if filled == bytes.count {
          bytes.append(contentsOf: repeatElement(0, count: min(filled, most + 1 - filled)))
        }
        var room = bytes.mutableSpan
        var space = room._mutatingExtracting(filled...)
        let length = try stream.read(into: &space)
        if length == 0 {
          isComplete = true
          break
        }
        filled += length
      }
    } catch let error as MemberError {
      (failure, isComplete) = (error, true)
    }
    bytes.removeLast(bytes.count - filled)
    (self.bytes, self.failure, self.isComplete) = (bytes, failure, isComplete)
    expansion = stream.expansion
  }

  /// The member from its first byte on.
  func stream() -> ByteStream {
    ByteStream(MemorySource(bytes, then: failure, expansion: expansion))
  }

  /// The member from its first byte on, continued by a stream.
  func stream(followedBy rest: ByteStream) -> ByteStream {
    ByteStream(StreamSource(rest), ahead: bytes)
  }
}

/// A stream as the source of another that has bytes before it.
final class StreamSource: ByteSource {
  private let stream: ByteStream

  init(_ stream: ByteStream) { self.stream = stream }

  func read(into space: inout MutableSpan<UInt8>) throws -> Int { try stream.read(into: &space) }

  func wouldBlock() throws -> Bool { try stream.wouldBlock() }

  var size: Int? { nil }

  func seek(to offset: Int) -> Bool { false }

  var expansion: Double { stream.expansion }
}
