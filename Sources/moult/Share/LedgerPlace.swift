import ArgumentParser
public import MoultIO
public import MoultLedger

/// Where the ledger is, and how it is opened.
struct LedgerPlace: Equatable {
  let path: String

  /// - Parameter path: nil for the user's own ledger.
  init(_ path: String?) throws {
    self.path = try path ?? Self.usual()
    // SQLite takes it as text.
    guard self.path.isUTF8Path else {
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
    guard PrivateFile.exists(path) else { throw LedgerError.missing(path: path) }
    return try openFile()
  }

  /// Opens the ledger, and begins one where there is none.
  func begin() throws -> Ledger { try openFile() }

  private func openFile() throws -> Ledger {
    try PrivateFile.make(path)
    return try Ledger(
      path: path, locks: LockFiles(prefix: path + "-release-"), clock: Self.now)
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

extension LockFiles: ReleaseLocks {}

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
