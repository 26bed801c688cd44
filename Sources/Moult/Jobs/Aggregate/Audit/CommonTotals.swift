/// Suppresses further cells where two tables of a run have sums in common, so that the suppressed cells of one cannot be
/// computed from the other.
///
/// ```
/// by lang: en 40        40 - 15 - 16 = 9 are the tweets of Wednesday, a cell that was not printed.
/// by lang, day: en Mon 15, en Tue 16
/// ```
///
/// In each sum, the suppressed cells of a table have to be none, or two or more that are printable as one cell, the
/// largest of which is not within a tenth of their sum. Otherwise the smallest printed cells are suppressed, too.
struct CommonTotals {
  /// Which cells of each table are printed.
  private(set) var printed: [[Bool]]
  /// Whether each table has a sum in common with another one.
  private(set) var isShared: [Bool]

  /// O(cells · pairs of tables), repeated until no cell is suppressed further.
  init(_ tables: [Table], printed: [[Bool]]) {
    self.printed = printed
    isShared = Array(repeating: false, count: tables.count)
    var sums: [Sum] = []
    for first in tables.indices {
      for second in tables.indices.dropFirst(first + 1) {
        guard let common = CommonDimensions(tables[first].analysis, tables[second].analysis) else {
          continue
        }
        (isShared[first], isShared[second]) = (true, true)
        let (mine, others) = (common.groups(of: tables[first]), common.groups(of: tables[second]))
        for (key, cells) in mine {
          sums.append(Sum(first: Part(first, cells), second: Part(second, others[key] ?? [])))
        }
      }
    }
    // A dictionary has no order of its own, and the result must have one.
    sums.sort { $0.order < $1.order }
    var isChanged = true
    while isChanged {
      isChanged = false
      for sum in sums {
        while let cell = nextSuppressed(sum, in: tables) {
          self.printed[cell.table][cell.cell] = false
          isChanged = true
        }
      }
    }
  }

  /// The cells of one table in a sum.
  private struct Part {
    let table: Int
    let cells: [Int]

    init(_ table: Int, _ cells: [Int]) { (self.table, self.cells) = (table, cells) }
  }

  /// Cells of two tables with the same tweets.
  private struct Sum {
    let first: Part
    let second: Part

    var order: (Int, Int, Int) { (first.table, second.table, first.cells.first ?? 0) }
  }

  /// The next cell to suppress in a sum; nil if it is protected, or nothing in it is printed.
  private func nextSuppressed(_ sum: Sum, in tables: [Table]) -> (table: Int, cell: Int)? {
    for (part, other) in [(sum.first, sum.second), (sum.second, sum.first)] {
      let hidden = suppressed(part)
      if hidden.isEmpty || hides(hidden, in: tables[part.table]) { continue }
      // What is suppressed in the other table keeps the sum unknown.
      let others = suppressed(other)
      if !others.isEmpty && hides(others, in: tables[other.table]) { continue }
      for place in [part, other] {
        let rest = place.cells.filter { printed[place.table][$0] }
        let cells = tables[place.table].cells
        if let cell = rest.min(by: { cells[$0].tweets < cells[$1].tweets }) {
          return (place.table, cell)
        }
      }
    }
    return nil
  }

  private func suppressed(_ part: Part) -> [Int] {
    part.cells.filter { !printed[part.table][$0] }
  }

  /// Whether the sum of suppressed cells gives none of them away. O(cells · users).
  private func hides(_ cells: [Int], in table: borrowing Table) -> Bool {
    guard cells.count >= 2 else { return false }
    var all = Table.Cell(users: UserSet(threshold: table.analysis.minimumUsers))
    var largest = 0
    for cell in cells {
      all.absorb(table.cells[cell])
      largest = max(largest, table.cells[cell].tweets)
    }
    return 11 * largest <= 10 * all.tweets && table.isSafe(all)
  }
}
