/// How an input made of lines is read by several readers, a stretch of whole lines each.
///
/// Once it is known that the input is made of lines, a line can be read without those before it; the
/// exceptions are values that go on after their line. So a part is read as if nothing were open at its
/// start, and whoever puts the parts together asks after each whether something is open at its end:
/// then what follows has to be read again, by the reader that has it open.
extension RecordReader {
  /// Whether the input is known to be made of lines, all that came is read, and nothing is open.
  public var isBetweenLines: Bool {
    framing == .lines && buffer.count == 0 && array == nil && document == nil && scan == nil
      && !skipsLine && !seeksOpening && !lineHasValue && batch.remaining == 0
      && batch.failure == nil
  }

  /// Forgets the last part and gets ready for another.
  public mutating func startChunk() {
    buffer.removeAll()
    framing = .lines
    batch = Batch()
    isFinished = false
    (skipsLine, seeksOpening, lineHasValue) = (false, false, false)
    (scan, document, array) = (nil, nil, nil)
    (startsScript, isGivenUp, label, labelNumber) = (false, false, nil, 0)
    searched = 0
    rootValueCount = 0
  }

  /// Forgets the last input and gets ready for another of which nothing is known; the memory is kept.
  public mutating func startInput() {
    startChunk()
    framing = .undecided
    startsScript = true
  }

  /// Gives what follows the last line end to another reader, which has nothing to read, and says
  /// how many bytes that is; nil where there is no line end. O(bytes given).
  ///
  /// - Precondition: nothing was read since ``startChunk()``.
  public mutating func giveTail(to other: inout RecordReader) -> Int? {
    guard let end = buffer.lastLineEnd() else { return nil }
    let tail = buffer.count - (end + 1)
    other.buffer.append(buffer.tail(from: end + 1))
    buffer.drop(from: end + 1)
    return tail
  }

  /// Where the reader is in the input.
  public var position: Position { buffer.position }

  /// Counts on from where another reader has come to: this one's input is what follows.
  public mutating func follow(_ position: Position) {
    buffer.follow(position)
  }

  /// All bytes of the part, read or not.
  ///
  /// - Precondition: nothing was fed since the part's first byte was read.
  public var chunkBytes: Span<UInt8> {
    @_lifetime(borrow self) get { buffer.all }
  }
}
