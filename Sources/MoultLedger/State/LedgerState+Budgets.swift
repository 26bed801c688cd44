internal import PrivacyLosses

/// The rows of budgets.
extension LedgerState {
  /// The budget of a data set by its name; case and white space do not matter. O(budgets).
  public func budget(_ name: String) -> Budget? { budgetPlace(of: name).map { budgets[$0] } }

  private func budgetPlace(of name: String) -> Int? {
    let key = Recipient.key(name)
    return budgets.firstIndex { Recipient.key($0.name) == key }
  }

  /// Applies the row of a new budget.
  mutating func addBudget(_ entry: Entry) throws(BadRow) {
    let (name, total) = try Self.loss(in: entry)
    guard budgetPlace(of: name) == nil else { throw BadRow("a budget was added twice") }
    budgets.append(Budget(name: name, total: total, added: entry.time))
  }

  /// Applies the row of a loss.
  mutating func spend(_ entry: Entry) throws(BadRow) {
    let (name, loss) = try Self.loss(in: entry)
    guard let place = budgetPlace(of: name), budgets[place].allows(loss),
      let spent = budgets[place].spent.adding(loss)
    else { throw BadRow("more than a budget was spent") }
    budgets[place].spent = spent
    budgets[place].runs += 1
  }

  private static func loss(in entry: Entry) throws(BadRow) -> (String, PrivacyLoss) {
    let details = entry.details
    guard let name = details.dataSet, let epsilon = details.epsilon.flatMap(ExactDecimal.init),
      let delta = details.delta.flatMap(ExactDecimal.init)
    else { throw BadRow("a row of a budget is incomplete") }
    return (name, PrivacyLoss(epsilon: epsilon, delta: delta))
  }
}
