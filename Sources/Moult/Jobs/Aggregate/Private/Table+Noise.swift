extension Table {
  /// The table with noise: user-level differential privacy, in place of a minimum of users.
  ///
  /// Each number gets noise of its own. If all cells are known without the data, each of them is printed, also an empty
  /// one. Otherwise a cell is printed if its noisy number of users reaches the threshold. What follows uses only noisy
  /// numbers and the request: negative ones become 0, rows are sorted, shares are computed. O(cells · log cells).
  func finish(
    _ privacy: Analysis.Privacy, using generator: inout some RandomNumberGenerator
  ) -> TableResult {
    var rows: [TableResult.Cell] = []
    func add(_ values: [DimensionValue], _ cell: BoundedCounts.Cell) {
      let (plan, minimum) = (privacy.plan, analysis.minimumUsers)
      let users = plan.users?.noisy(cell.users, using: &generator) ?? 0
      if let threshold = plan.threshold, users < max(threshold, minimum) { return }
      let tweets = plan.tweets?.noisy(cell.tweets, using: &generator) ?? 0
      rows.append(
        TableResult.Cell(
          values: values, tweets: max(0, tweets), users: max(0, users), isLowerBound: false))
    }
    if privacy.isClosed {
      let cells = cellsByValues()
      for values in privacy.domains.products() where !analysis.isPaired || isPair(values) {
        add(values, cells[values].map { bounded.cells[$0] } ?? BoundedCounts.Cell())
      }
    } else {
      for cell in bounded.cells.indices where bounded.cells[cell].users > 0 {
        let values = values(ofCell: cell)
        if values.allSatisfy(\.passesGate) { add(values, bounded.cells[cell]) }
      }
    }
    return TableResult(
      analysis: analysis, allRows: rows, suppressed: nil, sawNoAuthor: false,
      tweetsWithoutValue: nil)
  }

  /// Whether the last two values are in the order of a pair.
  private func isPair(_ values: [DimensionValue]) -> Bool {
    DimensionValue.precedes(values[values.count - 2], values[values.count - 1])
  }

  /// The numbers of the counted cells by their values.
  private func cellsByValues() -> [[DimensionValue]: Int] {
    var cells: [[DimensionValue]: Int] = [:]
    for cell in bounded.cells.indices { cells[values(ofCell: cell)] = cell }
    return cells
  }
}

extension [Analysis.Domain?] {
  /// All combinations of values of closed domains; one of no values if there are no domains. O(combinations).
  fileprivate func products() -> [[DimensionValue]] {
    var products: [[DimensionValue]] = [[]]
    for domain in self {
      products = products.flatMap { product in
        (domain?.values ?? []).map { product + [$0] }
      }
    }
    return products
  }
}
