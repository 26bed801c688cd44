extension Table {
  /// What may be printed of the counted tweets. O(cells · log cells).
  ///
  /// A cell needs the minimum of distinct users, and values that the gate lets through. What both
  /// held back is told as one number of cells and one of tweets, and only where at least two cells
  /// were and they have the minimum of users together: then the number is itself a cell that may be
  /// printed, and none of its parts can be taken out of it. No sum over printed and suppressed
  /// cells is told, as a difference would be the suppressed part.
  consuming func finish() -> TableResult {
    var rows: [TableResult.Row] = []
    var held = Suppression(threshold: analysis.minimumUsers)
    for node in cells.indices {
      cells[node].users.settle()
      let cell = cells[node]
      let values = self.values(ofCell: node)
      if !cell.users.holds(analysis.minimumUsers) {
        held.take(cell, byGate: false)
      } else if !IdentifierGate.passes(values) {
        held.take(cell, byGate: true)
      } else {
        rows.append(
          TableResult.Row(
            values: values, tweets: cell.tweets, users: cell.users.count,
            isLowerBound: cell.users.isLowerBound))
      }
    }
    return TableResult(
      analysis: analysis, allRows: rows, suppressed: held.told, sawNoAuthor: sawNoAuthor,
      tweetsWithoutValue: withoutValue.users.holds(analysis.minimumUsers)
        ? withoutValue.tweets : nil)
  }

  private func values(ofCell cell: Int) -> [DimensionValue] {
    var values: [DimensionValue] = []
    var node = Int32(cell)
    for level in levels.reversed() {
      let origin = level.origin(of: node)
      values.append(origin.value)
      node = origin.parent
    }
    return values.reversed()
  }
}

/// The cells that are held back, while they are gathered.
private struct Suppression {
  private let threshold: Int
  private var sum = TableResult.Suppressed(cells: 0, tweets: 0, byGate: 0)
  private var users: UserSet

  init(threshold: Int) {
    self.threshold = threshold
    users = UserSet(threshold: threshold)
  }

  mutating func take(_ cell: Table.Cell, byGate: Bool) {
    sum.cells += 1
    sum.tweets += cell.tweets
    if byGate { sum.byGate += 1 }
    if !users.isFinished { users.merge(cell.users) }
  }

  /// Nil where a number could give a cell away, and also where nothing was held back: the two must
  /// not be told apart.
  var told: TableResult.Suppressed? {
    sum.cells >= 2 && users.holds(threshold) ? sum : nil
  }
}
