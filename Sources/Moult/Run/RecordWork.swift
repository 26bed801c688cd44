internal import JSONStream
internal import PinnedBytes

/// What one kind of job does with a record, and all that it remembers from one record to the next.
protocol RecordWork: Sendable {
  /// What the reader selects of a record.
  var projection: Projection { get }

  /// What the job reads, for messages: "tweets".
  var wanted: String { get }

  /// Whether records of a kind are useful to the job although they add no output.
  func uses(_ kind: KindNumber) -> Bool

  /// Whether further records would change nothing.
  var isDone: Bool { get }

  /// How lists and tables are read; nil for work that reads records alone.
  var lists: ListOptions? { get }

  /// Takes a record. One of no known type, or a page of such, is returned first (``JobOutput/isReturned``).
  mutating func take(_ record: borrowing Record, _ output: inout JobOutput)

  /// Starts a list or table.
  ///
  /// - Parameter header: the bytes before the first row, with a byte-order mark.
  mutating func start(_ format: ListFormat, _ header: Span<UInt8>, _ output: inout JobOutput)

  /// Takes a line of a list, or a row of a table.
  ///
  /// - Parameter bytes: the row with its line end.
  mutating func takeRow(
    _ row: ListRow, _ bytes: Span<UInt8>, at position: Position, _ output: inout JobOutput)

  /// Called where a script of a personal archive begins.
  ///
  /// - Parameter line: the first line of the script up to its `=`.
  mutating func startScript(_ line: String)

  /// Called where the script ends that began last.
  mutating func endScript(_ output: inout JobOutput)

  /// The personal archive that is read; nil for work that compares nothing with names.
  var archive: ArchiveState? { get set }

  /// What an input contains that has records of these other kinds alone, for a message.
  func describe(otherKinds kinds: [String]) -> String

  // MARK: Whole chunks. The implementation below is compiled for each kind of work.

  mutating func read(_ runner: inout JobRunner, isIdle: Bool)

  mutating func read(_ bytes: PinnedBytes, _ runner: inout JobRunner)

  // MARK: Threads; see `Job+Chunks.swift`

  /// Work for chunks of the same run; nil where all records have to be read in their order.
  func makeWorker() -> Self?

  /// Whether there can be workers.
  var isParallel: Bool { get }

  /// Forgets the last chunk.
  mutating func startChunk()

  /// Adds what a worker remembers of the next chunk; removes from its output what this work would not have
  /// added.
  mutating func merge(_ worker: Self, _ output: inout JobOutput)

  mutating func merge(any worker: any RecordWork, _ output: inout JobOutput)

  // MARK: What is held back until all inputs are read; see `Job`

  mutating func spill(in store: inout some BlockStore & ~Copyable) throws

  var hasSpilled: Bool { get }

  mutating func release(_ output: inout JobOutput) -> Bool

  mutating func loadSpilled(
    from store: inout some BlockStore & ~Copyable, _ output: inout JobOutput
  ) throws -> Bool

  mutating func remember(_ lines: Span<UInt8>)
}

extension RecordWork {
  mutating func read(_ runner: inout JobRunner, isIdle: Bool) {
    runner.read(by: &self, isIdle: isIdle)
  }

  mutating func read(_ bytes: PinnedBytes, _ runner: inout JobRunner) {
    runner.read(bytes, by: &self)
  }

  mutating func merge(any worker: any RecordWork, _ output: inout JobOutput) {
    guard let worker = worker as? Self else {
      preconditionFailure("a worker of another kind of job")
    }
    merge(worker, &output)
  }
}

/// Defaults: work on records alone that remembers and holds back nothing.
extension RecordWork {
  func uses(_ kind: KindNumber) -> Bool { false }

  var isDone: Bool { false }

  var lists: ListOptions? { nil }

  mutating func start(_ format: ListFormat, _ header: Span<UInt8>, _ output: inout JobOutput) {}

  mutating func takeRow(
    _ row: ListRow, _ bytes: Span<UInt8>, at position: Position, _ output: inout JobOutput
  ) {
    preconditionFailure("a row of a table for work that reads no tables")
  }

  func describe(otherKinds kinds: [String]) -> String {
    UnusedInput.describe(otherKinds: kinds)
  }

  mutating func startScript(_ line: String) {}

  mutating func endScript(_ output: inout JobOutput) {}

  var archive: ArchiveState? {
    get { nil }
    set {}
  }

  var isParallel: Bool { makeWorker() != nil }

  mutating func startChunk() {}

  mutating func merge(_ worker: Self, _ output: inout JobOutput) {}

  mutating func spill(in store: inout some BlockStore & ~Copyable) throws {}

  var hasSpilled: Bool { false }

  mutating func release(_ output: inout JobOutput) -> Bool { false }

  mutating func loadSpilled(
    from store: inout some BlockStore & ~Copyable, _ output: inout JobOutput
  ) throws -> Bool { false }

  mutating func remember(_ lines: Span<UInt8>) {}
}
