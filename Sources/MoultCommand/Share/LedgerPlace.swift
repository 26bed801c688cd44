import ArgumentParser
import MoultIO
import MoultLedger

/// Where the ledger is, and how it is opened.
struct LedgerPlace: Equatable {
  let path: String

  /// - Parameter path: nil for the user's own ledger.
  init(_ path: String?) throws {
    self.path = try path ?? Self.usual()
    guard !self.path.isEmpty, self.path != "-" else {
      throw ValidationError(
        "A ledger is a file: name one with --ledger, and one whose name is - as ./-.")
    }
    // SQLite takes it as text.
    guard self.path.isUTF8 else {
      throw ValidationError(
        "The path of a ledger has to be UTF-8: name another with --ledger.")
    }
  }

  private static func usual() throws -> String {
    // The XDG base directory specification: a relative path is none.
    if let state = environment("XDG_STATE_HOME"), state.hasPrefix("/") {
      return state + "/moult/ledger.sqlite"
    } else if let home = environment("HOME"), home.hasPrefix("/") {
      return home + "/.local/state/moult/ledger.sqlite"
    } else {
      throw ValidationError("There is no home directory for a ledger; name one with --ledger.")
    }
  }

  /// Opens the ledger that is there.
  func open() throws -> Ledger {
    guard let file = try look() else {
      throw try Ledger.absence(at: path, LedgerHead(beside: path))
    }
    try PrivateFile.make(file.path)
    return try ledger(resolved: file.path)
  }

  /// Opens the ledger, and begins one where there is none and never was.
  func begin() throws -> Ledger {
    if try look() == nil { try make(evenIfOneIsGone: false) }
    return try open()
  }

  /// Begins a ledger where no file is.
  func beginNew() throws {
    guard try PrivateFile.preview(path, first: 0) == nil, try make(evenIfOneIsGone: true) else {
      throw LedgerError.exists(path: path)
    }
  }

  /// - Parameter resolved: the path with every link resolved, which can have bytes that SQLite does not take
  ///   as text; it finds its journal from the other by itself.
  private func ledger(resolved: String) throws -> Ledger {
    try Ledger(
      path: path, locks: ReleaseFiles(beside: resolved), memory: LedgerHead(beside: resolved),
      clock: Self.now)
  }

  /// What is at the path, if it may be a whole ledger; nil where nothing is.
  ///
  /// - Parameter earlier: what was there a moment before, and was not whole.
  private func look(after earlier: PrivateFile.Preview? = nil) throws -> PrivateFile.Preview? {
    guard let file = try PrivateFile.preview(path, first: LedgerFile.headerSize) else {
      guard !PrivateFile.isDangling(path) else {
        throw LedgerError.notAFile(
          path: path, reason: "it is a symbolic link to a file that is not there")
      }
      return nil
    }
    guard file.isRegular else {
      throw LedgerError.notAFile(path: path, reason: "it is no regular file")
    }
    if file.names > 1 { throw LedgerError.manyNames(path: path) }
    let journal = try PrivateFile.start(
      of: file.path + "-journal", most: LedgerFile.journalHeaderSize)
    do {
      try LedgerFile.check(path, start: file.start, size: file.size, journal: journal ?? [])
      return file
    } catch {
      // Another process may have written between one look and the next; then the file's start has changed.
      if file == earlier { throw error }
      return try look(after: file)
    }
  }

  /// Makes a ledger beside its place, and then puts it there whole: nobody meets half of one.
  ///
  /// - Returns: whether this process made it, and no other at the same moment.
  @discardableResult
  private func make(evenIfOneIsGone: Bool) throws -> Bool {
    let place = try PrivateFile.place(ofNew: path)
    // No release has this number.
    let locks = LockFiles(prefix: ReleaseFiles.prefix(beside: place))
    try locks.hold(0)
    defer { locks.letGo(0) }
    guard try look() == nil else { return false }
    let memory = LedgerHead(beside: place)
    // What cannot be kept is found out before the ledger is there.
    let isRemembered = try memory.recall() != nil
    if isRemembered, !evenIfOneIsGone {
      throw try Ledger.absence(at: path, memory)
    }
    let new = path + "-new"
    // By a journal that another file left, SQLite would undo what it never did to this one.
    for path in [new, new + "-journal", path + "-journal"] { PrivateFile.remove(path) }
    try PrivateFile.make(new)
    try Ledger.create(new)
    try PrivateFile.rename(new, to: path)
    _ = try ledger(resolved: place).adopt()
    return true
  }

  /// What the clock shows. Only what is built for tests takes it from elsewhere.
  static func now() -> Moment {
    #if DEBUG
      if let told = environment("MOULT_TEST_CLOCK") {
        guard let moment = Moment(told) else { preconditionFailure("MOULT_TEST_CLOCK is no time") }
        return moment
      }
    #endif
    return Moment(seconds: Clock.wallSeconds())
  }
}

/// What all commands that use the ledger take.
struct LedgerOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The ledger. (default: $XDG_STATE_HOME/moult/ledger.sqlite, or "
        + "~/.local/state/moult/ledger.sqlite)", valueName: "path"))
  var ledger: String?

  func place() throws -> LedgerPlace { try LedgerPlace(ledger) }
}

/// Runs what a command does, and gives its errors the codes to leave with.
func telling(_ body: () throws -> Void) throws {
  do {
    try body()
  } catch {
    throw Exit.tell(error)
  }
}
