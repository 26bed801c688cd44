internal import Moult
internal import MoultIO

/// Reading a long input in chunks. The run fills chunks, hands them to threads, and merges the results in the
/// order of the input. If a value continues from one chunk to the next, the run reads the second one itself.
extension InputRun where Host: ~Copyable {
  /// Reads an input to its end.
  ///
  /// - Throws: an error of the input, after everything before it is merged; ``IOError`` of the output.
  mutating func readChunks<Kind>(
    of input: Input, by job: inout Job<Kind>, _ pool: WorkerPool<Kind>
  ) throws {
    try pool.start(for: job)
    var chunk = pool.startChunk(of: job)
    while true {
      if try input.stream.wouldBlock() { chunk = try settle(chunk, pool, by: &job, before: input) }
      let filling: Filling
      do {
        filling = try fill(chunk, from: input)
      } catch {
        // What was read before the fault is not lost.
        try mergeAll(pool, reading: chunk, into: &job, from: input.name)
        throw error
      }
      if filling == .end { break }
      let next = pool.startChunk(of: job)
      let isWhole = filling == .full && moveTail(of: chunk, to: next)
      try submit(chunk, isWhole: isWhole, to: pool, by: &job, from: input.name)
      chunk = next
    }
    try mergeAll(pool, reading: chunk, into: &job, from: input.name)
  }

  /// Hands a chunk of whole lines to a thread. The run reads it where it is not one (fewer bytes have come, or a
  /// line is long), and where a value was left open before it.
  private mutating func submit<Kind>(
    _ chunk: WorkerPool<Kind>.Chunk, isWhole: Bool, to pool: WorkerPool<Kind>,
    by job: inout Job<Kind>, from name: String
  ) throws {
    guard isWhole && (!pool.isEmpty || job.isBetweenLines) else {
      return try mergeAll(pool, reading: chunk, into: &job, from: name)
    }
    pool.submit(chunk)
    while pool.isFull { try mergeNext(pool, into: &job, from: name) }
  }

  /// Before the run waits for input, everything read so far is processed and written.
  ///
  /// - Returns: the chunk to be filled next.
  private mutating func settle<Kind>(
    _ chunk: WorkerPool<Kind>.Chunk, _ pool: WorkerPool<Kind>, by job: inout Job<Kind>,
    before input: Input
  ) throws -> WorkerPool<Kind>.Chunk {
    try mergeAll(pool, reading: chunk, into: &job, from: input.name)
    job.settle()
    try write(&job, from: input.name)
    return pool.startChunk(of: job)
  }

  private enum Filling {
    /// A chunk's size.
    case full
    /// Fewer bytes, and no more have come.
    case waiting
    case end
  }

  private mutating func fill<Kind>(
    _ chunk: WorkerPool<Kind>.Chunk, from input: Input
  ) throws -> Filling {
    var count = 0
    while count < WorkerPool<Kind>.chunkSize {
      if try count > 0 && input.stream.wouldBlock() { return .waiting }
      try host.update(tally)
      let length = try chunk.worker.withLock { try input.load(into: &$0) }
      if length == 0 { return .end }
      count += length
    }
    return .full
  }

  private func moveTail<Kind>(
    of chunk: WorkerPool<Kind>.Chunk, to next: WorkerPool<Kind>.Chunk
  ) -> Bool {
    chunk.worker.withLock { worker in next.worker.withLock { worker.moveTail(to: &$0) } }
  }

  /// Merges all chunks in flight, and then reads the last one here.
  private mutating func mergeAll<Kind>(
    _ pool: WorkerPool<Kind>, reading last: WorkerPool<Kind>.Chunk, into job: inout Job<Kind>,
    from name: String
  ) throws {
    while !pool.isEmpty { try mergeNext(pool, into: &job, from: name) }
    try reread(last, pool, by: &job, from: name)
  }

  private mutating func mergeNext<Kind>(
    _ pool: WorkerPool<Kind>, into job: inout Job<Kind>, from name: String
  ) throws {
    let chunk = pool.take()
    guard job.isBetweenLines, chunk.worker.withLock({ job.accepts($0) }) else {
      return try reread(chunk, pool, by: &job, from: name)
    }
    chunk.worker.withLock { job.merge(&$0) }
    pool.recycle(chunk)
    try write(&job, from: name)
  }

  private mutating func reread<Kind>(
    _ chunk: WorkerPool<Kind>.Chunk, _ pool: WorkerPool<Kind>, by job: inout Job<Kind>,
    from name: String
  ) throws {
    chunk.worker.withLock { job.reread($0) }
    pool.recycle(chunk)
    try write(&job, from: name)
  }
}
