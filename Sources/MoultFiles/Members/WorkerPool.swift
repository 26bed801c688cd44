internal import Moult
internal import MoultIO
internal import Synchronization

/// The threads of a run, and the chunks and short members that they read. They are started once there is
/// enough to read.
final class WorkerPool<Kind: JobKind> {
  /// A chunk of an input, or a short member, and the worker that reads it. It belongs either to the run or to
  /// a thread.
  final class Chunk: Sendable {
    /// What a thread has to do.
    enum Task: Sendable {
      /// Reads the bytes that the worker has loaded.
      case readChunk
      case readMember(WholeMember, Owners?)
      /// Nothing: a message that waits for its turn.
      case none
    }

    let worker: Mutex<Job<Kind>>
    fileprivate let task = Mutex(Task.readChunk)
    /// The input or archive whose members are read, with a row of its own in a batch; nil for a chunk.
    fileprivate let ownUnit = Mutex<Member?>(nil)
    private let progress = Mutex<Result<MemberReader.Progress, any Error>>(
      .success(MemberReader.Progress()))

    fileprivate init(_ worker: consuming sending Job<Kind>) {
      self.worker = Mutex(worker)
    }

    var unit: Member? { ownUnit.withLock { $0 } }

    /// The short member that a thread reads; nil for a chunk or a message.
    var member: WholeMember? {
      task.withLock { if case .readMember(let member, _) = $0 { member } else { nil } }
    }

    /// What happened to members since the last call.
    ///
    /// - Throws: the error that ended the reading.
    func takeProgress() throws -> MemberReader.Progress {
      try progress.withLock { progress in
        defer { progress = .success(MemberReader.Progress()) }
        return try progress.get()
      }
    }

    fileprivate func put(_ progress: Result<MemberReader.Progress, any Error>) {
      self.progress.withLock { $0 = progress }
    }
  }

  /// The size of a chunk in bytes: handing it over costs little compared with reading it.
  static var chunkSize: Int { 1 << 20 }
  /// A compressed byte takes as long as this many plain ones.
  private static var compressedWork: Int { 16 }

  let threads: Int
  /// What the job adds at the end of each member that has an output of its own.
  let conclude: Conclude<Kind>
  private let reading: MemberReader.Options
  private var workers: OrderedWorkers<Chunk>?
  /// Chunks that belong to the run.
  private var idle: [Chunk] = []
  /// What was read in members so far, in plain bytes.
  private var memberWork = 0

  /// - Parameter threads: 1 reads everything on the thread of the run.
  init(
    threads: Int, _ reading: MemberReader.Options, conclude: @escaping Conclude<Kind>
  ) {
    (self.threads, self.reading, self.conclude) = (threads, reading, conclude)
  }

  /// Whether an input is long enough to be read in chunks: a small file is read before threads are started.
  func isWorthwhile(forBytes size: Int?) -> Bool {
    threads > 1 && size.map { $0 >= 2 * Self.chunkSize } ?? true
  }

  /// Whether the members so far, with this one, are worth starting threads for.
  func isWorthwhile(for member: WholeMember) -> Bool {
    memberWork += member.storedBytes * (member.isPlain ? 1 : Self.compressedWork)
    return threads > 1 && (workers != nil || memberWork >= 2 * Self.chunkSize)
  }

  /// Starts the threads, if they are not running. One chunk more than there are threads is in flight, so that
  /// no thread waits while the run writes; one more is being filled, and one receives its tail.
  func start(for job: borrowing Job<Kind>) throws {
    guard workers == nil else { return }
    while idle.count < threads + 3, let worker = job.makeWorker() { idle.append(Chunk(worker)) }
    let reading = reading
    workers = try OrderedWorkers(count: threads) { chunk, pause in
      switch chunk.task.withLock({ $0 }) {
      case .readChunk: chunk.worker.withLock { $0.proceed() }
      case .readMember(let member, let owners):
        Self.read(member, into: chunk, reading, owners, pause)
      case .none: break
      }
    }
  }

  /// Reads a member on a thread; its chunk belongs to the run whenever the thread pauses.
  private static func read(
    _ member: WholeMember, into chunk: Chunk, _ reading: MemberReader.Options,
    _ owners: Owners?, _ pause: OrderedWorkers<Chunk>.Pause
  ) {
    do {
      var reader = try MemberReader(member, reading, owners: owners)
      while true {
        let (progress, isDone) = try chunk.worker.withLock { try reader.proceed(&$0) }
        chunk.put(.success(progress))
        guard !isDone, pause() else { return }
      }
    } catch {
      chunk.put(.failure(error))
    }
  }
}

/// Chunks and members are submitted and taken in the order of the input.
extension WorkerPool {
  var isEmpty: Bool { (workers?.pending ?? 0) == 0 }

  /// Whether as many chunks are in flight as may be.
  var isFull: Bool { (workers?.pending ?? 0) > threads }

  /// A chunk to be filled.
  func startChunk(of job: borrowing Job<Kind>) -> Chunk {
    let chunk = idle.removeLast()
    chunk.worker.withLock { $0.startChunk(of: job) }
    return chunk
  }

  /// Submits a filled chunk for reading.
  func submit(_ chunk: Chunk) {
    submit(chunk, .readChunk, unit: nil)
  }

  /// Submits a member for reading.
  ///
  /// - Parameter owners: see ``MemberReader``.
  func submit(_ member: WholeMember, for job: borrowing Job<Kind>, _ owners: Owners?) {
    submit(startChunk(of: job), .readMember(member, owners), unit: member.member)
  }

  /// Puts a message about a member in its place in the input.
  func submit(
    _ member: Member, _ error: MemberError, isUnit: Bool, for job: borrowing Job<Kind>
  ) {
    let chunk = startChunk(of: job)
    var progress = MemberReader.Progress()
    progress.tally.fail(member.name, error)
    chunk.put(.success(progress))
    submit(chunk, .none, unit: isUnit ? member : nil)
  }

  private func submit(_ chunk: Chunk, _ task: Chunk.Task, unit: Member?) {
    chunk.task.withLock { $0 = task }
    chunk.ownUnit.withLock { $0 = unit }
    started.submit(chunk)
  }

  /// The next chunk in the order of the input; waits until its member is read to the end, or until much of
  /// its output waits. Then the thread pauses until ``resume()`` is called.
  func next() -> (item: Chunk, isDone: Bool) { started.next() }

  /// Resumes the thread that paused at the chunk returned by ``next()``.
  func resume() { started.resume() }

  /// The next chunk in the order of the input; waits until it is read.
  func take() -> Chunk { started.take() }

  /// Returns a chunk whose output was merged.
  func recycle(_ chunk: Chunk) {
    chunk.task.withLock { $0 = .none }
    idle.append(chunk)
  }

  /// Returns the chunk of a member whose output is not used, once the thread has finished it.
  func discard(_ chunk: Chunk, isDone: Bool) {
    var isDone = isDone
    while !isDone {
      _ = try? chunk.takeProgress()
      chunk.worker.withLock { $0.output.removeAll() }
      resume()
      isDone = next().isDone
    }
    _ = try? chunk.takeProgress()
    recycle(chunk)
  }

  private var started: OrderedWorkers<Chunk> {
    guard let workers else { preconditionFailure("the threads were not started") }
    return workers
  }
}
