public import JSONStream

/// Records in, one table out, with nothing in it or kept for it that names a user.
public struct Aggregator: RecordJob, ~Copyable {
  private var pump: Pump
  private var work: AggregateWork
  /// Nothing is put out while records come; see ``result()``.
  public var output = ByteBuffer()

  /// A job for one table.
  ///
  /// - Parameter maximumCells: how many different cells the table may come to before it is given up
  ///   (``TableError/tooManyCells(limit:)``); one takes about 500 bytes, and up to 5 kB more where
  ///   users are counted.
  public init(_ analysis: Analysis, maximumCells: Int = 250_000, limits: Limits = Limits()) {
    work = AggregateWork(analysis, maximumCells: maximumCells)
    pump = Pump(work.projection, limits: limits)
  }

  public mutating func feed(_ bytes: Span<UInt8>) {
    pump.feed(bytes)
    run(isIdle: false)
  }

  public mutating func settle() {
    run(isIdle: true)
  }

  public mutating func finish() {
    pump.reader.finish()
    run(isIdle: false)
  }

  public mutating func startNextInput() {
    pump.startNextInput()
  }

  private mutating func run(isIdle: Bool) {
    while pump.advance(isIdle: isIdle) {
      work.take(pump.reader.record, &pump.effects)
    }
  }

  /// Why the table cannot be made, once that is so; feeding on is of no use then.
  public var failure: TableError? { work.failure }

  /// The table of all records so far.
  ///
  /// - Throws: ``TableError``, if the table was given up.
  public consuming func result() throws(TableError) -> TableResult {
    try work.result()
  }

  public var report: Report { pump.effects.report }

  public mutating func takeRejections() -> [Rejection] { pump.takeRejections() }
}
