package import Moult

/// Batches of flat lines, from the rows of a `redact` job (`Redaction.Options.packed`), in one pass over the rows.
package struct FlatColumns: ~Copyable, BatchBuilder {
  package let schema: ArrowField
  private var batch = FlatBatch()
  private var languages = LanguageWords()

  /// - Parameter policy: that of the job.
  package init(_ policy: Policy) { schema = FlatSchema.schema(timeUnit: policy.flatTimeUnit) }

  package var count: Int { batch.count }
  package var isFull: Bool { batch.isFull }

  package mutating func append(
    _ output: Span<UInt8>, from offset: Int
  ) throws(StreamFailure) -> Int {
    batch.append(output, from: offset, &languages)
  }

  package mutating func finish() -> ArrowColumn {
    var batch = FlatBatch()
    swap(&batch, &self.batch)
    return batch.finish(languages: languages.dictionary())
  }
}
