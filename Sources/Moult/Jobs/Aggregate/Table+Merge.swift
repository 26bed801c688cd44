extension Table {
  /// Adds the values of a table that has no counts yet, and returns for each of its cells the cell here. O(cells of
  /// `other`).
  mutating func rename(_ other: borrowing Table) -> [Int32] {
    var names: [Int32] = [0]
    for level in levels.indices {
      names = levels[level].merge(other.levels[level], parents: names)
    }
    return names
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
