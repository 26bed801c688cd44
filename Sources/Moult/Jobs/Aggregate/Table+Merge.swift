extension Table {
  /// Adds the counts of another worker, with the result of one table over all tweets. O(cells of
  /// `other`).
  ///
  /// - Throws: ``TableError`` if there are too many cells; the table is incomplete then.
  /// - Precondition: both tables have the same analysis and key.
  mutating func merge(_ other: consuming Table) throws(TableError) {
    precondition(
      analysis == other.analysis && key == other.key, "merged tables need the same analysis and key"
    )
    var names: [Int32] = [0]
    for level in levels.indices {
      names = levels[level].merge(other.levels[level], parents: names)
    }
    for (theirs, cell) in other.cells.enumerated() {
      try makeCells(through: names[theirs])
      cells[Int(names[theirs])].absorb(cell)
    }
    withoutValue.absorb(other.withoutValue)
    sawNoAuthor = sawNoAuthor || other.sawNoAuthor
  }
}

extension Table.Cell {
  /// Adds a cell with the same values. O(users · log users).
  mutating func absorb(_ other: borrowing Table.Cell) {
    tweets += other.tweets
    nameless += other.nameless
    users.merge(other.users)
  }
}
