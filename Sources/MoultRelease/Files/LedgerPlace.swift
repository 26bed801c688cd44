import MoultIO
package import MoultLedger

/// Where a ledger is. Opening checks the file before SQLite sees it, because SQLite may write to what it opens.
package struct LedgerPlace: Sendable {
  /// The ledger's path as the user named it.
  package let path: String
  private let clock: @Sendable () -> Moment
  private let warn: @Sendable (String) -> Void

  /// Names a ledger; nothing is opened.
  ///
  /// - Parameters:
  ///   - path: a path in UTF-8, because SQLite takes it as text.
  ///   - clock: the current time.
  ///   - warn: receives a warning for the user.
  package init(
    _ path: String, clock: @escaping @Sendable () -> Moment,
    warn: @escaping @Sendable (String) -> Void
  ) {
    (self.path, self.clock, self.warn) = (path, clock, warn)
  }

  /// Opens the ledger.
  ///
  /// - Throws: ``LedgerError`` where there is none, or its file is not a whole ledger; ``IOError``.
  package func open() throws -> Ledger {
    guard let file = try examine() else {
      throw try Ledger.absence(at: path, head(beside: path))
    }
    // Revokes other users' access to the file.
    try PrivateFile.make(file.path)
    return try ledger(resolved: file.path)
  }

  /// Opens the ledger, and creates one if there never was one.
  package func openOrCreate() throws -> Ledger {
    if try examine() == nil { try create(evenIfOneIsGone: false) }
    return try open()
  }

  /// Creates a ledger.
  ///
  /// - Throws: ``LedgerError/exists(path:)`` where there is a file.
  package func create() throws {
    guard try PrivateFile.preview(path, first: 0) == nil, try create(evenIfOneIsGone: true) else {
      throw LedgerError.exists(path: path)
    }
  }

  private func head(beside ledger: String) -> LedgerHead { LedgerHead(beside: ledger, warn: warn) }

  /// - Parameter resolved: the path with every link resolved. It may have bytes that SQLite does not take as
  ///   text, so SQLite gets the path as named, and finds its journal from that.
  private func ledger(resolved: String) throws -> Ledger {
    try Ledger(
      path: path, locks: ReleaseLockFiles(beside: resolved), memory: head(beside: resolved),
      clock: clock)
  }

  /// Examines the file at the path; nil where there is none.
  ///
  /// - Parameter earlier: what an examination found a moment ago that was not a whole ledger.
  private func examine(after earlier: PrivateFile.Preview? = nil) throws -> PrivateFile.Preview? {
    guard let file = try PrivateFile.preview(path, first: LedgerFile.headerSize) else {
      guard !PrivateFile.isDangling(path) else {
        throw LedgerError.notAFile(
          path: path, reason: "it is a symbolic link to a file that does not exist")
      }
      return nil
    }
    guard file.isRegular else {
      throw LedgerError.notAFile(path: path, reason: "it is not a regular file")
    }
    if file.names > 1 { throw LedgerError.manyNames(path: path) }
    let journal = try PrivateFile.start(
      of: file.path + "-journal", most: LedgerFile.journalHeaderSize)
    do {
      try LedgerFile.check(path, start: file.start, size: file.size, journal: journal ?? [])
      return file
    } catch {
      // Another process may have written between two reads; then the start of the file has changed.
      if file == earlier { throw error }
      return try examine(after: file)
    }
  }

  /// Creates a ledger beside its place and renames it, so that no process sees an incomplete ledger.
  ///
  /// - Returns: whether this process created it; false if another one did at the same time.
  @discardableResult
  private func create(evenIfOneIsGone: Bool) throws -> Bool {
    let place = try PrivateFile.place(ofNew: path)
    // No release has the number 0.
    let locks = LockFiles(prefix: ReleaseLockFiles.prefix(beside: place))
    try locks.lock(0)
    defer { locks.unlock(0) }
    guard try examine() == nil else { return false }
    let memory = head(beside: place)
    // A head that cannot be read or written is detected before the ledger exists.
    let isRemembered = try memory.recall() != nil
    if isRemembered, !evenIfOneIsGone { throw try Ledger.absence(at: path, memory) }
    let new = path + "-new"
    // From a journal that another file left, SQLite would undo changes that this file never had.
    for path in [new, new + "-journal", path + "-journal"] { PrivateFile.remove(path) }
    try PrivateFile.make(new)
    try Ledger.create(new)
    try PrivateFile.rename(new, to: path)
    _ = try ledger(resolved: place).adopt()
    return true
  }
}
