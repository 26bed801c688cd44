internal import JSONStream

/// Reading one input on several threads: each chunk of whole lines is read by a worker, a job of the same kind.
///
/// A worker reads its chunk as if nothing were open at the start of it. The job merges the chunks in the
/// order of the input:
///
///     guard var worker = job.makeWorker() else { … }
///     worker.startChunk(of: job)
///     try worker.load(upTo: size) { … }      // reads bytes of the input
///     worker.moveTail(to: &next)             // so that the chunk ends with a line
///     worker.proceed()                       // on any thread
///     if job.isBetweenLines && job.accepts(worker) { job.merge(&worker) } else { job.reread(worker) }
///
/// The result is the same, byte for byte, as if the job had read all of the input.
///
/// A worker can also read whole inputs, each after a call of ``startNextInput()``; the job merges them with
/// ``mergeInputs(_:)``.
extension Job {
  /// Whether chunks can be read by workers. Some jobs have to read all records in their order.
  package var isParallel: Bool { anyWork.isParallel }

  /// A job that reads chunks for this one; nil where ``isParallel`` is false.
  package func makeWorker() -> Job? {
    guard let work = anyWork.makeWorker() else { return nil }
    var workerRunner = JobRunner(for: work, limits: runner.limits, reading: runner.reading)
    workerRunner.assume(runner.assumedLabel)
    return Job(runner: workerRunner, anyWork: work)
  }

  /// Whether the next chunk can be read without what came before it: the input consists of lines, and nothing
  /// is open.
  package var isBetweenLines: Bool { runner.reader.isBetweenLines }

  /// Whether a worker began its chunk or inputs as this job would: names of an archive's owner may have come since.
  package func accepts(_ worker: borrowing Job) -> Bool {
    guard let archive = anyWork.archive, let other = worker.anyWork.archive else { return true }
    return archive.accepts(other)
  }

  /// Resets a worker. The memory is kept.
  package mutating func startChunk() {
    anyWork.startChunk()
    if anyWork.archive != nil { anyWork.archive = ArchiveState() }
    runner.startChunk()
  }

  /// Resets a worker for the next chunk of a job.
  package mutating func startChunk(of job: borrowing Job) {
    startChunk()
    anyWork.archive = job.anyWork.archive?.continued
  }

  private mutating func mergeArchive(_ worker: inout Job) {
    guard let other = worker.anyWork.archive else { return }
    let early = anyWork.archive?.merge(other) ?? 0
    worker.runner.output.note(.beforeOwner, early)
  }

  /// Moves what follows the last line end of a chunk to the next chunk; false where the chunk has no line
  /// end. O(bytes moved).
  package mutating func moveTail(to next: inout Job) -> Bool {
    runner.moveTail(to: &next.runner)
  }

  /// Merges what a worker made of the next chunk: output, counts, rejections, and the record that is open
  /// at its end.
  ///
  /// - Precondition: ``isBetweenLines`` and ``accepts(_:)``, and the caller has taken the job's output and rejections.
  package mutating func merge(_ worker: inout Job) {
    mergeArchive(&worker)
    anyWork.merge(any: worker.anyWork, &worker.runner.output)
    runner.merge(&worker.runner)
  }

  /// Merges what a worker made of whole inputs since ``startChunk(of:)`` or the last call. Positions stay as they
  /// are, and the worker goes on reading.
  ///
  /// - Precondition: ``accepts(_:)``, and the caller has taken the job's output and rejections.
  package mutating func mergeInputs(_ worker: inout Job) {
    mergeArchive(&worker)
    anyWork.merge(any: worker.anyWork, &worker.runner.output)
    runner.output.merge(&worker.runner.output, after: Position(line: 1, offset: 0))
    worker.anyWork.startChunk()
    worker.anyWork.archive = worker.anyWork.archive?.continued
    worker.runner.output.removeAll()
  }

  /// Reads a chunk again that a worker read while something was open before it. O(bytes).
  package mutating func reread(_ worker: borrowing Job) {
    feed(worker.runner.reader.chunkBytes)
  }
}
