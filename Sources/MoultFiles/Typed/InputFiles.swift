internal import Moult
internal import MoultIO
internal import Synchronization

/// Files to read, and how: their containers and compressions are opened.
public struct InputFiles: Sendable {
  /// How many rejections of an input have a message.
  static let mostRejections = 1000

  var settings: InputSettings

  /// Files, directories and archives, in their order.
  ///
  /// - Parameters:
  ///   - paths: `-` is standard input.
  ///   - threads: how many threads read; nil for one for each processor, 16 at most. Results do not depend on it.
  /// - Precondition: `threads` is 1 or more.
  public init(_ paths: [String], threads: Int? = nil) {
    settings = InputSettings(paths.map { .path($0) }, mostRejections: Self.mostRejections)
    if let threads {
      precondition(threads >= 1, "files are read by one thread or more")
      settings.threads = threads
    }
  }
}

/// A job on its way to the thread that runs it.
final class Handover<Purpose: JobKind>: Sendable {
  private let job: Mutex<Job<Purpose>?>

  init(_ job: consuming sending Job<Purpose>) { self.job = Mutex(job) }

  /// The job. To be called once.
  func take() -> Job<Purpose> {
    guard let job = job.withLock({ $0.take() }) else {
      preconditionFailure("a job was handed over twice")
    }
    return job
  }
}
