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

  /// O(cells · pairs of tables), repeated until no cell is suppressed further.
  init(_ cells: RunCells, _ relations: [Relation]) {
    self.cells = cells
    let sums = relations.filter(\.isEqual)
    var isChanged = true
    while isChanged {
      isChanged = false
      for sum in sums {
        while let cell = nextSuppressed(sum) {
          self.cells.printed[cell] = false
          isChanged = true
        }
      }
    }
  }

  /// The next cell to suppress in a sum; nil if it is protected, or nothing in it is printed.
  private func nextSuppressed(_ sum: Relation) -> Int? {
    for (part, other) in [(sum.inner, sum.outer), (sum.outer, sum.inner)] {
      let hidden = suppressed(part)
      if hidden.isEmpty || hides(hidden) { continue }
      // What is suppressed in the other table keeps the sum unknown.
      let others = suppressed(other)
      if !others.isEmpty && hides(others) { continue }
      for place in [part, other] {
        if let cell = cells.smallestPrinted(of: place) { return cell }
      }
    }
    return nil
  }

  private func suppressed(_ part: [Int32]) -> [Int] {
    part.map(Int.init).filter { !cells.printed[$0] }
  }

  /// Whether the sum of suppressed cells of a table gives none of them away. O(cells · users).
  private func hides(_ hidden: [Int]) -> Bool {
    guard hidden.count >= 2 else { return false }
    let table = cells.tables[cells.table(of: hidden[0])]
    var all = Table.Cell(users: UserSet(threshold: table.analysis.minimumUsers))
    var largest = 0
    for number in hidden {
      let cell = cells.cell(number)
      all.absorb(cell)
      largest = max(largest, cell.tweets)
    }
    return 11 * largest <= 10 * all.tweets && table.isSafe(all)
  }
}
