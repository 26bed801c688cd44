/// Two sums over cells: they are equal but for a difference, or the inner one is at most the outer one.
///
/// A difference arises where the bound on the tweets of a user cuts different tweets in two tables. A reader does not
/// know it. The audit assumes that one does, which protects more than is needed.
struct Relation {
  let inner: [Int]
  let outer: [Int]
  /// By how many tweets the inner sum is greater; 0 where the inner one is at most the outer one.
  let difference: Int
  let isEqual: Bool

  init(inner: [Int], outer: [Int], isEqual: Bool, _ cells: RunCells) {
    (self.inner, self.outer, self.isEqual) = (inner, outer, isEqual)
    let difference = cells.tweets(inner) - cells.tweets(outer)
    self.difference = isEqual ? difference : max(0, difference)
  }

  /// A cell as the sum of cells that are in no table.
  init(_ cell: Int, isSumOf parts: [Int]) {
    (inner, outer, difference, isEqual) = (parts, [cell], 0, true)
  }
}
