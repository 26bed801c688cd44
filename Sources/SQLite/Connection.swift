internal import CSQLite

/// An open database, and the owner of its handle.
///
/// Safe to share: SQLite itself takes a lock in each call (`SQLITE_OPEN_FULLMUTEX`). `init` opens the handle, `deinit`
/// closes it, and every statement retains the connection until it is freed.
@safe final class Connection: @unchecked Sendable {
  let handle: OpaquePointer

  init(_ path: String) throws(DatabaseError) {
    var handle: OpaquePointer?
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_FULLMUTEX
    let code = unsafe sqlite3_open_v2(path, &handle, flags, nil)
    guard let handle = unsafe handle, code == SQLITE_OK else {
      // SQLite may return a handle for a file that it cannot open.
      unsafe sqlite3_close_v2(handle)
      throw DatabaseError(number: code & 0xFF, message: Self.words(code))
    }
    unsafe self.handle = handle
  }

  deinit {
    unsafe sqlite3_close_v2(handle)
  }

  /// The last error. Its message is read in the same thread, before the next call.
  func error(_ code: Int32) -> DatabaseError {
    // The message belongs to the handle until the next call; it is copied here.
    let message = unsafe sqlite3_errmsg(handle).map { unsafe String(cString: $0) }
    return DatabaseError(number: code & 0xFF, message: message ?? Self.words(code))
  }

  /// Fixed text for a code.
  private static func words(_ code: Int32) -> String {
    unsafe sqlite3_errstr(code).map { unsafe String(cString: $0) } ?? "SQLite failed"
  }

  /// Waits up to a time for a lock of another connection.
  func setPatience(milliseconds: Int32) {
    _ = unsafe sqlite3_busy_timeout(handle, milliseconds)
  }

  /// Executes statements without parameters.
  func execute(script: String) throws(DatabaseError) {
    let code = unsafe sqlite3_exec(handle, script, nil, nil, nil)
    guard code == SQLITE_OK else { throw error(code) }
  }

  /// Whether a transaction is open. SQLite ends it by itself after some errors.
  var isInTransaction: Bool { unsafe sqlite3_get_autocommit(handle) == 0 }
}
