public import JSONStream

/// Counts tweets in tables. Neither a table nor the memory of the job contains anything that
/// identifies a user.
///
/// It has no ``Job/output``: the tables are the ``Job/results()``. Only a job that writes a part has one.
public typealias Aggregator = Job<Aggregation>

/// The kind of job of an ``Aggregator``.
public enum Aggregation: JobKind, WorkKind {
  typealias Work = AggregateWork

  /// What concerns all tables of a run.
  public struct Options: Sendable {
    /// How many different cells a table may have before all are given up (``TableError/tooManyCells(limit:)``). A cell
    /// takes 240 bytes or more, up to 1 kB more with 64 users, and up to 11 kB more where users are counted.
    public var maximumCells: Int
    /// The most bytes for the IDs of tweets, by which each tweet counts once; nil counts each appearance.
    public var uniqueMemory: Int?
    /// The key of the witnesses in a part. With one, the job writes a part to ``Job/output`` and has no results.
    package var partKey: RunKey?

    /// Options; the defaults count each tweet once, in as much memory as is needed.
    public init(maximumCells: Int = 10_000_000, uniqueMemory: Int? = .max) {
      (self.maximumCells, self.uniqueMemory) = (maximumCells, uniqueMemory)
    }
  }
}

extension Job where Purpose == Aggregation {
  /// A job for one table.
  ///
  /// - Parameters:
  ///   - analysis: what the table counts.
  ///   - options: limits for all tables.
  ///   - limits: how large and how deep a record may be.
  ///   - reading: how records are found; each way gives the same result.
  ///   - catalogue: the dialects that it reads.
  public init(
    _ analysis: Analysis, _ options: Aggregation.Options = .init(), limits: Limits = Limits(),
    reading: Reading = .fastest, catalogue: Catalogue = .builtIn
  ) {
    self.init([analysis], options, limits: limits, reading: reading, catalogue: catalogue)
  }

  /// A job for several tables, which are filled in one pass.
  ///
  /// - Parameters:
  ///   - analyses: what the tables count, in the order of the results.
  ///   - options: limits for all tables.
  ///   - limits: how large and how deep a record may be.
  ///   - reading: how records are found; each way gives the same result.
  ///   - catalogue: the dialects that it reads.
  /// - Precondition: no two tables that can have tweets in common have means or quantiles of the same number, as those of
  ///   an ``AnalysisFile``.
  public init(
    _ analyses: [Analysis], _ options: Aggregation.Options = .init(), limits: Limits = Limits(),
    reading: Reading = .fastest, catalogue: Catalogue = .builtIn
  ) {
    precondition(
      (try? Analysis.checkMeasures(of: analyses)) != nil,
      "the tables of a run that have tweets in common have no metric in common")
    self.init(
      AggregateWork(analyses, options, catalogue: catalogue), limits: limits, reading: reading)
  }

  /// Why the tables cannot be made, once that is known; further input changes nothing then.
  public var failure: TableError? { work.failure }

  /// The number of tweets that did not count since they were counted before.
  package var repeated: Int { work.repeated }

  /// The only table of all records so far. O(cells).
  ///
  /// - Throws: ``TableError``, if the table was given up.
  /// - Precondition: the job has one table.
  public consuming func result() throws(TableError) -> TableResult {
    let results = try results()
    precondition(results.count == 1, "a job for several tables has several results")
    return results[0]
  }

  /// The tables of all records so far, in the order of the request. O(cells).
  ///
  /// - Throws: ``TableError``, if the tables were given up.
  public consuming func results() throws(TableError) -> [TableResult] {
    var work = work
    return try work.results()
  }

  /// Returns the tables of all records so far, and starts the next ones. O(cells).
  ///
  /// - Throws: ``TableError``, if the tables were given up.
  public mutating func takeResults() throws(TableError) -> [TableResult] {
    var work = work
    let results = try work.results()
    anyWork.startChunk()
    return results
  }
}
