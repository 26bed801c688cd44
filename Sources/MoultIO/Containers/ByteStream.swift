/// Where the bytes of a ``ByteStream`` come from.
protocol ByteSource: AnyObject {
  /// Reads the next bytes to the start of `space`, which is not empty, and says how many; 0 at the end.
  func read(into space: inout MutableSpan<UInt8>) throws -> Int

  /// Whether reading would have to wait for a writer.
  func wouldBlock() throws -> Bool

  /// How many bytes there are in all, where that is known.
  var size: Int? { get }

  /// Goes to a byte counted from the first; false where that cannot be done.
  func seek(to offset: Int) throws -> Bool

  /// How many bytes one byte of the outermost container became, so far.
  var expansion: Double { get }
}

/// Bytes on their way in, of a file, of a member of an archive, decompressed or not. Streams are
/// stacked: one that decompresses reads another.
///
/// The caller pulls, because only the caller knows what it still has to write: before it asks for
/// more it can ask ``wouldBlock()``, and send what it holds instead of letting it wait.
public final class ByteStream {
  /// How many bytes it is best to read at once.
  public let blockSize: Int
  private let source: any ByteSource
  /// Bytes that were looked at and are read next, from `aheadStart` on.
  private var ahead: [UInt8]
  private var aheadStart = 0
  private var isAtEnd = false

  init(_ source: any ByteSource, blockSize: Int = 1 << 18, ahead: [UInt8] = []) {
    self.source = source
    self.blockSize = blockSize
    self.ahead = ahead
  }

  /// Reads the next bytes to where the caller wants them, and says how many; waits for them. 0: there
  /// are no more.
  ///
  /// - Throws: ``MemberError`` where they are damaged, ``IOError`` where the system refuses.
  public func read(into space: inout MutableSpan<UInt8>) throws -> Int {
    guard aheadStart < ahead.count else {
      return isAtEnd ? 0 : try source.read(into: &space)
    }
    let bytes = ahead
    let count = Syscalls.copy(bytes.span.extracting(aheadStart...), to: &space)
    aheadStart += count
    if aheadStart == ahead.count { (ahead, aheadStart) = ([], 0) }
    return count
  }

  /// Whether ``read(into:)`` would have to wait for a writer. Never for a regular file.
  public func wouldBlock() throws -> Bool {
    try aheadStart == ahead.count && source.wouldBlock()
  }

  /// How many bytes there are in all, where that is known.
  public var size: Int? { source.size }

  /// The bytes that are read next, as far as they were looked at.
  var lookedAt: ArraySlice<UInt8> { ahead[aheadStart...] }

  /// Looks at what comes next with one more read, which may wait; false where there is no more.
  func lookFurther(atMost count: Int = 4096) throws -> Bool {
    guard !isAtEnd else { return false }
    var block = [UInt8](repeating: 0, count: count)
    var space = block.mutableSpan
    let length = try source.read(into: &space)
    if length == 0 { isAtEnd = true }
    ahead.append(contentsOf: block[..<length])
    return length > 0
  }

  /// Reads to the end, and gives some whole lines at a time; the last one may have no line end.
  public func forEachLines(_ take: (Span<UInt8>) throws -> Void) throws {
    var lines = HeldBytes()
    var block = [UInt8](repeating: 0, count: blockSize)
    while true {
      var space = block.mutableSpan
      let length = try read(into: &space)
      if length == 0 { break }
      let end = block[..<length].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
      lines.append(block.span.extracting(..<end))
      if end > 0 {
        try take(lines.bytes)
        lines.removeAll()
      }
      lines.append(block.span.extracting(end..<length))
    }
    if lines.count > 0 { try take(lines.bytes) }
  }

  /// Passes over what follows, to its end or a number of bytes and a little more.
  ///
  /// - Parameter look: is given the bytes, some at a time, and how many came before.
  func skip(atMost most: Int, _ look: (ArraySlice<UInt8>, Int) -> Void) throws {
    var block = [UInt8](repeating: 0, count: 1 << 16)
    var skipped = 0
    while skipped < most {
      var space = block.mutableSpan
      let length = try read(into: &space)
      if length == 0 { return }
      look(block[..<length], skipped)
      skipped += length
    }
  }

  var expansion: Double { source.expansion }

  /// Goes to a byte counted from the first; false where that cannot be done.
  func seek(to offset: Int) throws -> Bool {
    guard try source.seek(to: offset) else { return false }
    (ahead, aheadStart, isAtEnd) = ([], 0, false)
    return true
  }
}
