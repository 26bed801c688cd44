/// Bytes in, in any pieces; records out, one at a time.
///
/// The caller drives: it feeds bytes, asks for steps until the reader wants more, and stops when it
/// likes. So a job decides between two records what to do about the last one, nothing is called
/// back, and a reader can be put down at any record.
///
///     reader.feed(chunk)
///     loop: while true {
///       switch reader.next() {
///       case .record: use(reader.record)
///       case .labelled: reader.labelNumber = number(of: reader.label)
///       case .rejected(let error): report(error)
///       case .needsInput, .finished: break loop
///       }
///     }
///
/// How the input is framed is found from its bytes, never from where a piece of it ends:
///
/// - a line that holds whole values is a line of records; a bad one costs that line only;
/// - a value that goes on after its line is a document of several lines, unless whole lines came
///   before it: then it is a line that was cut;
/// - the elements of an array at the root are records;
/// - a ``Label`` at the start says that the input is a script, whose value is read as such.
///
/// It can be handed from thread to thread: its memory is its own, and nothing else points there.
@safe public struct RecordReader: ~Copyable, @unchecked Sendable {
  /// What comes next.
  public enum Step: Sendable {
    /// A record; see ``RecordReader/record``.
    case record
    /// The line of a script of a personal archive, which says what its records are; see
    /// ``RecordReader/label``.
    case labelled
    /// A stretch of input that is not a record.
    case rejected(ReadError)
    /// Everything fed is used up.
    case needsInput
    /// The input is at its end.
    case finished
  }

  /// What the lines so far say about the framing.
  enum Framing {
    case undecided, lines, documents
  }

  /// Values that are read and not handed out yet.
  struct Batch {
    var position = Position(line: 1, offset: 0)
    var length = 0
    var nextRoot = 0
    var root = 0
    var remaining = 0
    var failure: ReadError?
  }

  let scripts: ScriptForms
  let limits: Limits
  var buffer = InputBuffer()
  var parser: Parser
  /// The skimmer, where lines are skimmed.
  var skimmer: Scan?
  var framing = Framing.undecided
  var batch = Batch()
  /// The bytes of the batch; they stand in the buffer before its waiting ones.
  var batchStart: UnsafePointer<UInt8>?
  var isFinished = false
  /// Whether the rest of the line is to be passed over.
  var skipsLine = false
  /// Whether lines are to be passed over up to one that opens a value in its first column.
  var seeksOpening = false
  /// Whether a value was completed on the line at hand.
  var lineHasValue = false
  /// The index up to which the waiting bytes have no line end.
  var searched = 0
  /// The scan of a value that is framed by its structure.
  var scan: StructureScan?
  /// The document of several lines that is being gathered.
  var document: Document?
  /// The array at the root whose elements are being read.
  var array: RootArray?
  /// Whether a script's line can stand here, since nothing was read before it.
  var startsScript = true
  /// Whether nothing more of the input is read.
  var isGivenUp = false
  /// What the input says that its records are; nil where it is no script.
  public internal(set) var label: Label?
  /// What the caller knows the label by, told with each record; 0 until it is set, and after each
  /// step that is ``Step/labelled``.
  public var labelNumber = 0
  /// How many values stood at the root of the input so far; an array counts as one.
  public internal(set) var rootValueCount = 0
  /// How many lines a kernel was sure of, for those who want to know whether one was used.
  package internal(set) var skimmedCount = 0

  /// A reader that selects by a selector, within limits.
  ///
  /// - Parameter scripts: the forms of scripts that an input can be, besides JSON.
  public init(
    selector: Selector, scripts: ScriptForms = .none, limits: Limits = Limits(),
    reading: Reading = .fastest
  ) {
    self.limits = limits
    self.scripts = scripts
    parser = Parser(selector: selector, limits: limits)
    // What a selector does not know has to be called out by yajl.
    if case .skimmed(let kernel) = reading, !selector.tables.keepsUnknown {
      skimmer = Scan(kernel)
    } else {
      skimmer = nil
    }
  }

  /// Adds bytes.
  ///
  /// - Precondition: the last step was ``Step/needsInput``, or there was none; ``finish()`` has not
  ///   been called.
  public mutating func feed(_ bytes: Span<UInt8>) {
    precondition(!isFinished && batch.remaining == 0)
    buffer.append(bytes)
  }

  /// Adds what `read` writes at the start of the bytes it is given, without a copy.
  ///
  /// - Parameters:
  ///   - count: how many bytes `read` is given.
  ///   - read: returns how many it wrote; its error is passed on, and nothing is added then.
  /// - Precondition: as for ``feed(_:)``.
  public mutating func feed<Failure: Error>(
    upTo count: Int, _ read: (inout MutableSpan<UInt8>) throws(Failure) -> Int
  ) throws(Failure) -> Int {
    precondition(!isFinished && batch.remaining == 0)
    return try buffer.append(upTo: count, read)
  }

  /// Says that no more bytes come.
  public mutating func finish() {
    isFinished = true
  }

  /// The record of the last step, if that was ``Step/record``.
  public var record: Record {
    @_lifetime(borrow self) get {
      // The batch's bytes stay where they are until the next feed, which needs `mutating`.
      let bytes = unsafe Span(_unsafeStart: batchStart.unsafelyUnwrapped, count: batch.length)
      let nodes = parser.nodes
      var position = batch.position
      position.offset += Int(nodes[batch.root].start)
      let record = Record(
        bytes: bytes, nodes: nodes, root: batch.root, position: position, label: labelNumber)
      return unsafe _overrideLifetime(record, borrowing: self)
    }
  }

  /// The next step.
  ///
  /// - Parameter isIdle: whether the caller would now wait for bytes. A value that is complete
  ///   without its line end is then handed out at once. The records and errors of an input are the
  ///   same either way.
  public mutating func next(isIdle: Bool = false) -> Step {
    if let step = nextOfBatch() { return step }
    while true {
      if skipsLine || seeksOpening {
        guard passLines() else { return isFinished ? .finished : .needsInput }
      }
      if isGivenUp { return passRest() }
      guard document != nil || passSpace() else { return atEnd() }
      if startsScript, let step = labelStep() { return step }
      let step: Step?
      if document != nil {
        step = documentStep()
      } else if array != nil {
        step = arrayStep()
      } else if label != nil {
        step = scriptStep()
      } else {
        step = rootStep(isIdle: isIdle)
      }
      if let step { return step }
    }
  }

  mutating func nextOfBatch() -> Step? {
    if batch.remaining > 0 {
      batch.remaining -= 1
      batch.root = batch.nextRoot
      batch.nextRoot = Int(parser.nodes[batch.root].next)
      return .record
    }
    if let failure = batch.failure {
      batch.failure = nil
      return .rejected(failure)
    }
    return nil
  }

  /// All is read; an array may still be open.
  private mutating func atEnd() -> Step {
    guard isFinished else { return .needsInput }
    guard array != nil else { return .finished }
    array = nil
    return .rejected(
      ReadError(.truncated, buffer.position, "the input ends inside an array of records"))
  }
}
