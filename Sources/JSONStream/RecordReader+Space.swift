/// What is between records.
extension RecordReader {
  /// Skips white space, line ends and byte-order marks; false if no bytes are left, or if it is undecided whether
  /// they are a mark.
  ///
  /// A mark may start the input (RFC 8259, section 8.1, allows a parser to ignore it), and each part of an input that
  /// was made with `cat`.
  mutating func skipSpace() -> Bool {
    var index = 0
    let count = buffer.count
    var lines = 0
    scan: while index < count {
      switch buffer[index] {
      case UInt8(ascii: "\n"):
        crossLine()
        lines += 1
        index += 1
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
        index += 1
      case ByteOrderMark.first where array == nil:
        switch mark(at: index) {
        case true?: index += ByteOrderMark.length
        case false?: break scan
        case nil:
          consume(index, lines: lines)
          return false
        }
      default: break scan
      }
    }
    if index > 0 { consume(index, lines: lines) }
    return index < count
  }

  /// Whether a byte-order mark is at an index of the unread bytes; nil where that is undecided.
  func mark(at index: Int) -> Bool? {
    let rest = buffer.count - index
    for place in 0..<min(rest, ByteOrderMark.length)
    where buffer[index + place] != ByteOrderMark.bytes[place] {
      return false
    }
    return rest >= ByteOrderMark.length ? true : isFinished ? false : nil
  }

  /// Skips the rest of a line and the lines that open no value; false while more are to be skipped.
  mutating func skipLines() -> Bool {
    while skipsLine || seeksOpening {
      if !skipsLine {
        guard buffer.count > 0, let isMark = mark(at: 0) else { return false }
        if isMark {
          consume(ByteOrderMark.length, lines: 0)
          continue
        }
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

/// The byte-order mark of UTF-8.
enum ByteOrderMark {
  static let first: UInt8 = 0xEF
  static let bytes: InlineArray<3, UInt8> = [0xEF, 0xBB, 0xBF]
  static let length = 3
}
