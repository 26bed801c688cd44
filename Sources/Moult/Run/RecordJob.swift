public import JSONStream

/// A job on a stream of records: bytes go in, in any pieces; output, counts and refusals come out.
///
/// Nothing is printed and nothing is global: a job is a value, and several can run beside each other.
public protocol RecordJob: ~Copyable {
  /// Reads bytes and does the job on each record that is complete.
  mutating func feed(_ bytes: Span<UInt8>)

  /// Does the job on what is complete without its line end, since the caller is about to wait.
  mutating func settle()

  /// Says that the input is at its end; what is left of it is read or refused.
  mutating func finish()

  /// Gets ready for another input after ``finish()``: positions count from its start, and what the
  /// job remembers (counts, IDs seen, cells) goes on.
  mutating func startNextInput()

  /// What is put out so far. The caller takes it and empties it.
  var output: ByteBuffer { get set }

  /// What was counted so far.
  var report: Report { get }

  /// What was refused since the last call.
  mutating func takeRejections() -> [Rejection]
}

extension RecordJob where Self: ~Copyable {
  /// Reads an array of bytes.
  public mutating func feed(_ bytes: [UInt8]) {
    feed(bytes.span)
  }
}
