/// All bytes of a member as they are stored, so that it can be read on another thread.
public struct WholeMember: Sendable {
  public let member: Member
  let nesting: Int
  /// Whether it is what was asked for, and not something in it.
  let isInput: Bool
  /// Whether the walk that gave it reads tables too.
  let opensTables: Bool
  private let bytes: [UInt8]
  /// What is wrong behind the bytes.
  private let failure: MemberError?
  private let expansion: Double
  /// Whether these are all of its bytes, or all that can be read.
  let isComplete: Bool

  /// How many bytes it takes in memory.
  public var storedBytes: Int { bytes.count }

  /// Whether its first bytes are those of plain JSON, which takes less time than what is compressed.
  public var isPlain: Bool { ContentKind.decide(bytes[...], isAll: true) == .plain }

  /// Reads a member up to a number of bytes, and one more to see whether that is all.
  ///
  /// - Throws: ``IOError`` where the system refuses.
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

  /// The member from its first byte on, where more follows than was read.
  func stream(followedBy rest: ByteStream) -> ByteStream {
    ByteStream(StreamSource(rest), ahead: bytes)
  }
}

/// Another stream, as the source of one that has bytes before it.
private final class StreamSource: ByteSource {
  private let stream: ByteStream

  init(_ stream: ByteStream) { self.stream = stream }

  func read(into space: inout MutableSpan<UInt8>) throws -> Int { try stream.read(into: &space) }

  func wouldBlock() throws -> Bool { try stream.wouldBlock() }

  var size: Int? { nil }

  func seek(to offset: Int) -> Bool { false }

  var expansion: Double { stream.expansion }
}
