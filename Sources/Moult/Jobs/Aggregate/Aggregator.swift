public import JSONStream

/// Records in, one table out, with nothing in it or kept for it that names a user.
public struct Aggregator: RecordJob, ~Copyable {
  private var runner: JobRunner<AggregateWork>
  /// Nothing is put out while records come; see ``result()``.
  public var output = ByteBuffer()

  /// A job for one table.
  ///
  /// - Parameter maximumCells: how many different cells the table may come to before it is given up
  ///   (``TableError/tooManyCells(limit:)``); one takes about 500 bytes, up to 1 kB more
  ///   with 64 users, and up to 11 kB more where users are counted.
  public init(
    _ analysis: Analysis, maximumCells: Int = 250_000, limits: Limits = Limits(),
    reading: Reading = .fastest
  ) {
    runner = JobRunner(
      AggregateWork(analysis, maximumCells: maximumCells), limits: limits, reading: reading)
  }

  private init(runner: consuming JobRunner<AggregateWork>) {
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

  /// Why the table cannot be made, once that is so; feeding on is of no use then.
  public var failure: TableError? { runner.work.failure }

  /// The table of all records so far.
  ///
  /// - Throws: ``TableError``, if the table was given up.
  public consuming func result() throws(TableError) -> TableResult {
    try runner.work.result()
  }

  /// The table of all records so far, which are forgotten: the next one is of what comes.
  ///
  /// - Throws: ``TableError``, if the table was given up.
  public mutating func takeResult() throws(TableError) -> TableResult {
    let result = try runner.work.result()
    runner.work.startPart()
    return result
  }

  public var report: Report { runner.output.report }

  public var unusedInput: UnusedInput? { runner.unusedInput }

  public mutating func takeRejections() -> [Rejection] { runner.takeRejections() }
}

extension Aggregator: MemberJob {
  public var isBetweenLines: Bool { runner.isBetweenLines }

  public func makePart() -> Aggregator { Aggregator(runner: runner.makePart()) }

  public mutating func startPart() { runner.startPart() }

  public mutating func giveTail(to next: inout Aggregator) -> Bool {
    runner.giveTail(to: &next.runner)
  }

  public mutating func readPart() { runner.proceed() }

  public mutating func takeOver(_ part: inout Aggregator) { runner.takeOver(&part.runner) }

  public mutating func takeOverInput(_ part: inout Aggregator) {
    runner.takeOverInput(&part.runner)
  }

  public mutating func takeReport() -> Report { runner.takeReport() }

  public mutating func reread(_ part: borrowing Aggregator) { runner.reread(part.runner) }
}
