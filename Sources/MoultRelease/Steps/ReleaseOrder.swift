import Moult
import MoultIO
package import MoultLedger

/// What is to be released to whom and where, decided before anything is read.
package struct ReleaseOrder: Sendable {
  /// The recipient's name.
  package let recipient: String
  /// The kind of the items.
  package let kind: ReleaseKind
  /// The application or profile that releases.
  package let application: String
  /// The declared purpose; nil for none.
  package let purpose: String?
  /// The edition of the quotas in force.
  package let quotas: QuotaEdition
  /// The directory of the release, which is new or empty.
  package let directory: String
  /// Whether a smaller number is released where the quota has no room for all.
  package var takesFewer = false

  /// Creates an order.
  package init(
    recipient: String, kind: ReleaseKind, application: String, purpose: String?,
    quotas: QuotaEdition, directory: String
  ) {
    self.recipient = recipient
    self.kind = kind
    self.application = application
    self.purpose = purpose
    self.quotas = quotas
    self.directory = directory
  }

  /// The request to the ledger for a number of items.
  ///
  /// - Parameter earlier: the release that this one continues; nil for none.
  package func request(_ wanted: Int, continues earlier: Int? = nil) -> ReleaseRequest {
    var request = ReleaseRequest(
      recipient: recipient, kind: kind, wanted: wanted, quotas: quotas, application: application,
      purpose: purpose)
    request.takesFewer = takesFewer
    request.continues = earlier
    return request
  }

  /// Opens the ledger, and checks before anything is read that the recipient may receive and that the
  /// directory is free.
  ///
  /// - Parameter isDryRun: whether the ledger is not to be written to; otherwise releases whose processes
  ///   have ended are completed, given back or counted.
  /// - Throws: ``ReleaseError``, ``LedgerError`` or ``IOError``.
  package func open(_ place: LedgerPlace, isDryRun: Bool) throws -> Ledger {
    let ledger: Ledger
    do {
      ledger = try place.open()
    } catch LedgerError.missing(let path) {
      throw ReleaseError.refused(
        clause: .terms,
        reason: "there is no ledger at \(path), and so no recipient that has agreed to the terms.",
        instead: "add the recipient (moult recipient add), or name another ledger (--ledger).")
    }
    if !isDryRun { try ledger.recover() }
    _ = try ledger.preview(request(0))
    try OutputDirectory.examine(directory)
    return ledger
  }
}
