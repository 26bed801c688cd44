import Foundation
import PrivacyLosses
import SQLite
import Testing

@testable import MoultLedger

/// Budgets of data sets: what is spent adds up exactly, and nothing is spent beyond a budget.
@Suite struct BudgetTests {
  static func loss(_ epsilon: String, _ delta: String = "0") throws -> PrivacyLoss {
    PrivacyLoss(
      epsilon: try #require(ExactDecimal(epsilon)), delta: try #require(ExactDecimal(delta)))
  }

  @Test func tenTenthsAreOne() throws {
    let sample = try LedgerSample()
    try sample.ledger.addBudget("Elections", Self.loss("1", "1e-6"))
    for _ in 0..<10 { try sample.ledger.spend(Self.loss("0.1", "1e-7"), of: " elections ") }
    let budget = try #require(try sample.ledger.state().budget("Elections"))
    #expect(budget.spent == budget.total && budget.left == .zero && budget.runs == 10)
    #expect(throws: LedgerError.self) {
      try sample.ledger.spend(Self.loss("0.000000000000001"), of: "Elections")
    }
    #expect(try sample.ledger.state().budget("Elections") == budget)
  }

  @Test(arguments: [("0.6", "0"), ("0.5", "2e-6"), ("9000", "0"), ("9223", "9223")])
  func refusesMoreThanIsLeft(epsilon: String, delta: String) throws {
    let sample = try LedgerSample()
    try sample.ledger.addBudget("a", Self.loss("1", "1e-6"))
    try sample.ledger.spend(Self.loss("0.5"), of: "a")
    let wanted = try Self.loss(epsilon, delta)
    for attempt in [
      { try sample.ledger.spend(wanted, of: "a") },
      { _ = try sample.ledger.checkBudget("a", allows: wanted) },
    ] {
      let error = #expect(throws: LedgerError.self) { try attempt() }
      #expect(error?.isRefusal == true)
      #expect("\(try #require(error))".contains("epsilon 0.5"))
    }
    #expect(try sample.ledger.state().budget("a")?.spent == Self.loss("0.5"))
  }

  @Test func aSpentBudgetNamesAnotherWay() throws {
    let sample = try LedgerSample()
    try sample.ledger.addBudget("a", Self.loss("1"))
    try sample.ledger.spend(Self.loss("1"), of: "a")
    let error = #expect(throws: LedgerError.self) {
      try sample.ledger.spend(Self.loss("1"), of: "a")
    }
    #expect("\(try #require(error))".contains("use the tables that were made"))
  }

  @Test func unknownAndRepeatedNames() throws {
    let sample = try LedgerSample()
    #expect(throws: LedgerError.noBudget("b")) { try sample.ledger.spend(Self.loss("1"), of: "b") }
    try sample.ledger.addBudget("B", Self.loss("1"))
    #expect(throws: LedgerError.budgetExists("B")) {
      try sample.ledger.addBudget("b", Self.loss("2"))
    }
  }

  /// What is spent is in the file before `spend` returns, and another process that opens it counts it.
  @Test func isOnTheDisk() throws {
    let sample = try LedgerSample()
    try sample.ledger.addBudget("a", Self.loss("1"))
    try sample.ledger.spend(Self.loss("0.7"), of: "a")
    let clock = sample.clock
    let other = try Ledger(path: sample.path, locks: sample.locks, memory: sample.memory) {
      clock.now
    }
    #expect(throws: LedgerError.self) { try other.spend(Self.loss("0.4"), of: "a") }
    try other.spend(Self.loss("0.3"), of: "a")
    #expect(try sample.ledger.state().budget("a")?.left == .zero)
  }

  /// A row that was lowered in the file is detected, as any other row is.
  @Test func aChangedRowIsDetected() throws {
    let sample = try LedgerSample()
    try sample.ledger.addBudget("a", Self.loss("1"))
    try sample.ledger.spend(Self.loss("0.7"), of: "a")
    try Database(path: sample.path).execute(
      "UPDATE entry SET details = replace(details, '0.7', '0.1')")
    #expect(throws: LedgerError.self) { try sample.ledger.spend(Self.loss("0.1"), of: "a") }
  }

  /// Releases and budgets do not count against each other, and a ledger without budgets opens in versions that have
  /// none.
  @Test func besideReleases() throws {
    let sample = try LedgerSample()
    try sample.release(sample.request(10))
    func versions() throws -> [String] {
      try Database(path: sample.path).rows("SELECT identifier FROM grdb_migrations ORDER BY 1")
        .map { try $0.text("identifier") }
    }
    #expect(try versions() == ["1 entries"])
    try sample.ledger.addBudget("a", Self.loss("1"))
    #expect(try versions() == ["1 entries", "2 budgets"])
    try sample.release(sample.request(10))
    try sample.ledger.spend(Self.loss("1"), of: "a")
    let state = try sample.ledger.state()
    #expect(state.releases.count == 2 && state.budgets.count == 1)
    #expect(try sample.ledger.export().contains("\"data_set\" : \"a\""))
  }
}
