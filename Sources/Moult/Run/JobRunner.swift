internal import JSONStream

/// The part of a job that all kinds share: the reader, the loop over its records, and the output.
struct JobRunner: ~Copyable, Sendable {
  var output: JobOutput
  var reader: RecordReader
  /// The state of an input that may be a list of IDs; nil for work that reads records alone.
  var list: ListReader?
  let limits: Limits
  let reading: Reading
  /// Whether a script of a personal archive has begun and no entry of it has come yet.
  private var isScriptEmpty = false
  /// The number of the script's label that inputs without such a label get; 0 for none.
  private(set) var assumedLabel = 0

  init(for work: some RecordWork, limits: Limits, reading: Reading) {
    self.limits = limits
    self.reading = reading
    output = JobOutput(work.projection.kinds)
    list = work.lists.map { ListReader($0) }
    reader = RecordReader(
      selector: work.projection.selector, scripts: work.projection.scripts, limits: limits,
      reading: reading)
  }

  /// Takes inputs without the first line of a script for the script with a label.
  mutating func assume(_ label: Int) {
    assumedLabel = label
    reader.labelNumber = label
  }

  mutating func startNextInput() {
    reader.startInput()
    reader.labelNumber = assumedLabel
    output.input.start()
    list?.startInput()
  }

  mutating func feed(_ bytes: Span<UInt8>) {
    output.bytesRead += bytes.count
    reader.feed(bytes)
  }

  mutating func load<Failure: Error>(
    upTo count: Int, _ read: (inout MutableSpan<UInt8>) throws(Failure) -> Int
  ) throws(Failure) -> Int {
    let length = try reader.feed(upTo: count, read)
    output.bytesRead += length
    return length
  }

  /// Passes all complete records to the work. Called once a chunk, and compiled for each kind of work.
  ///
  /// - Parameter isIdle: whether the caller is about to wait for bytes; see ``Job/settle()``.
  mutating func read<Work: RecordWork>(by work: inout Work, isIdle: Bool) {
    if reader.position.offset == 0 { output.input.see(reader.waiting) }
    guard readList(by: &work) else { return }
    while true {
      switch reader.next(isIdle: isIdle) {
      case .record:
        isScriptEmpty = false
        work.take(reader.record, &output)
      case .labelled:
        endScript(in: &work)
        lookUpLabel(for: &work)
      case .rejected(let error):
        isScriptEmpty = false
        output.reject(Rejection(error))
      case .needsInput: return
      case .finished: return endScript(in: &work)
      }
    }
  }

  private mutating func endScript(in work: inout some RecordWork) {
    if isScriptEmpty { output.input.seeEmptyScript() }
    isScriptEmpty = false
    work.endScript(&output)
  }

  /// Sets the number of the script that begins. All of a script that no catalogue contains is left out.
  private mutating func lookUpLabel(for work: inout some RecordWork) {
    guard let label = reader.label else { return }
    reader.labelNumber = work.projection.files.number(of: label.name)
    isScriptEmpty = reader.labelNumber != FileTable.unknown
    output.input.seeScript(isKnown: isScriptEmpty)
    guard !isScriptEmpty else { return work.startScript(label.line) }
    output.reject(
      Rejection(
        code: "unknown-file", position: label.position,
        reason:
          "a file of a personal archive that no catalogue contains; the whole file is left out"))
  }

  /// Why the work could use nothing of the last finished input; nil if it could.
  func unusedInput(by work: some RecordWork) -> UnusedInput? {
    if list?.isRefused == true {
      return UnusedInput(wanted: work.wanted, reason: .refused, isLoss: true)
    }
    return output.input.unused(by: work, output.kindNames)
  }
}

/// Chunks; see `Job+Chunks.swift`.
extension JobRunner {
  mutating func startChunk() {
    reader.startChunk()
    reader.labelNumber = assumedLabel
    // Lists are not read in chunks.
    list?.state = .records
    output.removeAll()
    output.input.start()
  }

  mutating func giveTail(to next: inout JobRunner) -> Bool {
    guard let moved = reader.giveTail(to: &next.reader) else { return false }
    output.bytesRead -= moved
    next.output.bytesRead += moved
    return true
  }

  mutating func merge(_ chunk: inout JobRunner) {
    let start = reader.position
    output.merge(&chunk.output, after: start)
    output.input.merge(chunk.output.input)
    if chunk.reader.isBetweenLines {
      reader.follow(chunk.reader.position.after(start))
    } else {
      swap(&reader, &chunk.reader)
      reader.follow(reader.position.after(start))
    }
  }
}

extension Position {
  /// The position in the input of a position in a chunk that starts at `start`.
  func after(_ start: Position) -> Position {
    Position(line: start.line + line - 1, offset: start.offset + offset)
  }
}
