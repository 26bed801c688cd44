/// Reading an input of lines with several readers, a chunk of whole lines each.
///
/// Once an input is known to consist of lines, a line can be read without the lines before it, unless a
/// value continues after its line. So each chunk is read as if no value were open at its start. If a
/// value is open at the end of a chunk, the reader of that chunk has to read the next one again.
extension RecordReader {
  /// Whether the input is known to consist of lines, all fed bytes are read, and no value is open.
  public var isBetweenLines: Bool {
    framing == .lines && buffer.count == 0 && array == nil && document == nil && scan == nil
      && !skipsLine && !seeksOpening && !lineHasValue && batch.remaining == 0
      && batch.failure == nil
  }

  /// Prepares for the next chunk.
  public mutating func startChunk() {
    buffer.removeAll()
    framing = .lines
    batch = Batch()
    isFinished = false
    (skipsLine, seeksOpening, lineHasValue) = (false, false, false)
    (scan, document, array) = (nil, nil, nil)
    (startsScript, ignoresRest, label, labelNumber) = (false, false, nil, 0)
    searched = 0
    rootValueCount = 0
  }

  /// Prepares for another input, whose framing is unknown; keeps the memory.
  public mutating func startInput() {
    startChunk()
    framing = .undecided
    startsScript = true
  }

  /// Moves the bytes after the last line end to another reader, which has no unread bytes, and returns
  /// their number; nil if there is no line end. O(bytes moved).
  ///
  /// - Precondition: nothing was read since ``startChunk()``.
  public mutating func moveTail(to other: inout RecordReader) -> Int? {
    guard let end = buffer.lastLineEnd() else { return nil }
    let tail = buffer.count - (end + 1)
    other.buffer.append(buffer.tail(from: end + 1))
    buffer.drop(from: end + 1)
    return tail
  }

  /// The position of the first unread byte.
  public var position: Position { buffer.position }

  /// Sets the position of the first unread byte, where the bytes continue another reader's.
  public mutating func setPosition(_ position: Position) {
    buffer.setPosition(position)
  }

  /// All bytes of the chunk, read or unread.
  ///
  /// - Precondition: nothing was fed since the chunk's first byte was read.
  public var chunkBytes: Span<UInt8> {
    @_lifetime(borrow self) get { buffer.all }
  }
}
