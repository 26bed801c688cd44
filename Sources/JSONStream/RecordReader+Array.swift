extension RecordReader {
  /// An array at the root, whose elements are returned as records one by one.
  struct RootArray {
    enum Expectation {
      case firstElement, element, separator
      /// After a rejected element: anything that may continue an array.
      case anything
    }
    /// The line on which it starts.
    let line: Int
    /// Whether it has to end on its line, because the input is known to consist of lines.
    let isOneLine: Bool
    var expects = Expectation.firstElement
  }

  /// - Precondition: the first unread byte is not white space.
  mutating func arrayStep() -> Step? {
    guard let array = self.array else { return nil }
    if array.isOneLine && buffer.position.line != array.line { return cutArray() }
    let byte = buffer[0]
    if scan != nil { return elementStep(array) }
    if byte == ByteOrderMark.first {
      guard let isMark = mark(at: 0) else { return .needsInput }
      if isMark {
        return cutArray("the array of records has no end before the next byte-order mark")
      }
    }
    switch (byte, array.expects) {
    case (UInt8(ascii: "]"), let expects) where expects != .element:
      return closeArray(array)
    case (UInt8(ascii: ","), .separator), (UInt8(ascii: ","), .anything):
      consume(1, lines: 0)
      self.array?.expects = .element
      return nil
    case (UInt8(ascii: "["), .separator) where array.line == buffer.position.line - 1:
      return cutArray()
    case (_, .separator):
      return abandonArray("a comma or a closing bracket is missing between records")
    case (UInt8(ascii: "["), .anything) where array.line == buffer.position.line - 1:
      self.array = nil
      return nil
    default:
      return elementStep(array)
    }
  }

  /// The array is incomplete at its line's end; the current line starts another record.
  private mutating func cutArray(
    _ reason: String = "the array of records stops at the end of the line before"
  ) -> Step {
    array = nil
    return .rejected(ReadError(.truncated, buffer.position, reason))
  }

  private mutating func closeArray(_ array: RootArray) -> Step? {
    rootValueCount += 1
    lineHasValue = lineHasValue || array.line == buffer.position.line
    consume(1, lines: 0)
    self.array = nil
    return nil
  }

  /// Rejects the rest of the array: what follows on its line is ambiguous.
  private mutating func abandonArray(_ reason: String) -> Step {
    array = nil
    skipsLine = true
    return .rejected(error(.syntax, at: 0, reason))
  }

  private mutating func elementStep(_ array: RootArray) -> Step? {
    var scan = self.scan ?? StructureScan(at: 0, stopsAtLineEnd: true)
    // The scan reads unread bytes only.
    let outcome = unsafe scan.run(buffer.bytes, end: buffer.count)
    self.scan = nil
    switch outcome {
    case .end(0):
      return abandonArray("a record is missing in the array")
    case .end(let length):
      return length > limits.recordBytes ? largeElement() : element(length)
    case .lineEnd(let index) where index > limits.recordBytes,
      .brokenString(let index) where index > limits.recordBytes:
      return largeElement()
    case .lineEnd(let index) where !array.isOneLine:
      if case .failed = parse(index + 1) { return brokenElement(array, index) }
      batch.remaining = 0
      scan.stopsAtLineEnd = false
      self.scan = scan
      return nil
    case .lineEnd(let index):
      let error = truncatedAtLineEnd(buffer.position)
      consume(index, lines: 0)
      self.array = nil
      return .rejected(error)
    case .brokenString(let index):
      return brokenElement(array, index)
    case .more where scan.index > limits.recordBytes:
      return largeElement()
    case .more where isFinished:
      let error = error(.truncated, at: 0, "the input ends inside the record")
      consume(buffer.count, lines: buffer.lineEnds(in: buffer.count))
      self.array = nil
      return .rejected(error)
    case .more:
      self.scan = scan
      return .needsInput
    }
  }

  /// An element above the size limit ends the array; reading resumes where a line opens a value.
  private mutating func largeElement() -> Step {
    array = nil
    skipsLine = true
    seeksOpening = true
    return .rejected(tooLarge())
  }

  private mutating func element(_ length: Int) -> Step? {
    let outcome = parse(length)
    array?.expects = .separator
    switch outcome {
    case .complete where parser.rootCount == 1: break
    case .failed(let index, let code, let reason):
      batch.remaining = 0
      batch.failure = error(code, at: index, reason)
    case .complete, .cut:
      batch.remaining = 0
      batch.failure = error(.syntax, at: 0, "values follow each other without a comma")
    }
    consume(length, lines: buffer.lineEnds(in: length))
    return nextOfBatch()
  }

  /// An element with a fault on its first line, or with a string that does not end on its line, is
  /// rejected with the rest of that line, since its brackets do not show its end. The array continues
  /// on the next line, unless it started on this line and may end on it.
  private mutating func brokenElement(_ array: RootArray, _ index: Int) -> Step? {
    guard case .failed(let fault, let code, let reason) = parse(index + 1) else { return nil }
    batch.remaining = 0
    let error =
      parser.isInsideValue && isLineEnd(fault, index + 1)
      ? truncatedAtLineEnd(buffer.position) : error(code, at: fault, reason)
    let lines = buffer.lineEnds(in: index + 1)
    let isFirstLine = buffer.position.line + lines - 1 == array.line
    consume(index + 1, lines: lines)
    if isFirstLine { self.array = nil } else { self.array?.expects = .anything }
    return .rejected(error)
  }
}
