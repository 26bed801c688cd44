/// Finds the end of a value by its brackets and quotes alone, incrementally.
///
/// It only finds the end; yajl validates the value.
struct StructureScan {
  enum Outcome {
    /// The value ends before this index.
    case end(Int)
    /// All bytes are read and the value is incomplete.
    case more
    /// A line ends inside a string, which JSON forbids; the index is that of the line end.
    case brokenString(Int)
    /// A line ends between tokens, and the caller wants to stop there.
    case lineEnd(Int)
  }

  /// The index at which the next call continues.
  var index: Int
  /// The index after the last line end between tokens; 0 before the first.
  private(set) var lineStart = 0
  private var depth = 0
  private var isInString = false
  private var isEscaped = false
  /// Whether a line end between tokens stops the scan.
  var stopsAtLineEnd: Bool

  /// - Precondition: `start` is the index of a `{`, a `[`, a quote or the start of a literal.
  init(at start: Int, stopsAtLineEnd: Bool) {
    index = start
    self.stopsAtLineEnd = stopsAtLineEnd
  }

  /// Continues up to `end`. O(`end - index`).
  mutating func run(_ bytes: UnsafePointer<UInt8>, end: Int) -> Outcome {
    // Every index read is below `end`, up to which the caller's bytes go.
    while index < end {
      let byte = unsafe bytes[index]
      index += 1
      if isInString {
        if let outcome = readInString(byte) { return outcome }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): isInString = true
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth <= 0 { return .end(depth < 0 ? index - 1 : index) }
      case UInt8(ascii: ","), UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
        if depth == 0 { return .end(index - 1) }
      case UInt8(ascii: "\n"):
        if depth == 0 { return .end(index - 1) }
        if stopsAtLineEnd { return .lineEnd(index - 1) }
        lineStart = index
      default: break
      }
    }
    return .more
  }

  @inline(__always)
  private mutating func readInString(_ byte: UInt8) -> Outcome? {
    if isEscaped {
      isEscaped = false
    } else if byte == UInt8(ascii: "\\") {
      isEscaped = true
    } else if byte == UInt8(ascii: "\"") {
      isInString = false
      if depth == 0 { return .end(index) }
    }
    if byte == UInt8(ascii: "\n") {
      index -= 1
      return .brokenString(index)
    }
    return nil
  }
}
