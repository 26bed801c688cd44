/// What a job makes of a sequence of chunks of bytes, as values:
///
///     let ids = Dehydrator().ids(from: chunks)
///     for id in ids { use(id) }
///     print(ids.report.rejectedCount)
///
/// The job reads a chunk when its values are needed. The sequence can be iterated once, since the job goes on where it is;
/// counts and rejections are those of what was read so far. Dropping it ends the job.
public final class JobValues<Purpose: JobKind, Chunks: Sequence>: Sequence, IteratorProtocol
where Chunks.Element: Sequence<UInt8> {
  private var reader: ValueReader<Purpose>
  private var chunks: Chunks.Iterator
  private var hasAll = false

  init(_ reader: consuming ValueReader<Purpose>, _ chunks: Chunks) {
    self.reader = reader
    self.chunks = chunks.makeIterator()
  }

  /// The next value; nil after the last one. Amortized O(bytes of its record).
  public func next() -> Purpose.Value? {
    while true {
      if let value = reader.next() { return value }
      if hasAll { return nil }
      if let chunk = chunks.next() {
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
