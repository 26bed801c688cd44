/// Scripts of a personal archive: a line that names what follows, then one value, then perhaps `;`.
///
/// What follows the line is read as that script's to the end of the input, or to the line of another
/// one: nothing of it may ever be taken for what it would be without the line.
extension RecordReader {
  /// Looks whether a script starts here; nil where none does.
  mutating func labelStep() -> Step? {
    switch Label.find(in: buffer.waiting, isLast: isFinished, scripts) {
    case .unfinished:
      return .needsInput
    case .none:
      startsScript = false
      return nil
    case .malformed:
      startsScript = false
      isGivenUp = true
      return .rejected(error(.syntax, at: 0, Self.unknownForm))
    case .found(let name, let length):
      label = Label(name: name, position: buffer.position)
      labelNumber = 0
      startsScript = false
      framing = .documents
      consume(length, lines: buffer.lineEnds(in: length))
      return .labelled
    }
  }

  private static let unknownForm =
    "it starts like a script of a personal archive, in no form that is known; all of it is left out"

  /// The value of a script, what follows it, or what is left of it after a fault.
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

  /// Passes over all that is left of an input.
  mutating func passRest() -> Step {
    consume(buffer.count, lines: buffer.lineEnds(in: buffer.count))
    return isFinished ? .finished : .needsInput
  }
}
