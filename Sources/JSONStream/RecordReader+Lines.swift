/// Values at the root, line by line.
extension RecordReader {
  /// A line longer than this is read value by value, so that documents without line ends between
  /// them need no more memory than the largest one.
  private static let longLine = 1 << 20

  mutating func rootStep(isIdle: Bool) -> Step? {
    if buffer[0] == UInt8(ascii: "[") {
      array = RootArray(line: buffer.position.line, isOneLine: framing == .lines)
      consume(1, lines: 0)
      return nil
    }
    guard scan == nil else { return valueStep() }
    if skimLine() { return nextOfBatch() }
    if isRestOfScript() {
      consume(1, lines: 0)
      return nil
    }
    if let length = keyLength() {
      keyCount += 1
      consume(length, lines: 0)
      return nil
    }
    if let end = buffer.lineEnd(from: searched) {
      return end <= limits.recordBytes ? lineStep(end + 1) : valueStep()
    }
    if isFinished {
      return buffer.count <= limits.recordBytes ? lineStep(buffer.count) : valueStep()
    }
    searched = buffer.count
    let waits = !isIdle || !opensRecord
    return waits && buffer.count <= Self.longLine ? .needsInput : valueStep()
  }

  /// Whether the next byte is one that remains of the array around values, where the input is a script without its
  /// first line, which often has the array's bracket.
  private func isRestOfScript() -> Bool {
    guard labelNumber > 0, framing != .lines, rootValueCount > 0 else { return false }
    return [UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: ";")].contains(buffer[0])
  }

  /// Reads a line that a kernel accepts; false leaves everything unchanged. An incomplete line is not
  /// scanned again before its end arrives.
  private mutating func skimLine() -> Bool {
    guard skimmer != nil, searched == 0 || isFinished || buffer.lineEnd(from: searched) != nil
    else {
      return false
    }
    // The kernel reads unread bytes only.
    let outcome = unsafe parser.skim(
      buffer.bytes, buffer.count, isLast: isFinished, depth: min(limits.depth, 64), &skimmer!)
    guard case .accepted(let length) = outcome else { return false }
    let lines = buffer[length - 1] == UInt8(ascii: "\n") ? 1 : 0
    guard length - lines <= limits.recordBytes else { return false }
    skimmedCount += 1
    unsafe batchStart = buffer.bytes
    batch = Batch(position: buffer.position, length: length, remaining: 1)
    endLine(length, lines)
    return true
  }

  /// Reads a whole line; `length` includes its line end, if any.
  private mutating func lineStep(_ length: Int) -> Step? {
    let lines = buffer[length - 1] == UInt8(ascii: "\n") ? 1 : 0
    let outcome = parse(length)
    if let stop = arrayAfterValues() { return takeValues(before: stop) }
    switch outcome {
    case .complete:
      endLine(length, lines)
      return nextOfBatch()
    case .failed(let index, _, _)
    where parser.rootCount > 0 && !parser.isInsideValue && mark(at: index) == true:
      // Another part of the input starts within the line.
      return takeValues(before: index)
    case .failed(let index, let code, let reason):
      batch.failure =
        parser.isInsideValue && isLineEnd(index, length)
        ? error(.truncated, at: parser.openRootStart, Self.cutShort)
        : error(code, at: index, reason)
      endLine(length, lines)
      return nextOfBatch()
    case .cut where parser.rootCount > 0:
      return takeValues(before: parser.openRootStart)
    case .cut:
      if framing != .lines || isLoneBrace(length) {
        document = Document(firstLine: length, isPretty: isPretty(length))
        return nil
      }
      consume(length, lines: lines)
      crossLine()
      return .rejected(truncatedAtLineEnd(batch.position))
    }
  }

  /// An array after other values on a line is read element by element, like one at the line's start.
  private func arrayAfterValues() -> Int? {
    var root = 0
    for _ in 0..<parser.rootCount {
      let node = parser.nodes[root]
      if node.kind == .array { return Int(node.start) }
      root = Int(node.next)
    }
    return parser.openArrayStart
  }

  /// Returns the values before an index and leaves the rest of the line unread.
  private mutating func takeValues(before index: Int) -> Step? {
    var root = 0
    var taken = 0
    while taken < parser.rootCount, Int(parser.nodes[root].start) < index {
      root = Int(parser.nodes[root].next)
      taken += 1
    }
    batch.remaining = taken
    rootValueCount += taken
    lineHasValue = true
    consume(index, lines: 0)
    return nextOfBatch()
  }

  private mutating func endLine(_ length: Int, _ lines: Int) {
    rootValueCount += parser.rootCount
    lineHasValue = lineHasValue || parser.rootCount > 0
    consume(length, lines: lines)
    if lines > 0 { crossLine() }
  }

  func truncatedAtLineEnd(_ position: Position) -> ReadError {
    ReadError(.truncated, position, Self.cutShort)
  }

  private static let cutShort = "the record stops at the end of its line"

  /// Whether an index is the line end or the carriage return before it; `length` includes both. A fault
  /// there is the line end itself, inside a string or literal.
  func isLineEnd(_ index: Int, _ length: Int) -> Bool {
    for place in index..<max(index, length) {
      guard buffer[place] == UInt8(ascii: "\r") || buffer[place] == UInt8(ascii: "\n") else {
        return false
      }
    }
    return true
  }

  /// Reads one value of a line that is long or incomplete.
  private mutating func valueStep() -> Step? {
    var scan = self.scan ?? StructureScan(at: 0, stopsAtLineEnd: true)
    // The scan reads unread bytes only.
    let outcome = unsafe scan.run(buffer.bytes, end: buffer.count)
    self.scan = nil
    switch outcome {
    case .end(let length):
      return length > limits.recordBytes ? skipTooLarge() : valueEnd(max(length, 1))
    case .lineEnd(let index), .brokenString(let index):
      return index > limits.recordBytes ? skipTooLarge() : lineStep(index + 1)
    case .more:
      if scan.index > limits.recordBytes { return skipTooLarge() }
      if isFinished { return lineStep(buffer.count) }
      self.scan = scan
      return .needsInput
    }
  }

  private mutating func skipTooLarge() -> Step? {
    skipsLine = true
    return .rejected(tooLarge())
  }

  private mutating func valueEnd(_ length: Int) -> Step? {
    let outcome = parse(length)
    if let stop = arrayAfterValues() { return takeValues(before: stop) }
    rootValueCount += parser.rootCount
    lineHasValue = lineHasValue || parser.rootCount > 0
    if case .failed(let index, let code, let reason) = outcome {
      batch.failure = error(code, at: index, reason)
      skipsLine = true
    }
    consume(length, lines: 0)
    return nextOfBatch()
  }
}
