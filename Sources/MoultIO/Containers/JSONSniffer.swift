/// Decides whether a member may contain JSON and is read, or is passed over as another kind of file in the same
/// archive: an image, a web page, a font.
///
/// A member that starts like JSON is read. Otherwise its start may be damaged or cut off: it is read if enough of
/// what follows is JSON; if it starts like another format, only if everything that follows is lines of records.
/// If such a member is not JSON after all, its lines are rejected one by one; members that are passed over are
/// reported as not read.
enum JSONSniffer {
  /// The most bytes that are examined. A truncated first line can have 100 KB, and a lost block of a disk 64.
  private static let reach = 1 << 18
  /// The bytes that are examined first; each further attempt examines twice as many.
  private static let firstTry = 1 << 12
  /// The number of records at the end of a text that are more than an example.
  private static let leastRecords = 2
  /// `tar` pads archives with up to this many zeros, and an empty archive has nothing else.
  private static let emptyTar = 10_240

  /// - Throws: ``MemberError`` if the content is zeros, which is what file systems leave of a lost file.
  static func mayHoldJSON(_ stream: ByteStream) throws -> Bool {
    var nextTry = firstTry
    while true {
      let bytes = stream.lookedAt
      let start = JSONStart(of: bytes)
      if start == .ofValue { return true }
      if start != .ofOther, bytes.count >= nextTry {
        if JSONEvidence(bytes).isMostOfText { return true }
        nextTry *= 2
      }
      guard bytes.count < reach, try stream.lookFurther(atMost: 1 << 14) else {
        return try isJSON(bytes: stream.lookedAt, start)
      }
    }
  }

  /// Whether a member without JSON may be a table or a list.
  ///
  /// - Parameter bytes: the bytes that were examined.
  static func mayBeTable(_ bytes: ArraySlice<UInt8>) -> Bool {
    let lines = NumberLines(bytes)
    return JSONStart(of: bytes) == .ofOther ? lines.isMostlyRows : lines.mayBeTable
  }

  /// Passes over a member that seems to contain no JSON.
  ///
  /// - Throws: ``MemberError`` if records follow, or the error of reading it.
  static func passOver(_ stream: ByteStream, atMost most: Int) throws {
    let examined = stream.lookedAt.count
    var hasRecords = false
    try stream.skip(atMost: most) { bytes, position in
      guard position >= examined, !hasRecords else { return }
      hasRecords = RecordLines(bytes, isCut: true).areRest(atLeast: leastRecords)
    }
    if hasRecords { throw MemberError(.unsupported) }
  }

  /// Decides by all bytes that are examined.
  private static func isJSON(bytes: ArraySlice<UInt8>, _ start: JSONStart) throws -> Bool {
    let lines = RecordLines(bytes, isCut: bytes.count >= reach)
    // A magic number of another format may be damage, or an error page.
    if start == .ofOther { return lines.areRest(atLeast: 1) }
    if JSONEvidence(bytes).isPartOfText || lines.areRest(atLeast: leastRecords) { return true }
    if !bytes.isEmpty && bytes.prefix(512).allSatisfy({ $0 == 0 }) {
      if bytes.count <= emptyTar && bytes.allSatisfy({ $0 == 0 }) { return true }
      throw MemberError(.damaged)
    }
    // Reading an empty member, or one too short to decide, costs nothing.
    return start == .unfinished
  }
}
