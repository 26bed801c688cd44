public import PrivacyLosses

/// How much of a data set's privacy may be lost by all tables that are published with noise, and what was spent. A
/// budget is never raised or given back.
public struct Budget: Sendable, Equatable {
  /// The name of the data set.
  public let name: String
  /// What all tables together may spend.
  public let total: PrivacyLoss
  /// What was spent.
  public internal(set) var spent = PrivacyLoss.zero
  /// How many runs have spent some of it.
  public internal(set) var runs = 0
  /// When it was added.
  public let added: Moment

  /// What is left.
  public var left: PrivacyLoss { total.reduced(by: spent) }

  /// Whether a loss still fits.
  func allows(_ loss: PrivacyLoss) -> Bool { spent.adding(loss)?.fits(total) ?? false }
}

/// A table whose loss is over the budget of its data set.
public struct BudgetShortage: Sendable, Equatable, CustomStringConvertible {
  /// The budget.
  public let budget: Budget
  /// What the table would spend.
  public let wanted: PrivacyLoss

  /// The refusal: the figures, and the lawful way.
  public var description: String {
    "refused by the clause `aggregate`: the tables would spend \(wanted) of the data set '\(budget.name)', which has "
      + "\(budget.left) left. Nothing was spent or printed. Instead: \(advice)"
  }

  private var advice: String {
    guard budget.left.epsilon > .zero else {
      return "use the tables that were made; they can be divided and added up without spending more"
    }
    let delta =
      wanted.delta > budget.left.delta
      ? ", and --delta \(budget.left.delta) or less; closed domains with Laplace noise need none"
      : ""
    return "--epsilon \(min(wanted.epsilon, budget.left.epsilon)) or less\(delta)"
  }
}
