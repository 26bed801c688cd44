/// Finds the sums of the tables of a run that can be compared. A sum that is in several pairs of tables is added once.
struct SumFinder {
  private(set) var sums = Sums()
  private let cells: RunCells
  private var shared = SharedValues()
  private var groupings: [Selection: Grouping] = [:]

  /// Some cells of a table, divided by dimensions.
  private struct Selection: Hashable {
    let table: Int
    let dimensions: [Dimension]
    let filters: [String]
    let isReversed: Bool
  }

  /// The sums of a selection, in the order of the first cell of each.
  private struct Grouping {
    /// For the number of some values, the place of their sum, or -1.
    let places: [Int32]
    /// Each sum, with its tweets and its first cell.
    let found: [(sum: Int32, tweets: Int, cell: Int)]
  }

  init(_ cells: RunCells) { self.cells = cells }

  /// Adds the sums of a pair of tables that can be compared. O(cells), less what other pairs have in common.
  mutating func add(_ pair: TablePair) {
    let outer = grouping(pair.outer, by: pair.common)
    let inner = grouping(pair.inner, by: pair.common + pair.others)
    let common = shared.groups(
      of: pair.inner.table, by: pair.common, isReversed: pair.inner.isReversed, cells)
    let comparesUsers = pair.countsSameTweets(cells.tables)
    for part in inner.found {
      let group = Int(common[part.cell])
      // Nothing can be compared with a sum that a table does not have.
      guard group < outer.places.count, outer.places[group] >= 0 else { continue }
      let whole = outer.found[Int(outer.places[group])]
      let difference = part.tweets - whole.tweets
      sums.append(
        Sums.Relation(
          inner: part.sum, outer: whole.sum,
          difference: pair.isEqual ? difference : max(0, difference), isEqual: pair.isEqual,
          comparesUsers: comparesUsers))
    }
  }

  private mutating func grouping(_ side: TablePair.Side, by dimensions: [Dimension]) -> Grouping {
    let selection = Selection(
      table: side.table, dimensions: dimensions, filters: side.selection,
      isReversed: side.isReversed)
    if let known = groupings[selection] { return known }
    let groups = shared.groups(
      of: side.table, by: dimensions, isReversed: side.isReversed, cells)
    let grouping = grouping(
      side.selected(of: cells), groups, limit: shared.limit(of: dimensions))
    groupings[selection] = grouping
    return grouping
  }

  /// - Parameters:
  ///   - selected: the cells of a table, by their numbers in the run.
  ///   - groups: for each cell of the table, its group.
  private mutating func grouping(
    _ selected: [Int32], _ groups: [Int32], limit: Int
  ) -> Grouping {
    var places = Array(repeating: Int32(-1), count: limit)
    var found: [(sum: Int32, tweets: Int, cell: Int)] = []
    var lengths: [Int] = []
    for number in selected {
      let cell = cells.place(of: number)
      let group = Int(groups[cell])
      if places[group] < 0 {
        places[group] = Int32(found.count)
        found.append((0, 0, cell))
        lengths.append(0)
      }
      lengths[Int(places[group])] += 1
      found[Int(places[group])].tweets += cells[Int(number)].tweets
    }
    let sorted = Self.sorted(selected, lengths) { Int(places[Int(groups[cells.place(of: $0)])]) }
    var start = 0
    for (place, length) in lengths.enumerated() {
      found[place].sum = sums.append(sorted[start..<start + length])
      start += length
    }
    return Grouping(places: places, found: found)
  }

  /// Cells by their groups, in each group in their order.
  private static func sorted(
    _ cells: [Int32], _ lengths: [Int], by group: (Int32) -> Int
  ) -> [Int32] {
    var (next, sum) = ([Int](), 0)
    for length in lengths {
      next.append(sum)
      sum += length
    }
    var sorted = Array(repeating: Int32(0), count: sum)
    for cell in cells {
      sorted[next[group(cell)]] = cell
      next[group(cell)] += 1
    }
    return sorted
  }
}
