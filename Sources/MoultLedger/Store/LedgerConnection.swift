internal import GRDB
internal import Synchronization

/// The open database. At the end its file is closed, but GRDB's queue stays in memory: freeing the Dispatch
/// queue needs a thread, and blocks forever where the system has none left.
final class LedgerConnection: Sendable {
  /// How long a process waits for a lock, in seconds. With twenty processes, each needs well under one.
  private static let patience = 60.0

  private static let closed = Mutex<[DatabaseQueue]>([])
  let queue: DatabaseQueue

  init(_ path: String) throws {
    var configuration = Configuration()
    configuration.busyMode = .timeout(Self.patience)
    configuration.prepareDatabase { db in
      // A committed row is on the disk, and so is the directory entry.
      try db.execute(sql: "PRAGMA synchronous = EXTRA")
    }
    queue = try DatabaseQueue(path: path, configuration: configuration)
  }

  deinit {
    // Every transaction is on the disk already, so a failure to close loses nothing.
    try? queue.close()
    Self.closed.withLock { $0.append(queue) }
  }
}
