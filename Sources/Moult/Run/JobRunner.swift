internal import JSONStream

/// What one kind of job does with a record, and all that it remembers from one to the next. A copy
/// can work beside the original on another part of a run; what the two remember is merged then.
protocol RecordWork: Sendable {
  /// What the reader has to select.
  var projection: Projection { get }

  /// What the job reads, for a message: as in "tweets".
  var wanted: String { get }

  /// Whether records of a kind are useful to the job though nothing is put out for them.
  func uses(_ kind: KindNumber) -> Bool

  /// How lists of IDs are read; nil where the work reads records alone.
  var lists: ListOptions? { get }

  mutating func take(_ record: borrowing Record, _ output: inout JobOutput)

  /// Takes what a line of a list, or the column of a table, holds.
  mutating func takeListed(_ cell: ListCell, at position: Position, _ output: inout JobOutput)
}

extension RecordWork {
  func uses(_ kind: KindNumber) -> Bool { false }

  var lists: ListOptions? { nil }

  mutating func takeListed(_ cell: ListCell, at position: Position, _ output: inout JobOutput) {
    preconditionFailure("a work that reads no lists was given a line of one")
  }
}

/// What all jobs share: a reader, which is driven here, and the output of the work.
struct JobRunner<Work: RecordWork>: ~Copyable, Sendable {
  var work: Work
  var output: JobOutput
  var reader: RecordReader
  /// What is known of an input that may be a list; nil where the work reads records alone.
  var list: ListReader?
  let limits: Limits
  let reading: Reading
  /// Whether a script of a personal archive was begun of which no entry has come yet.
  private var isPartEmpty = false

  init(_ work: Work, limits: Limits, reading: Reading) {
    self.work = work
    self.limits = limits
    self.reading = reading
    output = JobOutput(work.projection.kinds)
    list = work.lists.map { ListReader($0) }
    reader = RecordReader(selector: work.projection.selector, limits: limits, reading: reading)
  }

  mutating func startNextInput() {
    reader.startInput()
    output.input.start()
    list?.startInput()
  }

  mutating func feed(_ bytes: Span<UInt8>) {
    output.bytesRead += bytes.count
    reader.feed(bytes)
    run(isIdle: false)
  }

  mutating func load<Failure: Error>(
    upTo count: Int, _ read: (inout MutableSpan<UInt8>) throws(Failure) -> Int
  ) throws(Failure) -> Int {
    let length = try reader.feed(upTo: count, read)
    output.bytesRead += length
    return length
  }

  mutating func proceed() {
    run(isIdle: false)
  }

  mutating func settle() {
    run(isIdle: true)
  }

  mutating func finish() {
    reader.finish()
    run(isIdle: false)
  }

  private mutating func run(isIdle: Bool) {
    if reader.position.offset == 0 { output.input.see(reader.waiting) }
    guard readList() else { return }
    while true {
      switch reader.next(isIdle: isIdle) {
      case .record:
        isPartEmpty = false
        work.take(reader.record, &output)
      case .labelled:
        endPart()
        lookUpLabel()
      case .rejected(let error):
        isPartEmpty = false
        output.reject(Rejection(error))
      case .needsInput: return
      case .finished: return endPart()
      }
    }
  }

  private mutating func endPart() {
    if isPartEmpty { output.input.seeEmptyPart() }
    isPartEmpty = false
  }

  /// Tells the reader what script is being read. One that no catalogue has gives nothing.
  private mutating func lookUpLabel() {
    reader.labelNumber = work.projection.files.number(of: reader.label)
    isPartEmpty = reader.labelNumber != FileTable.unknown
    output.input.seeScript(isKnown: isPartEmpty)
    guard !isPartEmpty, let label = reader.label else { return }
    output.reject(
      Rejection(
        code: "unknown-file", position: label.position,
        reason: "a file of a personal archive that no catalogue knows; all of it is left out"))
  }

  /// Why the input that was finished last gave nothing; nil where it gave something.
  var unusedInput: UnusedInput? {
    if list?.isRefused == true {
      return UnusedInput(wanted: work.wanted, reason: .refused, isLoss: true)
    }
    return output.input.unused(by: work, output.kindNames)
  }

  mutating func takeReport() -> Report {
    defer { output.clearCounts() }
    return output.report
  }

  mutating func takeRejections() -> [Rejection] {
    defer { output.rejections = [] }
    return output.rejections
  }
}
