extension Job where Purpose == Aggregation {
  /// Reads an input and returns its tables. O(bytes).
  ///
  /// - Parameter chunks: the bytes of the input, in chunks of any size.
  /// - Throws: ``TableError``, if the tables were given up.
  public consuming func results(
    from chunks: some Sequence<some Sequence<UInt8>>
  ) throws(TableError) -> TableResults {
    var job = self
    var rejections: [Rejection] = []
    for chunk in chunks {
      job.feed(Array(chunk))
      job.moveRejections(to: &rejections)
    }
    return try job.ended(with: rejections)
  }

  /// Reads an input that comes asynchronously and returns its tables. O(bytes).
  ///
  /// - Parameters:
  ///   - chunks: the bytes of the input, in chunks of any size.
  ///   - isolation: where it runs; by default where its caller runs.
  /// - Throws: ``TableError``, if the tables were given up, and what the chunks throw.
  public consuming func results<Chunks: AsyncSequence>(
    from chunks: Chunks, isolation: isolated (any Actor)? = #isolation
  ) async throws -> TableResults where Chunks.Element: Sequence<UInt8> {
    var job = self
    var rejections: [Rejection] = []
    var iterator = chunks.makeAsyncIterator()
    while let chunk = try await iterator.next(isolation: isolation) {
      job.feed(Array(chunk))
      job.moveRejections(to: &rejections)
    }
    return try job.ended(with: rejections)
  }

  private mutating func ended(
    with rejections: [Rejection]
  ) throws(TableError) -> TableResults {
    var rejections = rejections
    finish()
    moveRejections(to: &rejections)
    let (report, unused) = (report, unusedInput)
    return TableResults(
      tables: try takeResults(), report: report, rejections: rejections, unusedInput: unused)
  }

  /// Moves rejections to others, as long as these are not too many to be kept.
  private mutating func moveRejections(to others: inout [Rejection]) {
    others += takeRejections().prefix(ValueReader<Aggregation>.mostRejections - others.count)
  }
}

/// The tables of an input, in the order of the request, and what was read for them.
public struct TableResults: RandomAccessCollection, Sendable {
  let tables: [TableResult]
  /// The counts of the input.
  public let report: Report
  /// The records and ranges of the input that were rejected: the first 1,000, while ``report`` counts all.
  public let rejections: [Rejection]
  /// Why nothing of the input could be used; nil if something could.
  public let unusedInput: UnusedInput?

  /// The index of the first table, which is 0.
  public var startIndex: Int { tables.startIndex }
  /// The number of tables.
  public var endIndex: Int { tables.endIndex }

  /// The table at an index.
  public subscript(index: Int) -> TableResult { tables[index] }

  /// The table with a name; nil where there is none. O(tables).
  public subscript(name: String) -> TableResult? { tables.first { $0.tableName == name } }
}
