package import Moult

/// Batches of flat lines, from the rows of a `redact` job (`Redaction.Options.packed`), in one pass over the rows.
package struct FlatColumns: ~Copyable {
  /// The schema of the batches, with the policy's coarseness of times.
  package let schema: ArrowField
  private let rows: Int
  private var batch: FlatBatch
  private var languages = LanguageWords()

  /// - Parameters:
  ///   - policy: that of the job.
  ///   - rows: the most rows of a batch.
  package init(_ policy: Policy, rows: Int = BatchSize.rows) {
    schema = FlatSchema.schema(timeUnit: policy.flatTimeUnit)
    self.rows = rows
    batch = FlatBatch(rows)
  }
}

extension FlatColumns: BatchBuilder {
  package var count: Int { batch.count }
  package var isFull: Bool { batch.isFull }

  package mutating func append(
    _ output: Span<UInt8>, from offset: Int
  ) throws(StreamFailure) -> Int {
    batch.append(output, from: offset, &languages)
  }

  package mutating func finish() -> ArrowColumn {
    var batch = FlatBatch(rows)
    swap(&batch, &self.batch)
    return batch.finish(languages: languages.dictionary())
  }
}
