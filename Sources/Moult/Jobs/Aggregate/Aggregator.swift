public import JSONStream

/// Counts tweets in one table. Neither the table nor the memory of the job contains anything that
/// identifies a user.
///
/// It has no ``Job/output``: the table is the ``Job/result()``.
public typealias Aggregator = Job<Aggregation>

/// The kind of job of an ``Aggregator``.
public enum Aggregation: JobKind, WorkKind {
  typealias Work = AggregateWork
}

extension Job where Purpose == Aggregation {
  /// A job for one table.
  ///
  /// - Parameter maximumCells: how many different cells the table may have before it is given up
  ///   (``TableError/tooManyCells(limit:)``). A cell takes about 500 bytes, up to 1 kB more
  ///   with 64 users, and up to 11 kB more where users are counted.
  public init(
    _ analysis: Analysis, maximumCells: Int = 250_000, limits: Limits = Limits(),
    reading: Reading = .fastest
  ) {
    self.init(
      AggregateWork(analysis, maximumCells: maximumCells), limits: limits, reading: reading)
  }

  /// Why the table cannot be made, once that is known; further input changes nothing then.
  public var failure: TableError? { work.failure }

  /// The table of all records so far. O(cells).
  ///
  /// - Throws: ``TableError``, if the table was given up.
  public consuming func result() throws(TableError) -> TableResult {
    try work.result()
  }

  /// Returns the table of all records so far, and starts the next table. O(cells).
  ///
  /// - Throws: ``TableError``, if the table was given up.
  public mutating func takeResult() throws(TableError) -> TableResult {
    let result = try work.result()
    anyWork.startChunk()
    return result
  }
}
