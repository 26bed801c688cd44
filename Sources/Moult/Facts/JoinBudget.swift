internal import JSONStream

/// A budget for the objects that a page's items name, in nodes.
///
/// An object that many items name is read for each of them, so a hostile page could take time quadratic in its
/// size. The platform's pages need a small part of the budget.
struct JoinBudget: Sendable {
  private var nodes = 0

  /// Sets the budget for a record: 2²⁰ nodes, and 16 for each node of the record.
  mutating func reset(for record: borrowing Record) {
    nodes = (1 << 20) + 16 * record.nodes.count
  }

  /// Spends the nodes of an object. Returns false, and spends nothing, where the budget is too small.
  mutating func takes(_ object: Int, _ record: borrowing Record) -> Bool {
    let size = record.descendants(of: object).count + 1
    guard size <= nodes else { return false }
    nodes -= size
    return true
  }
}
