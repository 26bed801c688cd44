import ArgumentParser
import Moult
import MoultIO
import MoultLedger
import PrivacyLosses

/// Commands about budgets of data sets.
enum BudgetCommand: CommandGroup {
  static let about = About(
    "budget", "Record how much privacy noisy tables may spend.")
  static let commands: [any CommandNode.Type] = [Add.self, List.self]

  /// Adds a data set with its budget.
  struct Add: Command {
    static let about = About(
      "budget add", "Add a data set with its budget, which is never raised.",
      """
      `moult aggregate --epsilon` spends from the budget, and is refused when it is spent. Decide it once, for all data about \
      the same users; another name for the same data would be another budget.
      """)

    private static let greatest = PrivacyLoss(
      epsilon: ExactDecimal(units: 20 * ExactDecimal.unitsOfOne),
      delta: ExactDecimal(units: ExactDecimal.unitsOfOne / 10_000))

    private let name: String
    private let epsilon: String
    private let delta: String
    private let options: LedgerOptions

    init(_ read: inout OptionReader) {
      name = read(.operand("name", "Name of the data set."))
      epsilon = read(
        .text("epsilon", "number", "Epsilon of all tables together.").details("20 at most."))
      delta = read(
        .text("delta", "number", default: "0", "Delta of all tables together.")
          .details("0.0001 at most; far less than one in the number of users."))
      options = LedgerOptions(&read)
    }

    /// Adds the budget, in a new ledger where none exists.
    func run() throws -> ExitCode {
      let total = try total()
      let name = try self.name.oneLine("The name")
      let place = try options.place()
      try place.openOrCreate().addBudget(name, total)
      try printLines(
        ["added '\(name)' with \(total)"],
        done: "'\(name)' is added; only that could not be printed")
      return .success
    }

    private func total() throws -> PrivacyLoss {
      let most = Self.greatest
      guard let epsilon = ExactDecimal(epsilon), epsilon > .zero, epsilon <= most.epsilon else {
        throw ValidationError(
          "--epsilon takes a number over 0, \(most.epsilon) at most, such as 2.")
      }
      guard let delta = ExactDecimal(delta), delta <= most.delta else {
        throw ValidationError("--delta takes a number from 0 to \(most.delta), such as 1e-6.")
      }
      return PrivacyLoss(epsilon: epsilon, delta: delta)
    }
  }

  /// Prints the budgets.
  struct List: Command {
    static let about = About("budget list", "Print each data set, its budget, and what is left.")

    private let options: LedgerOptions

    init(_ read: inout OptionReader) { options = LedgerOptions(&read) }

    /// Prints a line for each data set.
    func run() throws -> ExitCode {
      try printLines(
        options.place().open().state().budgets.map { budget in
          "\(budget.name): \(budget.total), since \(budget.added.day); runs: \(budget.runs); left: \(budget.left)"
        })
      return .success
    }
  }
}
