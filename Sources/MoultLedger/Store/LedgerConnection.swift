internal import GRDB
internal import Synchronization

/// The open file. It is closed at the end, but what GRDB keeps in memory for it stays: to free its
/// Dispatch queue takes a thread, and waits for ever where the system has none.
final class LedgerConnection: Sendable {
  /// How long a process waits for the others. Twenty need well under a second each.
  private static let patience = 60.0

  private static let closed = Mutex<[DatabaseQueue]>([])
  let queue: DatabaseQueue

  init(_ path: String) throws {
    var configuration = Configuration()
    configuration.busyMode = .timeout(Self.patience)
    configuration.prepareDatabase { db in
      // A row that was committed is on the disk, and its directory's entry too.
      try db.execute(sql: "PRAGMA synchronous = EXTRA")
    }
    queue = try DatabaseQueue(path: path, configuration: configuration)
  }

  deinit {
    // Every row is on the disk since its transaction; there is nothing left that could fail.
    try? queue.close()
    Self.closed.withLock { $0.append(queue) }
  }
}
