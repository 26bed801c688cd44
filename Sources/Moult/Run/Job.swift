public import JSONStream
public import PinnedBytes

/// A job on a stream of records: bytes go in, in pieces of any size; output, counts and rejections come out.
///
/// A kind of job is a type, `Job<Redaction>` for instance, which is ``Redactor``. All kinds are used alike;
/// each has its own `init`, and some return a result of their own:
///
///     var job = Redactor(try Policy.named("strict"))
///     while let bytes = next() {
///       job.feed(bytes)
///       write(job.output.bytes)
///       job.output.removeAll()
///     }
///     job.finish()
///     write(job.output.bytes)
///
/// A job prints nothing and shares nothing: it is a value with one owner, and several can run side by side.
public struct Job<Purpose: JobKind>: ~Copyable, Sendable {
  var runner: JobRunner
  /// Called once a chunk. The loop over the records is compiled for each kind of work.
  var anyWork: any RecordWork

  /// Reads bytes and processes each record that is complete. O(bytes).
  public mutating func feed(_ bytes: Span<UInt8>) {
    runner.feed(bytes)
    proceed()
  }

  /// Reads an array of bytes, as ``feed(_:)`` reads a span.
  public mutating func feed(_ bytes: [UInt8]) {
    feed(bytes.span)
  }

  /// Adds bytes that `read` writes straight into the job's buffer, and processes none of them yet.
  ///
  /// - Parameters:
  ///   - count: the size of the space that `read` gets, in bytes.
  ///   - read: returns how many bytes it wrote at the start of the space. Its error is passed on, and
  ///     nothing is added then.
  /// - Returns: what `read` returned.
  public mutating func load<Failure: Error>(
    upTo count: Int, _ read: (inout MutableSpan<UInt8>) throws(Failure) -> Int
  ) throws(Failure) -> Int {
    try runner.load(upTo: count, read)
  }

  /// Reads bytes where they are, such as those of a mapped file, and processes each record that is complete. O(bytes).
  public mutating func feed(_ bytes: PinnedBytes) {
    anyWork.read(bytes, &runner)
  }

  /// Processes each record that is complete.
  public mutating func proceed() {
    anyWork.read(&runner, isIdle: false)
  }

  /// Processes each record that is complete, the last one even without its line end. For a caller that is
  /// about to wait for bytes.
  public mutating func settle() {
    anyWork.read(&runner, isIdle: true)
  }

  /// Whether the job needs no more input, since more would change nothing.
  public var isDone: Bool { anyWork.isDone }

  /// Takes inputs that do not begin with the first line of a personal archive's script for a certain script.
  /// Called before the first input.
  public mutating func assume(_ script: ArchiveScript) {
    runner.assume(anyWork.projection.files.number(of: script.label))
  }

  /// Says to which personal archive the scripts of the next input belong, and who its owner is. Called before an input.
  ///
  /// The names of the owner are those of every record in the archive's scripts: they leave in no text, tag or host.
  /// Names in the scripts themselves are added as they come. Without this call, all scripts are of one archive. Where
  /// the archive is the same as before, nothing changes.
  ///
  /// - Parameters:
  ///   - archive: any name for the archive, the same for all of its inputs.
  ///   - owner: the names that are known before its first record.
  public mutating func startArchive(_ archive: String, of owner: OwnerNames = OwnerNames()) {
    anyWork.archive?.start(archive, of: owner)
  }

  /// Whether the job compares texts, tags or hosts with names.
  package var usesNames: Bool { anyWork.archive != nil }

  /// Ends the input: the rest of it is processed or rejected.
  public mutating func finish() {
    runner.reader.finish()
    proceed()
  }

  /// Starts another input after ``finish()``. Positions count from its start; counts, and whatever the job
  /// remembers (IDs seen, cells), go on.
  public mutating func startNextInput() {
    runner.startNextInput()
  }

  /// The output so far. The caller takes it and empties it.
  public var output: ByteBuffer {
    get { runner.output.buffer }
    _modify { yield &runner.output.buffer }
  }

  /// The counts so far.
  public var report: Report { runner.output.report }

  /// Returns the counts so far and sets them to zero. What the job remembers stays. O(kinds of records).
  public mutating func takeReport() -> Report {
    defer { runner.output.clearCounts() }
    return runner.output.report
  }

  /// Returns the rejections since the last call.
  public mutating func takeRejections() -> [Rejection] {
    defer { runner.output.rejections = [] }
    return runner.output.rejections
  }

  /// Why the job could use nothing of the last finished input; nil if it could.
  public var unusedInput: UnusedInput? { runner.unusedInput(by: anyWork) }
}

/// What some jobs hold back until all inputs are read. The others hold nothing back.
extension Job {
  /// Moves what the job has no memory for to a store, the same one at each call. O(what is moved).
  ///
  /// - Throws: what the store throws; the job is unusable then.
  public mutating func spill(in store: inout some BlockStore & ~Copyable) throws {
    try anyWork.spill(in: &store)
  }

  /// Whether something has to be loaded from the store after the last input.
  public var hasSpilled: Bool { anyWork.hasSpilled }

  /// After the last input: adds more of what the job held back to ``output``, in the order of the input;
  /// false where nothing is left. The caller takes the output each time.
  public mutating func release() -> Bool {
    anyWork.release(&runner.output)
  }

  /// After the last input and ``release()``: adds more of what was spilled to ``output``, in the order of
  /// the input; false where nothing is left. The caller takes the output each time.
  ///
  ///     while try job.loadSpilled(from: &store) { write(job.output.bytes); job.output.removeAll() }
  ///
  /// - Throws: what the store throws; the job is unusable then.
  public mutating func loadSpilled(from store: inout some BlockStore & ~Copyable) throws -> Bool {
    try anyWork.loadSpilled(from: &store, &runner.output)
  }

  /// Takes lines that an earlier run of the same job has written as written by this one. O(bytes).
  ///
  /// - Parameter lines: whole lines.
  package mutating func remember(_ lines: Span<UInt8>) {
    anyWork.remember(lines)
  }
}

/// What a job does with records. Each kind of job is a type that is never instantiated, as ``Redaction``.
public protocol JobKind: SendableMetatype {
  /// What can be chosen; `Never` where the job's `init` takes it one by one.
  associatedtype Options = Never
  /// Which IDs the job prints, or reads from lists; `Never` for other jobs.
  associatedtype Kind = Never
  /// What the job prints, as values; `Never` for jobs whose output is text, or a result.
  associatedtype Value: Sendable = Never
}

extension Job {
  /// What can be chosen.
  public typealias Options = Purpose.Options
  /// Which IDs the job prints, or reads from lists.
  public typealias Kind = Purpose.Kind
  /// What the job prints, as values.
  public typealias Value = Purpose.Value
}

/// A kind of job, with the type of its work.
protocol WorkKind: JobKind {
  associatedtype Work: RecordWork
}

extension Job where Purpose: WorkKind {
  init(_ work: Purpose.Work, limits: Limits, reading: Reading) {
    runner = JobRunner(for: work, limits: limits, reading: reading)
    anyWork = work
  }

  /// A copy of the work. O(1).
  var work: Purpose.Work {
    guard let work = anyWork as? Purpose.Work else {
      preconditionFailure("a job has work of another kind")
    }
    return work
  }
}
