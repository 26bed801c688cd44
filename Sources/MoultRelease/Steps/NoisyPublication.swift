import MoultLedger
package import PrivacyLosses

/// Tables with noise that are about to be published: what they spend of the budget of their data set.
package final class NoisyPublication {
  private let ledger: Ledger
  private let dataSet: String
  private let loss: PrivacyLoss
  /// Whether the loss is in the ledger, and so counts whether or not anything was printed.
  package private(set) var isSpent = false

  /// Checks before anything is read that the budget has room; nothing is spent.
  ///
  /// - Throws: ``ReleaseError``, ``LedgerError`` or ``IOError``.
  package init(of dataSet: String, _ loss: PrivacyLoss, _ place: LedgerPlace) throws {
    do {
      ledger = try place.open()
    } catch LedgerError.missing(let path) {
      throw ReleaseError.refused(
        clause: .aggregate, reason: "there is no ledger at \(path), and so no budget.",
        instead:
          "add the budget of the data set (moult budget add), or name another ledger (--ledger).")
    }
    (self.dataSet, self.loss) = (dataSet, loss)
    try ledger.checkBudget(dataSet, allows: loss)
  }

  /// Spends the loss. Call it before the first byte is printed: if the process ends in between, the budget is spent and
  /// nothing is known, which is the safe way round.
  ///
  /// - Throws: ``LedgerError``; then nothing was spent, and nothing may be printed.
  package func spend() throws {
    try ledger.spend(loss, of: dataSet)
    isSpent = true
  }

  /// What a failure after ``spend()`` means for the budget.
  package var failureText: String {
    "the tables were not printed in full, and \(loss) of the data set '\(dataSet)' stay spent, because what was "
      + "printed may have been read"
  }
}
