/// Why the ledger cannot be used, or refuses a release. The text says what happened and what to do.
public enum LedgerError: Error, Sendable, Equatable {
  /// There is no ledger, and never was one at this path.
  case missing(path: String)
  /// The file cannot be opened or written; the reason is the system's or SQLite's.
  case unusable(path: String, reason: String)
  /// There is something other than a file.
  case notAFile(path: String, reason: String)
  /// The disk has no room left.
  case full(path: String)
  /// Another process kept the ledger locked for longer than a release waits.
  case busy(path: String)
  /// A newer version of the program wrote the ledger.
  case newer(path: String)
  /// The file is the database of another program.
  case notALedger(path: String)
  /// The file has a write-ahead log, which no ledger has.
  case hasLog(path: String)
  /// Reading or writing failed although it is permitted; the reason is the system's or SQLite's.
  case failed(path: String, reason: String)
  /// The file with the name of the journal is not the ledger's journal.
  case otherJournal(path: String)
  /// The file has several hard links: a process that uses one does not see the locks and journal of another.
  case manyNames(path: String)
  /// The rows are not those that were written.
  case damaged(path: String, reason: String)
  /// There was a ledger, and its file is gone.
  case vanished(path: String, rows: Int)
  /// The ledger is whole, but rows that were there before are missing or differ.
  case rolledBack(path: String, rows: Int, remembered: Int)
  /// The head that is saved beside the ledger cannot be read.
  case memoryUnreadable(path: String)
  /// A ledger is to be created where there is a file.
  case exists(path: String)
  /// A manifest and the ledger do not belong together.
  case otherManifest(file: String, ledger: String, reason: String)
  /// The clock is before the last row.
  case clockSetBack(now: Moment, last: Moment)
  /// A recipient with this name is active.
  case recipientExists(String)
  /// There is no recipient with this name.
  case noRecipient(String)
  /// The recipient was ended.
  case recipientEnded(String, at: Moment)
  /// The day on which the recipient agrees is in the future.
  case notYetAgreed(String, on: Moment)
  /// The release is over the recipient's quota.
  case overQuota(Shortage)
  /// A data set has a budget already.
  case budgetExists(String)
  /// No data set with this name has a budget.
  case noBudget(String)
  /// The loss is over the budget of the data set.
  case overBudget(BudgetShortage)
  /// The release is not in a state that a step may follow.
  case wrongState(release: Int, state: Release.State)

  /// Whether a rule refuses the request; otherwise something is broken.
  public var isRefusal: Bool {
    switch self {
    case .noRecipient, .recipientEnded, .notYetAgreed, .overQuota, .noBudget, .overBudget: true
    default: false
    }
  }
}

extension LedgerError: CustomStringConvertible {
  private static let anew =
    "If there is no copy, move away whatever is there; `moult ledger new` then creates another, in which "
    + "earlier releases do not count"
  private static let terms = "refused by the clause `terms`: "

  /// What happened, where, and what to do.
  public var description: String {
    switch self {
    case .missing(let path):
      "there is no ledger at \(path). `moult recipient add` creates one; --ledger names another"
    case .unusable(let path, let reason):
      "the ledger \(path) cannot be used: \(reason). Give its owner permission to read and write it and "
        + "its directory"
    case .notAFile(let path, let reason):
      "the ledger \(path) cannot be used: \(reason). Put the ledger back there, or name another "
        + "file after --ledger"
    case .full(let path):
      "there is no room left for the ledger \(path). Free some space, or raise the limit on the size of "
        + "files (ulimit -f)"
    case .failed(let path, let reason):
      "the ledger \(path) could not be read or written: \(reason). Check that its disk has room and no "
        + "errors, and that files may grow (ulimit -f)"
    case .busy(let path):
      "the ledger \(path) was locked by another process for a minute. Try again when that process is done"
    case .newer(let path):
      "the ledger \(path) was written by a newer version of moult, whose counts this version may not "
        + "understand. Use that version"
    case .notALedger(let path):
      "\(path) is a database, but not a ledger. Name another file after --ledger"
    case .hasLog(let path):
      "\(path) is a database with a write-ahead log, and a ledger has none. If it is a ledger that another "
        + "program switched, switch it back with that program: `PRAGMA journal_mode = DELETE`. Otherwise "
        + "name another file after --ledger"
    case .otherJournal(let path):
      "the ledger \(path) cannot be used: \(path)-journal is not its journal, from which interrupted "
        + "changes are undone. Move that file away; if the ledger is then not whole, restore its newest "
        + "copy"
    case .manyNames(let path):
      "the ledger \(path) has more than one name (hard links), and a process that uses another name "
        + "would not see this one. Copy it and use the copy, or remove the other names"
    case .exists(let path):
      "there is a file at \(path) already, and it is left as it is. Name another after --ledger, "
        + "or move it away first"
    case .damaged(let path, let reason):
      "the ledger \(path) is damaged: \(reason). Restore its newest copy. "
        + Self.anew
    case .vanished(let path, let rows):
      "the ledger \(path) is gone; it had \(rows) rows when it was used last. Restore it, or "
        + "name its new path after --ledger. \(Self.anew)"
    case .rolledBack(let path, let rows, let remembered):
      "the ledger \(path) is not as it was when it was used last: it had \(remembered) rows then, "
        + "and has \(rows) or different ones. Restore its newest copy. If this is the newest, "
        + "`moult ledger adopt` continues with it; releases that it lacks no longer count"
    case .memoryUnreadable(let path):
      "the file beside the ledger \(path) with its last head cannot be read. If the ledger is the newest "
        + "copy, `moult ledger adopt` continues with it"
    case .otherManifest(let file, let ledger, let reason):
      "\(file) does not fit the ledger \(ledger): \(reason). Name the release as it was written, or "
        + "the ledger that released it (--ledger)"
    case .clockSetBack(let now, let last):
      "the clock shows \(now), and the ledger has a row of \(last). Set the clock"
    case .recipientExists(let name):
      "there is a recipient '\(name)' already. To change what is recorded, end it and add it "
        + "again; what it received continues to count"
    case .wrongState(let release, let state):
      "release \(release) is \(state.rawValue), so this step cannot follow"
    case .noRecipient(let name):
      Self.terms + "there is no recipient '\(name)' in the ledger. When it has agreed to the "
        + "terms, add it: moult recipient add '\(name)' --agreed DATE"
    case .recipientEnded(let name, let time):
      Self.terms + "the recipient '\(name)' was ended on \(time.day). When it agrees to the "
        + "terms again, add it again"
    case .notYetAgreed(let name, let day):
      Self.terms + "'\(name)' agrees on \(day.day), which is in the future. Share from that day on"
    case .overQuota(let shortage): shortage.description
    case .budgetExists(let name):
      "there is a budget of the data set '\(name)' already, and a budget is never raised. Use it, or name other data"
    case .noBudget(let name):
      "refused by the clause `aggregate`: no data set '\(name)' has a budget in the ledger. Decide once how much all "
        + "tables of it may spend together, and add it: moult budget add '\(name)' --epsilon 1 --delta 0.000001"
    case .overBudget(let shortage): shortage.description
    }
  }
}
