internal import JSONStream
internal import PinnedBytes

/// The part of a job that all kinds share: the reader, the loop over its records, and the output.
struct JobRunner: ~Copyable, Sendable {
  var output: JobOutput
  var reader: RecordReader
  /// The state of an input that may be a list of IDs; nil for work that reads records alone.
  var list: ListReader?
  let limits: Limits
  let reading: Reading
  var wrapped = WrappedReaders()
  /// Whether the start of the input was examined.
  private var isExamined = false
  /// Whether the input is refused as a whole.
  private var isRefused = false
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
    (isExamined, isRefused) = (false, false)
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
    guard examine(), readList(by: &work) else { return }
    defer { countKeys() }
    while true {
      switch reader.next(isIdle: isIdle) {
      case .record:
        isScriptEmpty = false
        take(by: &work)
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

  /// The most bytes that are copied at once while a value waits for its end.
  private static let piece = 1 << 18

  /// Reads bytes where they are. The line that has begun before them, and the one that ends after them, are copied.
  mutating func read<Work: RecordWork>(_ bytes: PinnedBytes, by work: inout Work) {
    output.bytesRead += bytes.count
    var start = 0
    while start < bytes.count && reader.hasUnread {
      let rest = bytes.span.extracting(start..<min(start + Self.piece, bytes.count))
      let length = RecordReader.lineLength(rest) ?? rest.count
      reader.feed(rest.extracting(..<length))
      read(by: &work, isIdle: false)
      start += length
    }
    guard start < bytes.count else { return }
    reader.feed(bytes, from: start)
    read(by: &work, isIdle: false)
    reader.release()
  }

  /// Examines the start of the input; false where it is refused, or more bytes are needed.
  private mutating func examine() -> Bool {
    if !isExamined {
      switch ForeignText.find(in: reader.waiting, isAll: reader.hasAll) {
      case .unfinished: return false
      case .none: isExamined = true
      case .refused(let reason):
        refuse(reason, at: reader.position)
        (isExamined, isRefused) = (true, true)
      }
    }
    guard isRefused else { return true }
    let rest = reader.waiting.count
    reader.take(rest)
    return false
  }

  /// Rejects a text or a table in the place of records.
  mutating func refuse(_ reason: String, at position: Position) {
    output.input.refusal = reason
    output.reject(Rejection(code: "not-records", position: position, reason: reason))
  }

  /// Counts the lines with a key before their record.
  private mutating func countKeys() {
    let keys = reader.takeKeyCount()
    if keys > 0 { output.countWrapped(in: ["key"], keys) }
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
    output.input.unused(by: work, output.kindNames)
  }
}

/// Chunks; see `Job+Chunks.swift`.
extension JobRunner {
  mutating func startChunk() {
    reader.startChunk()
    reader.labelNumber = assumedLabel
    // Lists are not read in chunks.
    list?.state = .records
    (isExamined, isRefused) = (true, false)
    output.removeAll()
    output.input.start()
  }

  mutating func moveTail(to next: inout JobRunner) -> Bool {
    guard let moved = reader.moveTail(to: &next.reader) else { return false }
    output.bytesRead -= moved
    next.output.bytesRead += moved
    return true
  }

  mutating func merge(_ chunk: inout JobRunner) {
    let start = reader.position
    output.merge(&chunk.output, after: start)
    output.input.merge(chunk.output.input)
    if chunk.reader.isBetweenLines {
      reader.setPosition(chunk.reader.position.after(start))
    } else {
      swap(&reader, &chunk.reader)
      reader.setPosition(reader.position.after(start))
    }
  }
}

extension Position {
  /// The position in the input of a position in a chunk that starts at `start`.
  func after(_ start: Position) -> Position {
    Position(line: start.line + line - 1, offset: start.offset + offset)
  }
}
