import Moult
import MoultIO
import Synchronization

/// The parts of a job, and the threads that read them.
final class Parts<Job: PartedJob & ~Copyable> {
  /// A part, which belongs to whoever holds it: to the run, or to a thread.
  final class Part: Sendable {
    let job: Mutex<Job>

    init(_ job: consuming sending Job) {
      self.job = Mutex(job)
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
  init(of job: borrowing Job, threads: Int) throws {
    most = threads + 1
    idle = (0..<threads + 3).map { _ in Part(job.makePart()) }
    workers = try OrderedWorkers(count: threads) { part in
      part.job.withLock { $0.readPart() }
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

  func give(_ part: Part) { workers.give(part) }

  /// The part that comes next in the input; waits until it is read.
  func take() -> Part { workers.take() }

  func putBack(_ part: Part) { idle.append(part) }
}
