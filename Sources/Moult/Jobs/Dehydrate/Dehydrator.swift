public import JSONStream

/// Hydrated records in, IDs out: one a line, in the order of the input.
public struct Dehydrator: RecordJob, ~Copyable {
  /// Whose IDs.
  public enum Kind: String, Sendable, CaseIterable {
    case tweets, users, messages
  }

  /// Which IDs besides a record's own.
  public enum Relation: String, Sendable, CaseIterable {
    case mentioned, retweeted, quoted, replied, included, liked

    /// Which relations a kind of IDs has.
    public static func allowed(for kind: Kind) -> [Relation] {
      switch kind {
      case .tweets: [.retweeted, .quoted, .replied, .included, .liked]
      case .users: [.mentioned, .retweeted, .quoted, .replied, .included]
      case .messages: []
      }
    }
  }

  /// What is asked for.
  public struct Options: Sendable {
    public var ids: Kind
    /// IDs of related tweets or users, after the record's own.
    public var also: Set<Relation>
    /// Whether an ID is put out the first time only. This takes some 8 bytes of memory for each different
    /// ID.
    public var unique: Bool
    /// How many bytes `unique` may take. What comes when they are used up and is not known to have come
    /// before is put aside (``Dehydrator/spill(in:)``) and comes out at the end
    /// (``Dehydrator/loadSpilled(from:)``).
    public var uniqueMemory: Int
    /// Whether notices in the inputs are applied to all of them: IDs are then held back until
    /// ``Dehydrator/release()``, some 16 to 40 bytes for each record.
    public var appliesDeletes: Bool
    /// Notices that hold before those of the inputs; they are applied if ``appliesDeletes``.
    public var notices: Notices?
    /// Whether lists with one ID a line, and tables with a column of IDs, are read too, and an ID has to be one that the platform can have
    /// given: from 1 to 9223372036854775807, without leading zeros.
    public var isForSharing: Bool
    /// Which column of a table of IDs has them; nil where its header says it.
    public var column: ListColumn?

    /// - Parameter uniqueMemory: without it, whatever is needed.
    public init(
      ids: Kind = .tweets, also: Set<Relation> = [], unique: Bool = false,
      uniqueMemory: Int = .max, appliesDeletes: Bool = false, notices: Notices? = nil,
      isForSharing: Bool = false, column: ListColumn? = nil
    ) {
      self.ids = ids
      self.also = also
      self.unique = unique
      self.uniqueMemory = uniqueMemory
      self.appliesDeletes = appliesDeletes
      self.notices = notices
      self.isForSharing = isForSharing
      self.column = column
    }
  }

  private var runner: JobRunner<DehydrateWork>

  /// A job for one input.
  public init(
    _ options: Options = Options(), limits: Limits = Limits(),
    reading: Reading = .fastest
  ) {
    runner = JobRunner(DehydrateWork(options), limits: limits, reading: reading)
  }

  private init(runner: consuming JobRunner<DehydrateWork>) {
    self.runner = runner
  }

  public mutating func feed(_ bytes: Span<UInt8>) { runner.feed(bytes) }

  public mutating func load<Failure: Error>(
    upTo count: Int, _ read: (inout MutableSpan<UInt8>) throws(Failure) -> Int
  ) throws(Failure) -> Int {
    try runner.load(upTo: count, read)
  }

  public mutating func proceed() { runner.proceed() }

  public mutating func settle() { runner.settle() }

  public mutating func finish() { runner.finish() }

  public mutating func startNextInput() { runner.startNextInput() }

  public var output: ByteBuffer {
    get { runner.output.buffer }
    _modify { yield &runner.output.buffer }
  }

  /// Moves the IDs that were put aside since the last call to a store, the same at every call. O(those
  /// IDs).
  ///
  /// - Throws: what the store throws; then the job is of no more use.
  public mutating func spill(in store: inout some BlockStore & ~Copyable) throws {
    try runner.work.unique?.spill(in: &store)
  }

  /// Whether an ID was put aside, which comes out at the end.
  public var hasSpilled: Bool { runner.work.unique?.hasSpilled ?? false }

  /// Remembers the IDs of an earlier run as if they had come out, a line each: of them, none comes out
  /// again. O(bytes).
  ///
  /// - Parameter lines: whole lines, as a job of the same IDs has written them; what is no ID is passed
  ///   over.
  public mutating func remember(_ lines: Span<UInt8>) {
    var start = 0
    for index in lines.indices where lines[index] == UInt8(ascii: "\n") {
      if let id = DecimalID(lines.extracting(start..<index)) { _ = runner.work.unique?.isFirst(id) }
      start = index + 1
    }
  }

  /// After the last input: adds some of the IDs that were put aside to ``output``, each once, in the
  /// order in which they came; false where there are none left. The caller takes the output each time.
  ///
  ///     while try job.loadSpilled(from: &store) { write(job.output); job.output.removeAll() }
  ///
  /// The first call takes O(IDs put aside), more if `uniqueMemory` has no room for one in 256 of the
  /// different ones; with those of them that there was no room for, it is done again.
  ///
  /// - Throws: what the store throws; then the job is of no more use.
  public mutating func loadSpilled(from store: inout some BlockStore & ~Copyable) throws -> Bool {
    try runner.work.unique?.loadSpilled(from: &store, &runner.output) ?? false
  }

  /// When all inputs are finished: puts out more of the IDs that waited, in the order of the input; false
  /// where there are no more. Those of a job that applies deletes wait, and those of which a personal archive
  /// has the head alone.
  public mutating func release() -> Bool { runner.work.release(&runner.output) }

  public var report: Report { runner.output.report }

  public var unusedInput: UnusedInput? { runner.unusedInput }

  public mutating func takeRejections() -> [Rejection] { runner.takeRejections() }
}

extension Dehydrator: MemberJob {
  public var isBetweenLines: Bool { runner.isBetweenLines }

  public func makePart() -> Dehydrator { Dehydrator(runner: runner.makePart()) }

  public mutating func startPart() { runner.startPart() }

  public mutating func giveTail(to next: inout Dehydrator) -> Bool {
    runner.giveTail(to: &next.runner)
  }

  public mutating func readPart() { runner.proceed() }

  public mutating func takeOver(_ part: inout Dehydrator) { runner.takeOver(&part.runner) }

  public mutating func takeOverInput(_ part: inout Dehydrator) {
    runner.takeOverInput(&part.runner)
  }

  public mutating func takeReport() -> Report { runner.takeReport() }

  public mutating func reread(_ part: borrowing Dehydrator) { runner.reread(part.runner) }
}
