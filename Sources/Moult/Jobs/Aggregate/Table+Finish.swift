extension Table {
  /// What may be printed of the counted tweets. O(cells · log cells).
  ///
  /// A cell needs the minimum of distinct users, none of whom has more than half of its tweets, and
  /// values that the gate lets through; and no cell that it would let a reader compute may lack
  /// these (``isComputable(_:from:)``). What is held back is reported as one number of cells and one
  /// of tweets, where these are themselves a cell that may be printed and no way to divide them gives
  /// a small one (``Suppression/reported``). No sum over printed and suppressed cells is reported, as
  /// a difference would be the suppressed part.
  consuming func finish() -> TableResult {
    for node in cells.indices { cells[node].users.settle() }
    let printed = printableCells()
    var rows: [TableResult.Row] = []
    var held = Suppression(threshold: analysis.minimumUsers)
    for node in cells.indices {
      let cell = cells[node]
      guard printed[node] else {
        held.take(cell, isForGate: !passesGate(cell: node))
        continue
      }
      rows.append(
        TableResult.Row(
          values: values(ofCell: node), tweets: cell.tweets, users: cell.users.count,
          isLowerBound: cell.users.isLowerBound))
    }
    return TableResult(
      analysis: analysis, allRows: rows, suppressed: held.reported, sawNoAuthor: sawNoAuthor,
      tweetsWithoutValue: isSafe(withoutValue) ? withoutValue.tweets : nil)
  }

  /// Whether a cell is of enough users, and of none above all.
  func isSafe(_ cell: borrowing Cell) -> Bool {
    cell.users.holds(analysis.minimumUsers) && !cell.isOfOne
  }

  private func printableCells() -> [Bool] {
    var printed = cells.indices.map {
      isSafe(cells[$0]) && passesGate(cell: $0)
    }
    if analysis.hasForcedValues { suppressComputable(&printed) }
    return printed
  }

  private func passesGate(cell: Int) -> Bool { values(ofCell: cell).allSatisfy(\.passesGate) }

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
  private var cells = 0
  /// Those of them that look like an identifier.
  private var gateCells = 0
  /// All of them as one.
  private var all: Table.Cell

  init(threshold: Int) {
    self.threshold = threshold
    all = Table.Cell(users: UserSet(threshold: threshold))
  }

  mutating func take(_ cell: borrowing Table.Cell, isForGate: Bool) {
    cells += 1
    if isForGate { gateCells += 1 }
    all.absorb(cell)
  }

  /// Nil where a number could give a cell away, and also where nothing was held back: the two must
  /// not be distinguishable.
  ///
  /// One cell alone is never reported, nor those that the gate alone holds back. Where each cell has a tweet at least, fewer tweets than the
  /// minimum for each would say that some have next to none.
  var reported: TableResult.Suppressed? {
    guard cells >= 2, cells > gateCells, all.tweets >= cells * threshold,
      all.users.holds(threshold),
      !all.isOfOne
    else { return nil }
    return TableResult.Suppressed(cells: cells, tweets: all.tweets)
  }
}
