/// Whole inputs as sequences of chunks.
extension Job {
  /// Reads an input from its first to its last chunk, and ends it. O(bytes).
  ///
  /// Output, counts and rejections are as after feeding the chunks and ``finish()``: a job with ``output`` holds that of
  /// the whole input in memory.
  ///
  /// - Parameter chunks: the bytes of the input, in chunks of any size.
  public mutating func read(_ chunks: some Sequence<some Sequence<UInt8>>) {
    for chunk in chunks {
      if isDone { break }
      feed(Array(chunk))
    }
    finish()
  }

  /// Reads an input that comes asynchronously, and ends it. O(bytes).
  ///
  /// - Parameters:
  ///   - chunks: the bytes of the input, in chunks of any size.
  ///   - isolation: where it runs; by default where its caller runs.
  /// - Throws: what the chunks throw. The input is not ended then, and ``finish()`` ends it.
  public mutating func read<Chunks: AsyncSequence>(
    _ chunks: Chunks, isolation: isolated (any Actor)? = #isolation
  ) async throws(Chunks.Failure) where Chunks.Element: Sequence<UInt8> {
    var iterator = chunks.makeAsyncIterator()
    while !isDone, let chunk = try await iterator.next(isolation: isolation) {
      feed(Array(chunk))
    }
    finish()
  }
}
