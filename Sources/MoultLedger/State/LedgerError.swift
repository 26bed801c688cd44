/// Why the ledger gives no answer, or refuses a release. The text says what happened and what to do.
public enum LedgerError: Error, Sendable, Equatable {
  /// There is no ledger yet.
  case missing(path: String)
  /// The file cannot be opened or written; the system's or SQLite's words.
  case unusable(path: String, reason: String)
  /// What is at its path is not a file.
  case notAFile(path: String, reason: String)
  /// There is no room left on its disk.
  case full(path: String)
  /// Another process kept it locked for longer than a release waits.
  case busy(path: String)
  /// A newer version of the program wrote it.
  case newer(path: String)
  /// It is a database of something else.
  case notALedger(path: String)
  /// It keeps a write-ahead log, as no ledger does.
  case hasLog(path: String)
  /// The system could not read or write it, though it may; the system's or SQLite's words.
  case failed(path: String, reason: String)
  /// What is under the name of its journal is not its journal.
  case otherJournal(path: String)
  /// Its file has several names, so that locks and journals beside one are not seen by the other.
  case manyNames(path: String)
  /// Its rows are not those that were written.
  case damaged(path: String, reason: String)
  /// There is no file where a ledger was.
  case vanished(path: String, rows: Int)
  /// It is whole, but lacks rows that were seen before, or has others in their place.
  case rolledBack(path: String, rows: Int, remembered: Int)
  /// What was kept of it apart from it does not read.
  case memoryUnreadable(path: String)
  /// One is to be begun where a file is.
  case exists(path: String)
  /// A manifest and the ledger do not belong together.
  case otherManifest(file: String, ledger: String, reason: String)
  /// The clock shows a time before that of the last row.
  case clockSetBack(now: Moment, last: Moment)
  case recipientExists(String)
  case noRecipient(String)
  case recipientEnded(String, at: Moment)
  /// It agreed on a day that is yet to come.
  case notYetAgreed(String, on: Moment)
  case overQuota(Shortage)
  /// A release is not in the state that a step needs.
  case wrongState(release: Int, state: Release.State)

  /// Whether the rules refuse what was asked, rather than something being broken.
  public var isRefusal: Bool {
    switch self {
    case .noRecipient, .recipientEnded, .notYetAgreed, .overQuota: true
    default: false
    }
  }
}

extension LedgerError: CustomStringConvertible {
  private static let anew =
    "Without one, move away whatever is there, and `moult ledger new` begins another, in which "
    + "earlier releases do not count"
  private static let terms = "refused by the clause `terms`: "

  public var description: String {
    switch self {
    case .missing(let path):
      "there is no ledger at \(path). `moult recipient add` begins one; --ledger names another"
    case .unusable(let path, let reason):
      "the ledger \(path) cannot be used: \(reason). See to it that its owner may read and write "
        + "it and its directory"
    case .notAFile(let path, let reason):
      "the ledger \(path) cannot be used: \(reason). Put the ledger back there, or name another "
        + "file after --ledger"
    case .full(let path):
      "there is no room left for the ledger \(path). Free some space, or raise the limit on the size of "
        + "files (ulimit -f)"
    case .failed(let path, let reason):
      "the ledger \(path) could not be read or written: \(reason). See to it that its disk has room "
        + "and is well, and that files may grow (ulimit -f)"
    case .busy(let path):
      "the ledger \(path) was locked by another process for a minute. Try again when that is done"
    case .newer(let path):
      "the ledger \(path) was written by a newer version of moult, whose counts this one may not "
        + "understand. Use that version"
    case .notALedger(let path):
      "\(path) is a database, but no ledger. Name another file after --ledger"
    case .hasLog(let path):
      "\(path) is a database with a write-ahead log, and a ledger has none. If it is a ledger that another "
        + "program switched, let that program switch it back: `PRAGMA journal_mode = DELETE`. Else "
        + "name another file after --ledger"
    case .otherJournal(let path):
      "the ledger \(path) cannot be used: \(path)-journal is not its journal, from which what was cut "
        + "short is made good. Move that file away; if the ledger is not whole then, put back the newest copy "
        + "of it"
    case .manyNames(let path):
      "the ledger \(path) has more than one name (hard links), and a process that uses another of "
        + "them would not see this one. Copy it and use the copy, or remove the other names"
    case .damaged(let path, let reason):
      "the ledger \(path) is not as it was written: \(reason). Put back the newest copy of it. "
        + Self.anew
    case .vanished(let path, let rows):
      "the ledger \(path) is gone, and had \(rows) rows when it was used last. Put it back, or "
        + "name where it is now after --ledger. \(Self.anew)"
    case .rolledBack(let path, let rows, let remembered):
      "the ledger \(path) is not as it was when it was used last: it had \(remembered) rows then, "
        + "and now it has \(rows), or others. Put back the newest copy of it. If this is the "
        + "newest, `moult ledger adopt` goes on with it; releases that it lacks no longer count"
    case .memoryUnreadable(let path):
      "the file beside the ledger \(path) that says how far it had come does not read. If the "
        + "ledger is the newest copy, `moult ledger adopt` goes on with it"
    case .exists(let path):
      "there is a file at \(path) already, and it stays as it is. Name another after --ledger, "
        + "or move it away first"
    case .otherManifest(let file, let ledger, let reason):
      "\(file) does not fit the ledger \(ledger): \(reason). Name the release as it was written, or "
        + "the ledger that released it (--ledger)"
    case .clockSetBack(let now, let last):
      "the clock shows \(now), and the ledger has a row of \(last). Set the clock right"
    case .recipientExists(let name):
      "there is a recipient '\(name)' already. To record something else of it, end it and add it "
        + "again; what it received goes on counting"
    case .noRecipient(let name):
      Self.terms + "there is no recipient '\(name)' in the ledger. When it has agreed to the "
        + "terms, add it: moult recipient add '\(name)' --agreed DATE"
    case .recipientEnded(let name, let time):
      Self.terms + "the recipient '\(name)' was ended on \(time.day). When it agrees to the "
        + "terms again, add it again"
    case .notYetAgreed(let name, let day):
      Self.terms + "'\(name)' agrees on \(day.day), and that is yet to come. Share from that day on"
    case .overQuota(let shortage): shortage.description
    case .wrongState(let release, let state):
      "release \(release) is \(state.rawValue), so that this step cannot follow"
    }
  }
}
