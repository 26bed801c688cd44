internal import CMoult
internal import Moult
internal import MoultArrow
internal import MoultFiles
internal import MoultIO
internal import Synchronization

/// The kinds of job of the interface.
enum RequestKind: String, CaseIterable {
  case dehydrate, redact, aggregate, merge

  /// Whether inputs can be bytes of the caller, not only files.
  var readsBytes: Bool { self != .merge }
  /// Whether a job has tables, unless it writes a part.
  var makesTables: Bool { self == .aggregate || self == .merge }

  /// Reads all settings, and decides everything before an input is opened.
  ///
  /// - Parameter inputs: those that are known from the start.
  func startable(_ settings: Settings, _ inputs: [RunInput]) throws -> Startable {
    var settings = settings
    let startable: Startable
    switch self {
    case .dehydrate: startable = try settings.dehydrate(inputs)
    case .redact: startable = try settings.redact(inputs)
    case .aggregate: startable = try settings.aggregate(inputs)
    case .merge: startable = try settings.merge(inputs)
    }
    try settings.checkNames()
    return startable
  }
}

/// A job that can be started.
struct Startable: Sendable {
  /// How its output is taken.
  enum Taking: Sendable {
    /// As bytes.
    case bytes
    /// As record batches.
    case batches
  }

  /// What it reads, and how.
  let inputs: InputSettings
  /// Starts it with these inputs; `atEnd` is called when it reads no more.
  let start:
    @Sendable (Taking, InputSettings, _ atEnd: @escaping @Sendable () -> Void) throws ->
      any RunningJob
  /// Makes what assembles batches of its output; nil for a job that has tables or writes a part.
  let assembler: (@Sendable () -> any Assembler)?
  /// Where the tables go; nil for a job that has none.
  var tables: FinishedTables?
}

/// The tables of a job, once it has ended.
final class FinishedTables: Sendable {
  private let results = Mutex<[TableResult]>([])

  var all: [TableResult] { results.withLock { $0 } }

  func set(_ tables: [TableResult]) { results.withLock { $0 = tables } }
}
