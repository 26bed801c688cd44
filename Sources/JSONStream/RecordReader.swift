public import PinnedBytes

/// Reads records from bytes that arrive in chunks of any size.
///
/// The caller drives: it feeds bytes, takes steps until the reader needs more input, and may stop at any
/// record. There are no callbacks, so a caller handles each record in its own control flow.
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
/// The framing is detected from the bytes, never from the chunks' ends:
///
/// - a line of whole values is a line of records; a malformed one is rejected alone;
/// - a value that continues after its line is a document of several lines, unless whole lines came
///   before: then its line is truncated;
/// - the elements of an array at the root are records;
/// - a ``Label`` at the start marks a script of a personal archive, whose value is read as such.
///
/// It may be sent between threads, since nothing else points to its memory.
@safe public struct RecordReader: ~Copyable, @unchecked Sendable {
  /// The result of ``next(isIdle:)``.
  public enum Step: Sendable {
    /// A record; see ``RecordReader/record``.
    case record
    /// The first line of a personal archive's script, which names its records; see ``RecordReader/label``.
    case labelled
    /// A piece of input that is not a record.
    case rejected(ReadError)
    /// All fed bytes are read; feed more or finish.
    case needsInput
    /// The input is at its end.
    case finished
  }

  /// What the lines so far show about the framing.
  enum Framing {
    case undecided, lines, documents
  }

  /// Values that are parsed and not returned yet.
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
  /// The skimmer; nil if yajl reads everything.
  var skimmer: Scan?
  var framing = Framing.undecided
  var batch = Batch()
  /// The bytes of the batch, which precede the unread ones in the buffer.
  var batchStart: UnsafePointer<UInt8>?
  var isFinished = false
  /// Whether the rest of the line is to be skipped.
  var skipsLine = false
  /// Whether lines are to be skipped until one opens a value in its first column.
  var seeksOpening = false
  /// Whether a value ended on the current line.
  var lineHasValue = false
  /// The index up to which the unread bytes have no line end.
  var searched = 0
  /// The scan of a value that is framed by its brackets.
  var scan: StructureScan?
  /// The document of several lines that is being collected.
  var document: Document?
  /// The array at the root whose elements are being read.
  var array: RootArray?
  /// Whether a script's line may come here, since nothing was read yet.
  var startsScript = true
  /// Whether the rest of the input is ignored.
  var ignoresRest = false
  /// The label of the script that is being read; nil outside of scripts.
  public internal(set) var label: Label?
  /// The caller's number for the label, attached to each record; 0 until the caller sets it, and again
  /// after each ``Step/labelled``. A number that is set before the first byte of an input is for a script without
  /// its first line.
  public var labelNumber = 0
  /// The number of values at the root of the input so far; an array counts as one.
  public internal(set) var rootValueCount = 0
  /// The number of lines with a key before their record, since the last ``takeKeyCount()``.
  var keyCount = 0
  /// The number of lines that a kernel accepted, for tests and benchmarks.
  package internal(set) var skimmedCount = 0

  /// Creates a reader for a selector, within limits.
  ///
  /// - Parameter scripts: the forms of scripts that are read besides JSON.
  public init(
    selector: Selector, scripts: ScriptForms = .none, limits: Limits = Limits(),
    reading: Reading = .fastest
  ) {
    self.limits = limits
    self.scripts = scripts
    parser = Parser(selector: selector, limits: limits)
    // Only yajl reports values that the selector does not have.
    if case .skimmed(let kernel) = reading, !selector.tables.keepsUnknown {
      skimmer = Scan(kernel)
    } else {
      skimmer = nil
    }
  }

  /// Appends bytes of the input. O(bytes), without reading them.
  ///
  /// - Precondition: the last step was ``Step/needsInput``, or there was none; ``finish()`` has not
  ///   been called.
  public mutating func feed(_ bytes: Span<UInt8>) {
    precondition(!isFinished && batch.remaining == 0)
    buffer.append(bytes)
  }

  /// Appends what `read` writes to the start of its span, without a copy.
  ///
  /// - Parameters:
  ///   - count: the number of bytes of the span.
  ///   - read: returns the number of bytes written. If it throws, nothing is appended.
  /// - Precondition: as for ``feed(_:)``.
  public mutating func feed<Failure: Error>(
    upTo count: Int, _ read: (inout MutableSpan<UInt8>) throws(Failure) -> Int
  ) throws(Failure) -> Int {
    precondition(!isFinished && batch.remaining == 0)
    return try buffer.append(upTo: count, read)
  }

  /// Appends bytes that are read where they are, from an index on. What is not read before the next call of ``release()``, or
  /// before other bytes come, is copied. O(1).
  ///
  /// - Precondition: as for ``feed(_:)``, and ``hasUnread`` is false.
  public mutating func feed(_ bytes: PinnedBytes, from start: Int) {
    precondition(!isFinished && batch.remaining == 0)
    buffer.append(bytes, from: start)
  }

  /// Whether bytes were fed and not read.
  public var hasUnread: Bool { buffer.count > 0 }

  /// Copies what is unread of pinned bytes, and lets go of them.
  public mutating func release() {
    precondition(batch.remaining == 0)
    buffer.unpin()
  }

  /// The number of bytes up to and including the first line end; nil where there is none.
  public static func lineLength(_ bytes: Span<UInt8>) -> Int? { InputBuffer.lineLength(bytes) }

  /// Marks the end of the input.
  public mutating func finish() {
    isFinished = true
  }

  /// The record of the last step, if that was ``Step/record``.
  public var record: Record {
    @_lifetime(borrow self) get {
      // The batch's bytes stay in place until the next feed, which is `mutating`.
      let bytes = unsafe Span(_unsafeStart: batchStart.unsafelyUnwrapped, count: batch.length)
      let nodes = parser.nodes
      var position = batch.position
      position.offset += Int(nodes[batch.root].start)
      let record = Record(
        bytes: bytes, nodes: nodes, root: batch.root, position: position, label: labelNumber,
        hasObjectForValue: parser.hasObjectForValue)
      return unsafe _overrideLifetime(record, borrowing: self)
    }
  }

  /// Reads up to the next record, fault or end of the fed bytes.
  ///
  /// - Parameter isIdle: whether the caller is about to wait for bytes. A value that is complete without
  ///   its line end is then returned at once. The records and errors of an input are the same either
  ///   way.
  public mutating func next(isIdle: Bool = false) -> Step {
    if let step = nextOfBatch() { return step }
    while true {
      if skipsLine || seeksOpening {
        guard skipLines() else { return isFinished ? .finished : .needsInput }
      }
      if ignoresRest { return skipRest() }
      guard document != nil || skipSpace() else { return atEnd() }
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

  /// The end of the input; an array may still be open.
  private mutating func atEnd() -> Step {
    guard isFinished else { return .needsInput }
    guard array != nil else { return .finished }
    array = nil
    return .rejected(
      ReadError(.truncated, buffer.position, "the input ends inside an array of records"))
  }
}
