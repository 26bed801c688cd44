internal import Moult
internal import MoultIO

/// Reading the lines of a plain file. Each thread loads its own part, so that the bytes are in the cache of its core, and
/// the run only merges.
extension InputRun where Host: ~Copyable {
  /// Reads lines as far as threads can load them, and leaves the rest in the stream.
  ///
  /// - Throws: ``IOError`` of the output.
  mutating func readLines<Kind>(
    of input: Input, by job: inout Job<Kind>, _ pool: WorkerPool<Kind>
  ) throws {
    guard let file = input.stream.fileLines() else { return }
    // The bytes before `start` are submitted, and those before `end` are merged.
    var (start, end) = (0, 0)
    var isReadable = true
    while isReadable, start < file.size, !pool.isEmpty || job.isBetweenLines {
      try host.update(tally)
      let next = min(start + WorkerPool<Kind>.chunkSize, file.size)
      pool.submit(file, start..<next, for: job)
      start = next
      while isReadable, pool.isFull {
        isReadable = try mergeLines(to: &end, pool, into: &job, input)
      }
    }
    while isReadable, !pool.isEmpty {
      isReadable = try mergeLines(to: &end, pool, into: &job, input)
    }
    // What follows lines that are not merged is read by the run.
    while !pool.isEmpty { pool.recycle(pool.take()) }
    try input.stream.skip(to: end, counting: 0)
  }

  /// Merges the next part; false if it could not be loaded.
  private mutating func mergeLines<Kind>(
    to end: inout Int, _ pool: WorkerPool<Kind>, into job: inout Job<Kind>, _ input: Input
  ) throws -> Bool {
    let chunk = pool.take()
    guard let lines = chunk.lines else {
      pool.recycle(chunk)
      return false
    }
    // A line that starts in a part can end in a later one, which then starts after it.
    assert(lines.isEmpty || lines.lowerBound == end)
    try input.stream.skip(to: lines.upperBound, counting: lines.count)
    end = max(end, lines.upperBound)
    try merge(chunk, pool, into: &job, from: input.name)
    return true
  }
}
