public import PrivacyLosses

/// The budgets of data sets from which tables with noise are published.
extension Ledger {
  /// Adds a data set with its budget. O(rows).
  ///
  /// - Throws: ``LedgerError``.
  public func addBudget(_ name: String, _ total: PrivacyLoss) throws {
    // Versions that do not read budgets must not open the ledger.
    try store.upgrade()
    try write { state, time in
      if let known = state.budget(name) { throw LedgerError.budgetExists(known.name) }
      return Self.row(.addBudget, name, total, state, at: time)
    }
  }

  /// Checks that a loss fits the budget of a data set; nothing is spent or written. O(rows).
  ///
  /// - Returns: the budget before the loss.
  /// - Throws: ``LedgerError``.
  @discardableResult
  public func checkBudget(_ name: String, allows loss: PrivacyLoss) throws -> Budget {
    try Self.budget(name, try state(), allows: loss)
  }

  /// Spends some of the budget of a data set. The row is on the disk when this returns, so that what is printed
  /// afterwards is always counted. O(rows).
  ///
  /// - Throws: ``LedgerError``; then nothing was spent.
  public func spend(_ loss: PrivacyLoss, of name: String) throws {
    try write { state, time in
      let budget = try Self.budget(name, state, allows: loss)
      return Self.row(.spend, budget.name, loss, state, at: time)
    }
  }

  private static func budget(
    _ name: String, _ state: LedgerState, allows loss: PrivacyLoss
  ) throws -> Budget {
    guard let budget = state.budget(name) else { throw LedgerError.noBudget(name) }
    guard budget.allows(loss) else {
      throw LedgerError.overBudget(BudgetShortage(budget: budget, wanted: loss))
    }
    return budget
  }

  private static func row(
    _ event: Entry.Event, _ name: String, _ loss: PrivacyLoss, _ state: LedgerState, at time: Moment
  ) -> Entry {
    // A budget has no recipient: what is published is for everybody.
    var row = state.next(event, "", at: time)
    row.details.dataSet = name
    row.details.epsilon = loss.epsilon.description
    row.details.delta = loss.delta.description
    return row
  }
}
