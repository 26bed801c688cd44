internal import JSONStream

/// A part of a run, and how it is put together with what came before; see ``PartedJob``.
extension JobRunner where Work: PartedWork {
  var isBetweenLines: Bool { reader.isBetweenLines }

  func makePart() -> JobRunner {
    JobRunner(work.makePart(), limits: limits, reading: reading)
  }

  mutating func startPart() {
    reader.startPart()
    // A list is read in one piece, so parts are of records.
    list?.state = .records
    work.startPart()
    output.removeAll()
    output.input.start()
  }

  mutating func giveTail(to next: inout JobRunner) -> Bool {
    guard let given = reader.giveTail(to: &next.reader) else { return false }
    output.bytesRead -= given
    next.output.bytesRead += given
    return true
  }

  mutating func takeOver(_ part: inout JobRunner) {
    work.takeOver(&part.work, &part.output)
    output.takeOver(&part.output, after: reader.position)
    output.input.merge(part.output.input)
    let start = reader.position
    if part.reader.isBetweenLines {
      reader.follow(part.reader.position.after(start))
    } else {
      swap(&reader, &part.reader)
      reader.follow(reader.position.after(start))
    }
  }

  mutating func takeOverInput(_ part: inout JobRunner) {
    work.takeOver(&part.work, &part.output)
    output.takeOver(&part.output, after: Position(line: 1, offset: 0))
    part.work.startPart()
    part.output.removeAll()
  }

  mutating func reread(_ part: borrowing JobRunner) {
    feed(part.reader.partBytes)
  }
}

/// Work of which copies can do parts.
protocol PartedWork: RecordWork {
  /// A copy for parts of this one's run.
  func makePart() -> Self

  /// Of a copy: forgets what the last part gave.
  mutating func startPart()

  /// Takes over what a copy remembers of a part; of its output, takes away what this work would not
  /// have put out.
  mutating func takeOver(_ part: inout Self, _ output: inout JobOutput)
}

extension PartedWork {
  // What remembers nothing from record to record has nothing to forget or take over.

  func makePart() -> Self { self }

  mutating func startPart() {}

  mutating func takeOver(_ part: inout Self, _ output: inout JobOutput) {}
}

extension Position {
  /// The place in the input of a place in a part that starts at `start`.
  func after(_ start: Position) -> Position {
    Position(line: start.line + line - 1, offset: start.offset + offset)
  }
}
