/// Scripts of a personal archive: a line that names the content, then one value and an optional `;`.
///
/// Everything after the line belongs to that script, up to the end of the input or the line of another
/// script. Without the line the same bytes would mean something else, so none may be read without it.
extension RecordReader {
  /// Detects the start of a script; nil if there is none here.
  mutating func labelStep() -> Step? {
    switch Label.find(in: buffer.waiting, isLast: isFinished, scripts) {
    case .unfinished:
      return .needsInput
    case .none:
      startsScript = false
      return nil
    case .malformed:
      startsScript = false
      ignoresRest = true
      return .rejected(error(.syntax, at: 0, Self.unknownForm))
    case .found(let name, let line, let length):
      label = Label(name: name, line: line, position: buffer.position)
      labelNumber = 0
      startsScript = false
      framing = .documents
      consume(length, lines: buffer.lineEnds(in: length))
      return .labelled
    }
  }

  private static let unknownForm =
    "it starts like a script of a personal archive, but in no known form; all of it is left out"

  /// The value of a script, its end, or its rest after a fault.
  mutating func scriptStep() -> Step? {
    switch buffer[0] {
    case UInt8(ascii: "["):
      array = RootArray(line: buffer.position.line, isOneLine: false)
      consume(1, lines: 0)
      return nil
    case UInt8(ascii: "{"):
      document = Document(firstLine: 0, isPretty: true)
      return nil
    case UInt8(ascii: ";"):
      consume(1, lines: 0)
      return nil
    default:
      if let step = labelStep() { return step }
      skipsLine = true
      return .rejected(error(.syntax, at: 0, "neither an object nor an array"))
    }
  }

  /// Skips the rest of an input.
  mutating func skipRest() -> Step {
    consume(buffer.count, lines: buffer.lineEnds(in: buffer.count))
    return isFinished ? .finished : .needsInput
  }
}
