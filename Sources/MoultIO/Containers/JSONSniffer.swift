/// Whether a member may hold JSON, which decides whether it is read, or passed over as something else
/// that was packed with it: an image, a web page, a font.
///
/// A member that begins as JSON does is read. Of one that does not, the start may be damaged or cut off:
/// it is read where enough of what follows is JSON, and where it is the mark of another format, where all
/// that follows are lines of records. What is read and is no JSON is refused line by line,
/// and what is passed over is reported as not read.
struct JSONSniffer {
  /// The bytes with which a script begins that JSON follows.
  let scriptStarts: [[UInt8]]

  /// How many bytes are examined where the first ones do not decide. A first line that was cut can be
  /// 100 KB long, and a lost block of a disk 64.
  private static let reach = 1 << 18
  /// How many bytes are examined before the first try; each further try takes twice as many.
  private static let firstTry = 1 << 12
  /// So many records at the end of a text are more than an example.
  private static let leastRecords = 2
  /// `tar` ends an archive with up to this many zeros, and one without members has nothing else.
  private static let emptyTar = 10_240

  /// - Throws: ``MemberError`` where the content is zeros, which a file system leaves of a lost file.
  func mayHoldJSON(_ stream: ByteStream) throws -> Bool {
    var nextTry = Self.firstTry
    while true {
      let bytes = stream.lookedAt
      let start = JSONStart(of: bytes, scriptStarts)
      if start == .ofValue { return true }
      if start != .ofOther, bytes.count >= nextTry {
        if JSONEvidence(bytes).isMostOfText { return true }
        nextTry *= 2
      }
      guard bytes.count < Self.reach, try stream.lookFurther(atMost: 1 << 14) else {
        return try isJSON(bytes: stream.lookedAt, start)
      }
    }
  }

  /// Whether a member that holds no JSON may be a table, or a list.
  ///
  /// - Parameter bytes: what was examined.
  func mayBeTable(_ bytes: ArraySlice<UInt8>) -> Bool {
    let lines = NumberLines(bytes)
    return JSONStart(of: bytes, scriptStarts) == .ofOther ? lines.isMostlyRows : lines.mayBeTable
  }

  /// Passes over a member that was examined and seems to hold no JSON.
  ///
  /// - Throws: ``MemberError`` where records follow, and what reading it throws.
  func passOver(_ stream: ByteStream, atMost most: Int) throws {
    let examined = stream.lookedAt.count
    var hasRecords = false
    try stream.skip(atMost: most) { bytes, position in
      guard position >= examined, !hasRecords else { return }
      hasRecords = RecordLines(bytes, isCut: true).areRest(atLeast: Self.leastRecords)
    }
    if hasRecords { throw MemberError(.unsupported) }
  }

  /// Decides by all bytes that are examined.
  private func isJSON(bytes: ArraySlice<UInt8>, _ start: JSONStart) throws -> Bool {
    let lines = RecordLines(bytes, isCut: bytes.count >= Self.reach)
    // What is the mark of another format may be damage, or a page about an error.
    if start == .ofOther { return lines.areRest(atLeast: 1) }
    if JSONEvidence(bytes).isPartOfText || lines.areRest(atLeast: Self.leastRecords) { return true }
    if !bytes.isEmpty && bytes.prefix(512).allSatisfy({ $0 == 0 }) {
      if bytes.count <= Self.emptyTar && bytes.allSatisfy({ $0 == 0 }) { return true }
      throw MemberError(.damaged)
    }
    // An empty member, or one that ends too early to decide, loses nothing in being read.
    return start == .unfinished
  }
}
