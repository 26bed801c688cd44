/// Suppresses further cells where two sums of a run are equal, so that the suppressed cells of one cannot be computed from
/// the other.
///
/// ```
/// by lang: en 40        40 - 15 - 16 = 9 are the tweets of Wednesday, a cell that was not printed.
/// by lang, day: en Mon 15, en Tue 16
/// ```
///
/// In each sum, the suppressed cells of a table have to be none, or two or more that are printable as one cell, the
/// largest of which is not within a tenth of their sum. Otherwise the smallest printed cells are suppressed, too.
struct CommonTotals {
  private(set) var cells: RunCells
  private(set) var sums: Sums
  /// For each sum, what is known of its suppressed cells; nil after another one was suppressed.
  private var states: [State?]

  private enum State {
    /// None is suppressed.
    case whole
    /// Their sum gives none of them away.
    case hiding
    case revealing
  }

  /// O(cells · pairs of tables), repeated until no cell is suppressed further.
  ///
  /// - Parameter sums: with look-ups.
  init(_ cells: RunCells, _ sums: Sums) {
    (self.cells, self.sums) = (cells, sums)
    states = Array(repeating: nil, count: sums.count)
    var isChanged = true
    while isChanged {
      isChanged = false
      for relation in sums.relations where relation.isEqual {
        while let cell = nextSuppressed(relation) {
          suppress(cell)
          isChanged = true
        }
      }
    }
  }

  private mutating func suppress(_ cell: Int32) {
    cells.printed[Int(cell)] = false
    sums.open(cell)
    for sum in sums.sums(of: Int(cell)) { states[Int(sum)] = nil }
  }

  /// The next cell to suppress in equal sums; nil if they are protected, or nothing in them is printed.
  private mutating func nextSuppressed(_ relation: Sums.Relation) -> Int32? {
    for (part, other) in [(relation.inner, relation.outer), (relation.outer, relation.inner)] {
      // What is suppressed in the other table keeps the sum unknown.
      guard state(of: part) == .revealing, state(of: other) != .hiding else { continue }
      for place in [part, other] {
        let smallest = sums.printed(in: place).min { cells.isSmaller($0, than: $1) }
        if let smallest { return smallest }
      }
    }
    return nil
  }

  private mutating func state(of sum: Int32) -> State {
    if let known = states[Int(sum)] { return known }
    let hidden = sums.open(in: sum)
    let state: State = hidden.isEmpty ? .whole : hides(hidden) ? .hiding : .revealing
    states[Int(sum)] = state
    return state
  }

  /// Whether the sum of suppressed cells of a table gives none of them away. O(cells · users).
  private func hides(_ hidden: ArraySlice<Int32>) -> Bool {
    guard hidden.count >= 2, let first = hidden.first else { return false }
    let (tweets, largest) = hidden.reduce(into: (0, 0)) { sum, cell in
      sum.0 += cells[Int(cell)].tweets
      sum.1 = max(sum.1, cells[Int(cell)].tweets)
    }
    guard 11 * largest <= 10 * tweets else { return false }
    let table = cells.tables[cells.table(of: Int(first))]
    // As no user has more tweets than count, these come from enough users, none of whom has half of them.
    let analysis = table.analysis
    if tweets >= analysis.mostOfUser * max(4, analysis.minimumUsers + 1) { return true }
    var all = Table.Cell(users: UserSet(threshold: analysis.minimumUsers))
    for cell in hidden { all.absorb(cells.cell(Int(cell))) }
    return table.isSafe(all)
  }
}
