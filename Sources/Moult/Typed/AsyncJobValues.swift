/// What a job makes of an asynchronous sequence of chunks of bytes, as values:
///
///     let ids = Dehydrator().ids(from: chunks)
///     for try await id in ids { use(id) }
///     print(ids.report.rejectedCount)
///
/// It throws what the chunks throw, and nothing else. Before it waits for a chunk, it returns the values of all records
/// that are complete. It can be iterated once, by one task at a time; counts and rejections are those of what was read so
/// far. Dropping it ends the job.
public final class AsyncJobValues<Purpose: JobKind, Chunks: AsyncSequence>: AsyncSequence,
  AsyncIteratorProtocol
where Chunks.Element: Sequence<UInt8> {
  /// The values of the job.
  public typealias Element = Purpose.Value
  /// The error of the chunks.
  public typealias Failure = Chunks.Failure

  private var reader: ValueReader<Purpose>
  private var chunks: Chunks.AsyncIterator
  private var hasAll = false

  init(_ reader: consuming ValueReader<Purpose>, _ chunks: Chunks) {
    self.reader = reader
    self.chunks = chunks.makeAsyncIterator()
  }

  /// Itself, as it can be iterated once.
  public func makeAsyncIterator() -> AsyncJobValues { self }

  /// The next value; nil after the last one. Amortized O(bytes of its record).
  ///
  /// - Parameter actor: where it runs, and where the chunks are waited for.
  /// - Throws: what the chunks throw. The counts are then those of the chunks before.
  public func next(
    isolation actor: isolated (any Actor)?
  ) async throws(Chunks.Failure) -> Purpose.Value? {
    while true {
      if let value = reader.next() { return value }
      if hasAll { return nil }
      reader.settle()
      if let value = reader.next() { return value }
      if let chunk = try await chunks.next(isolation: actor) {
        reader.feed(Array(chunk))
      } else {
        hasAll = true
        reader.finish()
      }
    }
  }

  /// The counts of what was read so far; of the whole input after the last value. O(kinds of records).
  public var report: Report { reader.report }

  /// Why nothing of the input could be used, after the last value; nil if something could.
  public var unusedInput: UnusedInput? { hasAll ? reader.unusedInput : nil }

  /// Returns the records and ranges of the input that were rejected since the last call: the first 1,000, while
  /// ``report`` counts all.
  public func takeRejections() -> [Rejection] { reader.takeRejections() }
}
