public import JSONStream

/// A job on a stream of records: bytes go in, in any pieces; output, counts and refusals come out.
///
/// Nothing is printed and nothing is global: a job is a value, and several can run beside each other.
public protocol RecordJob: ~Copyable {
  /// Reads bytes and does the job on each record that is complete.
  mutating func feed(_ bytes: Span<UInt8>)

  /// Adds what `read` writes at the start of the bytes it is given, without a copy, and does nothing
  /// with it yet.
  ///
  /// - Parameters:
  ///   - count: how many bytes `read` is given.
  ///   - read: returns how many it wrote; its error is passed on, and nothing is added then.
  /// - Returns: what `read` returned.
  mutating func load<Failure: Error>(
    upTo count: Int, _ read: (inout MutableSpan<UInt8>) throws(Failure) -> Int
  ) throws(Failure) -> Int

  /// Does the job on each record that is complete.
  mutating func proceed()

  /// Does the job on what is complete without its line end, since the caller is about to wait.
  mutating func settle()

  /// Says that the input is at its end; what is left of it is read or refused.
  mutating func finish()

  /// Gets ready for another input after ``finish()``: positions count from its start, and what the
  /// job remembers (counts, IDs seen, cells) goes on.
  mutating func startNextInput()

  /// What is put out so far. The caller takes it and empties it.
  var output: ByteBuffer { get set }

  /// Moves to a store what the job has no room for.
  ///
  /// - Throws: what the store throws; then the job is of no more use.
  mutating func spill(in store: inout some BlockStore & ~Copyable) throws

  /// What was counted so far.
  var report: Report { get }

  /// Why the input that was finished last gave the job nothing; nil where it gave something. O(1).
  var unusedInput: UnusedInput? { get }

  /// What was refused since the last call.
  mutating func takeRejections() -> [Rejection]
}

extension RecordJob where Self: ~Copyable {
  // Most jobs have room for all that they remember.
  public mutating func spill(in store: inout some BlockStore & ~Copyable) throws {}

  /// Reads an array of bytes.
  public mutating func feed(_ bytes: [UInt8]) {
    feed(bytes.span)
  }
}
