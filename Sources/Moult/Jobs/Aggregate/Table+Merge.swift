extension Table {
  /// Adds what another worker counted: the result is that of one table over all tweets.
  ///
  /// O(cells of `other`). After an error the table is incomplete and of no use.
  ///
  /// - Precondition: both were made with the same analysis and key.
  mutating func merge(_ other: consuming Table) throws(TableError) {
    precondition(analysis == other.analysis && key == other.key, "tables of different runs")
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
  /// Adds another cell of the same values.
  mutating func absorb(_ other: borrowing Table.Cell) {
    tweets += other.tweets
    nameless += other.nameless
    users.merge(other.users)
  }
}
