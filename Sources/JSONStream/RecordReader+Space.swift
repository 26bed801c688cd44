/// What is between records.
extension RecordReader {
  /// Skips white space, line ends and a byte-order mark; false if no bytes are left.
  mutating func skipSpace() -> Bool {
    guard skipByteOrderMark() else { return false }
    var index = 0
    let count = buffer.count
    var lines = 0
    while index < count {
      let byte = buffer[index]
      if byte == UInt8(ascii: "\n") {
        crossLine()
        lines += 1
      } else if byte != UInt8(ascii: " ") && byte != UInt8(ascii: "\t")
        && byte != UInt8(ascii: "\r")
      {
        break
      }
      index += 1
    }
    if index > 0 { consume(index, lines: lines) }
    return index < count
  }

  /// Skips a byte-order mark at the start of the input (RFC 8259, section 8.1, allows a parser to);
  /// false while it is undecided whether there is one.
  private mutating func skipByteOrderMark() -> Bool {
    guard buffer.position.offset == 0, buffer.count > 0, buffer[0] == 0xEF else { return true }
    guard buffer.count >= 3 else { return isFinished }
    if buffer[1] == 0xBB && buffer[2] == 0xBF { consume(3, lines: 0) }
    return true
  }

  /// Skips the rest of a line and the lines that open no value; false while more are to be skipped.
  mutating func skipLines() -> Bool {
    while skipsLine || seeksOpening {
      if !skipsLine {
        guard buffer.count > 0 else { return false }
        if buffer[0] == UInt8(ascii: "{") || buffer[0] == UInt8(ascii: "[") {
          seeksOpening = false
          return true
        }
      }
      guard let end = buffer.lineEnd(from: 0) else {
        skipsLine = skipsLine || buffer.count > 0
        consume(buffer.count, lines: 0)
        return false
      }
      consume(end + 1, lines: 1)
      crossLine()
      skipsLine = false
    }
    return true
  }

  /// A line of whole values shows that the input consists of lines.
  mutating func crossLine() {
    if lineHasValue && framing == .undecided { framing = .lines }
    lineHasValue = false
  }

  mutating func consume(_ length: Int, lines: Int) {
    buffer.consume(length, lines: lines)
    searched = max(0, searched - length)
  }

  /// Parses the first `length` bytes as values; the complete ones become the batch.
  mutating func parse(_ length: Int) -> Parser.Outcome {
    unsafe batchStart = buffer.bytes
    // `length` is at most the number of unread bytes.
    let outcome = unsafe parser.parse(buffer.bytes, length)
    batch = Batch(
      position: buffer.position, length: length, remaining: parser.rootCount)
    return outcome
  }

  /// The error for a fault at an index of the unread bytes.
  func error(_ code: ReadError.Code, at index: Int, _ reason: String) -> ReadError {
    ReadError(code, buffer.position(of: index), reason)
  }

  func tooLarge() -> ReadError {
    error(.size, at: 0, "longer than \(limits.recordBytes) bytes")
  }
}
