/// Makes batches from the output of a job.
///
///     var offset = 0
///     while offset < output.count {
///       offset = try builder.append(output.bytes, from: offset)
///       if builder.isFull { send(builder.finish()) }
///     }
///     // After the last output:
///     if builder.count > 0 { send(builder.finish()) }
package protocol BatchBuilder: ~Copyable {
  /// The schema of the batches.
  var schema: ArrowField { get }

  /// The number of rows of the batch so far.
  var count: Int { get }

  /// Whether the batch takes no further row.
  var isFull: Bool { get }

  /// Adds rows until the batch is full or the output ends. O(bytes).
  ///
  /// - Parameters:
  ///   - output: whole rows or lines, as a job writes them.
  ///   - offset: the index at which the first of them begins.
  /// - Returns: the index after the last row that was added.
  /// - Throws: ``StreamFailure`` for a row that the columns cannot hold.
  mutating func append(_ output: Span<UInt8>, from offset: Int) throws(StreamFailure) -> Int

  /// Ends the batch, and begins another one.
  mutating func finish() -> ArrowColumn
}

/// The size of batches.
package enum BatchSize {
  /// The most rows of a batch.
  package static let rows = 65_536
  /// The number of bytes of texts in a column from which a batch takes no further row. One row has less than half of the
  /// rest up to 2 GiB, where offsets of 32 bits end.
  static let textBytes = 1 << 30
}
