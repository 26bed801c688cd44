import ArgumentParser
import MoultIO
import MoultLedger
import MoultRelease

/// The option of all commands that use the ledger.
struct LedgerOptions: Equatable {
  /// The path that is given; nil for the user's own.
  let ledger: String?

  /// - Parameter isRare: whether only the page of `--help-all` has it.
  init(_ read: inout OptionReader, isRare: Bool = false) {
    let option: CommandOption<String?> = .text("ledger", "path", "Path of the ledger.").ofFiles
      .usually("the user's own")
      .details("`$XDG_STATE_HOME/moult/ledger.sqlite`, or `~/.local/state/moult/ledger.sqlite`.")
    ledger = read(isRare ? option.rare : option)
  }

  /// The place of the ledger that the option names, or of the user's own.
  func place() throws -> LedgerPlace {
    let path = try ledger ?? Self.defaultPath()
    guard !path.isEmpty, path != "-" else {
      throw ValidationError(
        "A ledger is a file: name one with --ledger; name a file called - as ./-.")
    }
    guard path.isUTF8 else {
      throw ValidationError("The path of a ledger must be UTF-8: name another with --ledger.")
    }
    return LedgerPlace(path, clock: Self.now) { writeMessage("moult: \($0)") }
  }

  private static func defaultPath() throws -> String {
    // The XDG base directory specification: a relative path counts as unset.
    if let state = environment("XDG_STATE_HOME"), state.hasPrefix("/") {
      return state + "/moult/ledger.sqlite"
    } else if let home = environment("HOME"), home.hasPrefix("/") {
      return home + "/.local/state/moult/ledger.sqlite"
    } else {
      throw ValidationError("There is no home directory for a ledger: name one with --ledger.")
    }
  }

  /// The current time. Debug builds take it from the environment, for tests.
  private static func now() -> Moment {
    #if DEBUG
      if let text = environment("MOULT_TEST_CLOCK") {
        guard let moment = Moment(text) else {
          preconditionFailure("MOULT_TEST_CLOCK is not a time")
        }
        return moment
      }
    #endif
    return Moment(seconds: Clock.wallSeconds())
  }
}
