extension RecordReader {
  /// A value of several lines, collected until its brackets close.
  struct Document {
    /// The length of its first line including the line end.
    let firstLine: Int
    /// Whether it is certainly a document: its first line is a lone brace, or documents came before.
    /// Any other start may be a record whose line is truncated.
    let isPretty: Bool
    var scan = StructureScan(at: 0, stopsAtLineEnd: false)
    /// The number of bytes of whole lines at which the parser checks them again.
    var nextCheck: Int

    init(firstLine: Int, isPretty: Bool) {
      self.firstLine = firstLine
      self.isPretty = isPretty
      nextCheck = firstLine + 1
    }
  }

  /// Whether a line is the opening brace of a pretty-printed document and nothing else.
  func isLoneBrace(_ length: Int) -> Bool {
    for index in 1..<length where buffer[index] > UInt8(ascii: " ") { return false }
    return buffer[0] == UInt8(ascii: "{")
  }

  func isPretty(_ length: Int) -> Bool {
    framing == .documents || framing == .undecided && isLoneBrace(length)
  }

  mutating func documentStep() -> Step? {
    guard var document = self.document else { return nil }
    guard buffer.count > document.firstLine || isFinished else { return .needsInput }
    if let step = checkSecondLine(document) { return step }
    // The scan reads unread bytes only.
    let outcome = unsafe document.scan.run(buffer.bytes, end: buffer.count)
    self.document = document
    switch outcome {
    case .end(let length):
      return length > limits.recordBytes ? skipLargeDocument() : documentEnd(document, length)
    case .brokenString(let index), .lineEnd(let index):
      if index > limits.recordBytes { return skipLargeDocument() }
      return documentFailure(document, parse(index + 1), resume: nil)
    case .more:
      if document.scan.index > limits.recordBytes { return skipLargeDocument() }
      if isFinished { return documentFailure(document, parse(buffer.count), resume: nil) }
      return checkEarly(document)
    }
  }

  private mutating func skipLargeDocument() -> Step {
    if let document, !document.isPretty {
      let outcome = parse(wholeLines(upTo: limits.recordBytes))
      batch.remaining = 0
      if case .failed = outcome { return rejectFirstLine(document) }
    }
    return endDocument(.rejected(tooLarge()), past: limits.recordBytes)
  }

  /// The length of the whole lines in the first `length` bytes.
  private func wholeLines(upTo length: Int) -> Int {
    var end = length
    while end > 0, buffer[end - 1] != UInt8(ascii: "\n") { end -= 1 }
    return end
  }

  /// A line that opens a value directly after a lone brace shows that the brace was a truncated line.
  private mutating func checkSecondLine(_ document: Document) -> Step? {
    guard document.isPretty, framing != .documents, buffer.count > document.firstLine else {
      return nil
    }
    let second = buffer[document.firstLine]
    guard second == UInt8(ascii: "{") || second == UInt8(ascii: "[") else { return nil }
    return rejectFirstLine(document)
  }

  /// While a document is not certain, the parser checks the bytes each time they have doubled: a
  /// truncated line is recognized within a line or two, and reading takes twice as long at most.
  private mutating func checkEarly(_ document: Document) -> Step? {
    let lines = document.scan.lineStart
    guard !document.isPretty, lines >= document.nextCheck else { return .needsInput }
    self.document?.nextCheck = lines * 2
    let outcome = parse(lines)
    batch.remaining = 0
    if case .failed = outcome { return rejectFirstLine(document) }
    return .needsInput
  }

  private mutating func documentEnd(_ document: Document, _ length: Int) -> Step? {
    let outcome = parse(length)
    guard case .complete = outcome, parser.rootCount == 1 else {
      return documentFailure(document, outcome, resume: length)
    }
    if framing == .undecided { framing = .documents }
    rootValueCount += 1
    self.document = nil
    consume(length, lines: buffer.lineEnds(in: length))
    return nextOfBatch()
  }

  /// Reports a fault and continues after the document, or where the next one appears to start.
  private mutating func documentFailure(
    _ document: Document, _ outcome: Parser.Outcome, resume: Int?
  ) -> Step? {
    batch.remaining = 0
    guard document.isPretty else { return rejectFirstLine(document) }
    guard case .failed(let index, let code, let reason) = outcome else {
      let error = error(.truncated, at: 0, "the input ends inside the record")
      return endDocument(.rejected(error), past: buffer.count)
    }
    let step = Step.rejected(error(code, at: index, reason))
    if let resume {
      self.document = nil
      consume(resume, lines: buffer.lineEnds(in: resume))
      return step
    }
    return endDocument(step, past: index)
  }

  /// Continues at the next line that opens a value in its first column, which may be the line of the
  /// fault itself.
  private mutating func endDocument(_ step: Step, past index: Int) -> Step {
    document = nil
    skipsLine = index == 0 || buffer[index - 1] != UInt8(ascii: "\n")
    consume(index, lines: buffer.lineEnds(in: index))
    seeksOpening = true
    return step
  }

  /// The first line was truncated: only it is lost, and the following ones are read as lines.
  private mutating func rejectFirstLine(_ document: Document) -> Step {
    self.document = nil
    let error = truncatedAtLineEnd(buffer.position)
    let length = document.firstLine
    consume(length, lines: buffer[length - 1] == UInt8(ascii: "\n") ? 1 : 0)
    framing = .lines
    lineHasValue = false
    return .rejected(error)
  }
}
