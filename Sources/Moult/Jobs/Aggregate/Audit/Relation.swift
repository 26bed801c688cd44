/// Two sums over cells: they are equal but for a difference, or the inner one is at most the outer one.
///
/// A difference arises where the bound on the tweets of a user cuts different tweets in two tables. A reader does not
/// have it. The audit assumes that one does, which protects more than is needed.
struct Relation {
  let inner: [Int32]
  let outer: [Int32]
  /// By how many tweets the inner sum is greater; 0 where the inner one is at most the outer one.
  let difference: Int
  let isEqual: Bool
  /// Whether the users of the inner sum are among those of the outer one, too.
  let comparesUsers: Bool

  init(
    inner: [Int32], outer: [Int32], isEqual: Bool, comparesUsers: Bool, _ cells: RunCells
  ) {
    (self.inner, self.outer, self.isEqual) = (inner, outer, isEqual)
    self.comparesUsers = comparesUsers
    let difference = cells.tweets(inner) - cells.tweets(outer)
    self.difference = isEqual ? difference : max(0, difference)
  }

  /// A cell as the sum of cells that are in no table.
  init(_ cell: Int32, isSumOf parts: [Int32]) {
    (inner, outer, difference, isEqual, comparesUsers) = (parts, [cell], 0, true, true)
  }
}

/// Sums, and in which of them each cell is.
struct RelationIndex {
  let all: [Relation]
  /// For each cell, the end of its part of `numbers`.
  private var ends: [Int]
  private var numbers: [Int32]

  /// O(cells of the sums).
  ///
  /// - Parameter count: the number of cells.
  init(_ relations: [Relation], count: Int) {
    all = relations
    ends = Array(repeating: 0, count: count)
    for relation in relations {
      for cell in relation.inner { ends[Int(cell)] += 1 }
      for cell in relation.outer { ends[Int(cell)] += 1 }
    }
    var sum = 0
    for cell in ends.indices {
      sum += ends[cell]
      ends[cell] = sum
    }
    numbers = Array(repeating: 0, count: sum)
    var next = [0] + ends.dropLast()
    for (number, relation) in relations.enumerated() {
      for cell in [relation.inner, relation.outer].joined() {
        numbers[next[Int(cell)]] = Int32(number)
        next[Int(cell)] += 1
      }
    }
  }

  /// The sums in which a cell is.
  func of(_ cell: Int) -> ArraySlice<Int32> {
    numbers[(cell == 0 ? 0 : ends[cell - 1])..<ends[cell]]
  }

  /// The cells that are in a sum.
  func cells(of relation: Int32) -> [Int32] {
    all[Int(relation)].inner + all[Int(relation)].outer
  }
}
