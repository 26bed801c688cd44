import Moult
import MoultIO
import Synchronization

/// The parts of a job, and the threads that read them.
final class Parts<Job: PartedJob & ~Copyable> {
  /// A part, which belongs to whoever holds it: to the run, or to a thread.
  final class Part: Sendable {
    /// What a thread does with it.
    enum Task: Sendable {
      /// Reads what is loaded.
      case readPart
      case readMember(WholeMember)
      /// Nothing; what is to be told waits for its turn.
      case none
    }

    let job: Mutex<Job>
    let task = Mutex(Task.readPart)
    /// What came of members.
    private let progress = Mutex<Result<MemberReader.Progress, any Error>>(
      .success(MemberReader.Progress()))
    /// What is read as one; nil where that is an input in parts.
    let unit = Mutex<Member?>(nil)

    init(_ job: consuming sending Job) {
      self.job = Mutex(job)
    }

    /// - Throws: what ended the reading for good.
    func takeProgress() throws -> MemberReader.Progress {
      try progress.withLock { progress in
        defer { progress = .success(MemberReader.Progress()) }
        return try progress.get()
      }
    }

    func put(_ progress: Result<MemberReader.Progress, any Error>) {
      self.progress.withLock { $0 = progress }
    }
  }

  /// The least that is given to a thread, in bytes: handing it over costs little beside reading it,
  /// and it still fits into a core's cache.
  static var size: Int { 512 << 10 }

  private let workers: OrderedWorkers<Part>
  /// Parts that nobody works on.
  private var idle: [Part]
  private let most: Int

  /// Starts the threads. One part more than there are threads is on its way, so that none of them
  /// waits while the run writes; one is filled, and one takes its tail.
  ///
  /// - Parameter stopsAtEnds: see ``MemberReader``.
  init(
    of job: borrowing Job, threads: Int, limits: ContainerLimits, stopsAtEnds: Bool
  ) throws {
    most = threads + 1
    idle = (0..<threads + 3).map { _ in Part(job.makePart()) }
    workers = try OrderedWorkers(count: threads) { part, pause in
      switch part.task.withLock({ $0 }) {
      case .readPart: part.job.withLock { $0.readPart() }
      case .readMember(let member):
        Self.read(member, into: part, limits, stopsAtEnds, pause)
        part.task.withLock { $0 = .none }
      case .none: break
      }
    }
  }

  /// Reads a member on a thread; the part's job is the run's whenever the thread pauses.
  private static func read(
    _ member: WholeMember, into part: Part, _ limits: ContainerLimits, _ stopsAtEnds: Bool,
    _ pause: OrderedWorkers<Part>.Pause
  ) {
    do {
      var reader = try MemberReader(member, limits: limits, stopsAtEnds: stopsAtEnds)
      while true {
        let (progress, isDone) = try part.job.withLock { job in try reader.proceed(&job) }
        part.put(.success(progress))
        guard !isDone, pause() else { return }
      }
    } catch {
      part.put(.failure(error))
    }
  }

  /// Whether as many parts are on their way as may be.
  var isFull: Bool { workers.pending >= most }

  var isEmpty: Bool { workers.pending == 0 }

  /// A part that is ready to be filled.
  func start() -> Part {
    let part = idle.removeLast()
    part.job.withLock { $0.startPart() }
    return part
  }

  func give(_ part: Part) {
    part.task.withLock { $0 = .readPart }
    part.unit.withLock { $0 = nil }
    workers.give(part)
  }

  /// Has a member read.
  func give(_ member: WholeMember) {
    let part = start()
    part.task.withLock { $0 = .readMember(member) }
    part.unit.withLock { $0 = member.member }
    workers.give(part)
  }

  /// Puts what is to be told of a member in its place.
  func give(_ member: Member, _ error: MemberError, isUnit: Bool) {
    let part = start()
    part.task.withLock { $0 = .none }
    part.unit.withLock { $0 = isUnit ? member : nil }
    var progress = MemberReader.Progress()
    progress.tally.fail(member.name, error)
    part.put(.success(progress))
    workers.give(part)
  }

  /// The member that comes next in the input, and whether it is read to its end; waits until it is, or
  /// until much has come of it.
  func look() -> (item: Part, isDone: Bool) { workers.look() }

  /// Lets the thread go on that waits in the middle of a member.
  func resume() { workers.resume() }

  /// The part that comes next in the input; waits until it is read.
  func take() -> Part { workers.take() }

  func putBack(_ part: Part) { idle.append(part) }
}
