package import PinnedBytes

/// The source of a ``ByteStream``.
protocol ByteSource: AnyObject {
  /// Reads the next bytes into `space`, which is not empty, and returns their number; 0 at the end.
  func read(into space: inout MutableSpan<UInt8>) throws -> Int

  /// Maps the next bytes and passes over them; nil where they have to be read.
  func map(atMost most: Int) throws -> PinnedBytes?

  /// Throws if mapped bytes may have changed since they were mapped.
  func checkMap() throws

  /// Whether a read would wait for a writer.
  func wouldBlock() throws -> Bool

  /// The number of bytes from start to end, if it is known.
  var size: Int? { get }

  /// Seeks to an offset; false if the source cannot seek.
  func seek(to offset: Int) throws -> Bool

  /// The bytes produced per byte read of the outermost container, so far.
  var expansion: Double { get }

  /// The encoding of the text before it was converted; nil if it was not.
  var encodingName: String? { get }

  /// The offset of a byte before the text was converted.
  func originalOffset(of offset: Int) -> Int
}

extension ByteSource {
  func map(atMost most: Int) throws -> PinnedBytes? { nil }

  func checkMap() throws {}

  var encodingName: String? { nil }

  func originalOffset(of offset: Int) -> Int { offset }
}

/// The bytes of a file or of a member of an archive, decompressed or not. Streams are stacked: one that
/// decompresses reads another.
///
/// The caller pulls, because only the caller knows what it still has to write: before a read it can check
/// ``wouldBlock()`` and flush its output instead of letting it wait.
public final class ByteStream {
  /// The preferred number of bytes for one read.
  public let blockSize: Int
  private let source: any ByteSource
  /// Bytes that were read ahead; `aheadStart` is the next one.
  private var ahead: [UInt8]
  private var aheadStart = 0
  /// Whether reading ahead has met the end.
  private(set) var isAtEnd = false

  init(_ source: any ByteSource, blockSize: Int = 1 << 18, ahead: [UInt8] = []) {
    self.source = source
    self.blockSize = blockSize
    self.ahead = ahead
  }

  /// Reads the next bytes into `space` and returns their number; waits for them. 0 at the end.
  ///
  /// - Throws: ``MemberError`` if they are damaged, ``IOError`` if the system fails.
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

  /// The next bytes where they are, without a copy; nil where they have to be read: only long files are mapped.
  ///
  /// - Throws: ``IOError`` if the system fails.
  package func map() throws -> PinnedBytes? {
    guard aheadStart == ahead.count && !isAtEnd else { return nil }
    return try source.map(atMost: Self.mapSize)
  }

  /// Throws if the bytes that ``map()`` returned last may have changed since: called once they are read, and before anything that
  /// was made of them leaves.
  ///
  /// - Throws: ``IOError``.
  package func checkMap() throws { try source.checkMap() }

  /// In measurements, larger maps took 8 % less time, but rejections are held until a map is read.
  private static let mapSize = 1 << 20

  /// Whether ``read(into:)`` would wait for a writer. Never for a regular file.
  public func wouldBlock() throws -> Bool {
    try aheadStart == ahead.count && source.wouldBlock()
  }

  /// The number of bytes from start to end, if it is known.
  public var size: Int? { source.size }

  /// The bytes that were read ahead and are read next.
  var lookedAt: ArraySlice<UInt8> { ahead[aheadStart...] }

  /// Reads further ahead, once; may wait. False at the end.
  func lookFurther(atMost count: Int = 4096) throws -> Bool {
    guard !isAtEnd else { return false }
    var block = [UInt8](repeating: 0, count: count)
    var space = block.mutableSpan
    let length = try source.read(into: &space)
    if length == 0 { isAtEnd = true }
    if aheadStart > 0 {
      ahead.removeFirst(aheadStart)
      aheadStart = 0
    }
    ahead.append(contentsOf: block[..<length])
    return length > 0
  }

  /// Reads to the end and passes whole lines, some at a time; the last line may have no line end. O(bytes).
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

  /// Skips to the end, or a little more than a number of bytes.
  ///
  /// - Parameter look: receives the bytes, some at a time, and the number of bytes before them.
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

  /// The encoding from which the text is converted into UTF-8, as `UTF-16`; nil for text that is not converted.
  public var encodingName: String? { source.encodingName }

  /// The offset in the original bytes of a byte of the converted text.
  public func originalOffset(of offset: Int) -> Int { source.originalOffset(of: offset) }

  /// Whether ``lookFurther(atMost:)`` would wait for a writer.
  func lookingWouldBlock() throws -> Bool { try !isAtEnd && source.wouldBlock() }

  /// Skips bytes that were looked at.
  ///
  /// - Precondition: `count` is at most the number of those bytes.
  func skipLookedAt(_ count: Int) { aheadStart += count }

  /// Seeks to an offset; false if the stream cannot seek.
  func seek(to offset: Int) throws -> Bool {
    guard try source.seek(to: offset) else { return false }
    (ahead, aheadStart, isAtEnd) = ([], 0, false)
    return true
  }
}
