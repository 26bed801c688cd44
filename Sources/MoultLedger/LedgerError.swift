/// Why the ledger gives no answer, or refuses a release. The text says what happened and what to do.
public enum LedgerError: Error, Sendable, Equatable {
  /// There is no ledger yet.
  case missing(path: String)
  /// The file cannot be opened or written; the system's or SQLite's words.
  case unusable(path: String, reason: String)
  /// There is no room left on its disk.
  case full(path: String)
  /// Another process kept it locked for longer than a release waits.
  case busy(path: String)
  /// A newer version of the program wrote it.
  case newer(path: String)
  /// It is a database of something else.
  case notALedger(path: String)
  /// Its rows are not those that were written.
  case damaged(path: String, reason: String)
  /// The clock shows a time before that of the last row.
  case clockSetBack(now: Moment, last: Moment)
  case recipientExists(String)
  case noRecipient(String)
  case recipientEnded(String, at: Moment)
  /// It agreed on a day that is yet to come.
  case notYetAgreed(String, on: Moment)
  case overLimit(Shortage)
  /// A release is not in the state that a step needs.
  case wrongState(release: Int, state: Release.State)

  /// Whether the rules refuse what was asked, rather than something being broken.
  public var isRefusal: Bool {
    switch self {
    case .noRecipient, .recipientEnded, .notYetAgreed, .overLimit: true
    default: false
    }
  }
}

extension LedgerError: CustomStringConvertible {
  private static let terms = "refused by the clause `terms`: "

  public var description: String {
    switch self {
    case .missing(let path):
      "there is no ledger at \(path). `moult recipient add` begins one; --ledger names another"
    case .unusable(let path, let reason):
      "the ledger \(path) cannot be used: \(reason). Nothing was released; see to it that its "
        + "owner may read and write it and its directory"
    case .full(let path):
      "there is no room left for the ledger \(path). Nothing was released; free some space"
    case .busy(let path):
      "the ledger \(path) was locked by another process for a minute. Nothing was released; try "
        + "again when that is done"
    case .newer(let path):
      "the ledger \(path) was written by a newer version of moult, whose counts this one may not "
        + "understand. Nothing was released; use that version"
    case .notALedger(let path):
      "\(path) is a database, but no ledger. Name another file after --ledger"
    case .damaged(let path, let reason):
      "the ledger \(path) is not as it was written: \(reason). Nothing was released, as nobody "
        + "can tell what was before; put back a copy, or see `moult ledger verify`"
    case .clockSetBack(let now, let last):
      "the clock shows \(now), and the ledger has a row of \(last). Nothing was released; set "
        + "the clock right"
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
    case .overLimit(let shortage): shortage.description
    case .wrongState(let release, let state):
      "release \(release) is \(state.rawValue), so that this step cannot follow"
    }
  }
}
