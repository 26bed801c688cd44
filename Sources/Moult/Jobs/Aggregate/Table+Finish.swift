extension Table {
  /// The printable part of the table. O(cells · log cells).
  ///
  /// A printable cell has the minimum of distinct users, none of whom wrote more than half of its
  /// tweets, and values that pass the gate; and a reader cannot compute from it a cell that lacks
  /// these (``suppressComputable(_:)``). The suppressed cells are reported as one number of cells
  /// and one of tweets, if together they are printable and cannot be divided into small ones
  /// (``Suppression/reported``). No sum over printed and suppressed cells is reported, as
  /// subtracting the printed part would reveal the rest.
  consuming func finish() -> TableResult {
    if let privacy = analysis.privacy {
      var system = SystemRandomNumberGenerator()
      return finish(privacy, using: &system)
    }
    settle()
    return result(printing: printableCells())
  }

  /// Brings the users of all cells in order. O(cells · log users).
  mutating func settle() {
    for node in cells.indices { cells[node].users.settle() }
  }

  /// The result with some cells. O(cells · log cells).
  ///
  /// - Parameters:
  ///   - printed: which cells.
  ///   - countsSuppressed: whether the numbers of suppressed cells, of their tweets, and of tweets without a value may be
  ///     reported.
  func result(printing printed: [Bool], countsSuppressed: Bool = true) -> TableResult {
    var rows: [TableResult.Cell] = []
    var held = Suppression(threshold: analysis.minimumUsers)
    for node in cells.indices {
      let cell = cells[node]
      // Its tweets do not count.
      if cell.tweets == 0 { continue }
      guard printed[node] else {
        held.take(cell, isForGate: !passesGate(cell: node))
        continue
      }
      rows.append(
        TableResult.Cell(
          values: values(ofCell: node), tweets: cell.tweets, users: cell.users.count,
          isLowerBound: cell.users.isLowerBound, measured: measured(ofCell: node)))
    }
    return TableResult(
      analysis: analysis, allRows: rows, suppressed: countsSuppressed ? held.reported : nil,
      sawNoAuthor: sawNoAuthor,
      tweetsWithoutValue: countsSuppressed && isSafe(withoutValue) ? withoutValue.tweets : nil,
      cut: cut.users >= analysis.minimumUsers ? cut : nil)
  }

  /// Whether a cell has enough users and no user with more than half of its tweets.
  func isSafe(_ cell: borrowing Cell) -> Bool {
    analysis.isUnprotected || cell.users.holds(analysis.minimumUsers) && !cell.isOfOne
  }

  /// Which cells are printable. The users of all cells must be settled.
  func printableCells() -> [Bool] {
    var printed = cells.indices.map(isPrintable)
    if analysis.comparesCells && !analysis.isUnprotected { suppressComputable(&printed) }
    return printed
  }

  /// Whether a cell has enough users, no user with more than half of its tweets, and only values that pass the gate.
  func isPrintable(cell: Int) -> Bool { isSafe(cells[cell]) && passesGate(cell: cell) }

  private func passesGate(cell: Int) -> Bool { values(ofCell: cell).allSatisfy(\.passesGate) }

  /// The values of a cell, one for each dimension.
  func values(ofCell cell: Int) -> [DimensionValue] {
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

/// Collects the suppressed cells.
private struct Suppression {
  private let threshold: Int
  private var cells = 0
  /// The cells that were suppressed because a value looks like an identifier.
  private var gateCells = 0
  /// The tweets of the largest suppressed cell.
  private var largest = 0
  /// All suppressed cells as one.
  private var all: Table.Cell

  init(threshold: Int) {
    self.threshold = threshold
    all = Table.Cell(users: UserSet(threshold: threshold))
  }

  mutating func take(_ cell: borrowing Table.Cell, isForGate: Bool) {
    cells += 1
    if isForGate { gateCells += 1 }
    largest = max(largest, cell.tweets)
    all.absorb(cell)
  }

  /// The numbers to report. Nil if a number could reveal a cell, and also if nothing was
  /// suppressed: the two must be indistinguishable.
  ///
  /// A single cell is never reported, nor cells that only the gate suppresses. Each cell has at
  /// least one tweet, so an average below the minimum would reveal that some have hardly any. If nearly all tweets are in one
  /// cell, the sum would be its number.
  var reported: TableResult.Suppressed? {
    guard cells >= 2, cells > gateCells, all.tweets >= cells * threshold,
      all.users.holds(threshold), !all.isOfOne, 11 * largest <= 10 * all.tweets
    else { return nil }
    return TableResult.Suppressed(cells: cells, tweets: all.tweets)
  }
}
