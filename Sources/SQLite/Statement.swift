internal import CSQLite

/// A prepared statement.
///
/// It retains its connection, so that SQLite frees the statement first. The handle never escapes.
@safe public struct Statement: ~Copyable {
  private let connection: Connection
  private let handle: OpaquePointer

  /// The names of the result's columns, read once. Empty for a statement without a result.
  private let columns: [String]

  init(_ sql: String, _ connection: Connection) throws(DatabaseError) {
    var handle: OpaquePointer?
    let code = unsafe sqlite3_prepare_v2(connection.handle, sql, -1, &handle, nil)
    guard let handle = unsafe handle, code == SQLITE_OK else { throw connection.error(code) }
    self.connection = connection
    unsafe self.handle = handle
    // SQLite keeps the name until the statement is freed or prepared again; it is copied here.
    columns = unsafe (0..<sqlite3_column_count(handle)).map {
      unsafe String(cString: sqlite3_column_name(handle, $0))
    }
  }

  deinit {
    unsafe sqlite3_finalize(handle)
  }

  /// Executes the statement, and ignores its rows.
  ///
  /// - Throws: ``DatabaseError``.
  public func execute(_ values: [DatabaseValue] = []) throws(DatabaseError) {
    try bind(values)
    while try next() != nil {}
  }

  /// Sets the parameters, each `?` of the statement, and starts again.
  ///
  /// - Precondition: there is a value for each parameter.
  /// - Throws: ``DatabaseError``.
  public func bind(_ values: [DatabaseValue]) throws(DatabaseError) {
    // The code is that of the last run, which has thrown it already.
    _ = unsafe sqlite3_reset(handle)
    precondition(unsafe Int(sqlite3_bind_parameter_count(handle)) == values.count)
    for (index, value) in zip(Int32(1)..., values) {
      let code =
        switch value {
        case .null, .blob: unsafe sqlite3_bind_null(handle, index)
        case .integer(let number): unsafe sqlite3_bind_int64(handle, index, Int64(number))
        case .real(let number): unsafe sqlite3_bind_double(handle, index, number)
        case .text(let text):
          unsafe moult_sqlite_bind_text(handle, index, text, Int32(clamping: text.utf8.count))
        }
      guard code == SQLITE_OK else { throw connection.error(code) }
    }
  }

  /// The next row of the result; nil at its end.
  ///
  /// - Throws: ``DatabaseError``.
  public func next() throws(DatabaseError) -> DatabaseRow? {
    switch unsafe sqlite3_step(handle) {
    case SQLITE_ROW:
      return DatabaseRow(columns: columns, values: columns.indices.map { value(Int32($0)) })
    case SQLITE_DONE: return nil
    case let code: throw connection.error(code)
    }
  }

  /// A value of the current row. SQLite keeps its text until the next call for the column; it is copied here.
  private func value(_ index: Int32) -> DatabaseValue {
    switch unsafe sqlite3_column_type(handle, index) {
    case SQLITE_INTEGER: return unsafe .integer(Int(sqlite3_column_int64(handle, index)))
    case SQLITE_FLOAT: return unsafe .real(sqlite3_column_double(handle, index))
    case SQLITE_TEXT:
      let start = unsafe sqlite3_column_text(handle, index)
      let bytes = unsafe UnsafeBufferPointer(
        start: start, count: Int(sqlite3_column_bytes(handle, index)))
      return unsafe .text(String(decoding: bytes, as: UTF8.self))
    case SQLITE_NULL: return .null
    default: return .blob
    }
  }
}
