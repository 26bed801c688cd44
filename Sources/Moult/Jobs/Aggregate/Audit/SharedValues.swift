/// Numbers of the values of dimensions, and of their combinations, that are the same for all tables of a run. Each is
/// found once, however many pairs of tables need it.
struct SharedValues {
  private var ids: [Dimension: [DimensionValue: Int32]] = [:]
  private var combinations: [[Dimension]: Combinations] = [:]
  private var columns: [Column: [Int32]] = [:]
  private var groups: [Group: [Int32]] = [:]

  private struct Combinations {
    var numbers = PlainMap<UInt64>()
    var count: Int32 = 0

    mutating func number(_ first: Int32, _ second: Int32) -> Int32 {
      // The map has no key 0.
      let key = UInt64(UInt32(first)) << 32 | UInt64(UInt32(second)) + 1
      if let known = numbers[key] { return known }
      numbers.insert(key, count)
      count += 1
      return count - 1
    }
  }

  private struct Column: Hashable {
    let table: Int
    let level: Int
    let dimension: Dimension
  }

  private struct Group: Hashable {
    let table: Int
    let dimensions: [Dimension]
    let isReversed: Bool
  }

  /// For each cell of a table, the number of its values of some dimensions, which the table has or from which they
  /// follow. O(cells), the first time.
  ///
  /// - Parameter isReversed: whether the second value of a pair of one list takes the place of the first.
  mutating func groups(
    of table: Int, by dimensions: [Dimension], isReversed: Bool, _ cells: RunCells
  ) -> [Int32] {
    let group = Group(table: table, dimensions: dimensions, isReversed: isReversed)
    if let known = groups[group] { return known }
    var found = Array(repeating: Int32(0), count: cells.tables[table].cells.count)
    if let last = dimensions.last {
      let others = Array(dimensions.dropLast())
      let level = cells.tables[table].level(of: last, isAgain: others.contains(last) != isReversed)
      let column = column(level, of: table, last, cells)
      let values = cells.values(of: table)[level]
      if others.isEmpty {
        for cell in found.indices { found[cell] = column[Int(values[cell])] }
      } else {
        let before = groups(of: table, by: others, isReversed: isReversed, cells)
        var known = combinations.removeValue(forKey: dimensions) ?? Combinations()
        for cell in found.indices {
          found[cell] = known.number(before[cell], column[Int(values[cell])])
        }
        combinations[dimensions] = known
      }
    }
    groups[group] = found
    return found
  }

  /// More than the greatest number for some dimensions so far.
  func limit(of dimensions: [Dimension]) -> Int {
    if dimensions.count > 1 { return Int(combinations[dimensions]?.count ?? 0) }
    return dimensions.first.map { ids[$0]?.count ?? 0 } ?? 1
  }

  /// For each value of a level, the number of the one that follows from it.
  private mutating func column(
    _ level: Int, of table: Int, _ dimension: Dimension, _ cells: RunCells
  ) -> [Int32] {
    let column = Column(table: table, level: level, dimension: dimension)
    if let known = columns[column] { return known }
    let content = cells.tables[table].levels[level]
    var known = ids.removeValue(forKey: dimension) ?? [:]
    let found = content.values.values.map { value in
      let following = dimension.value(from: value, of: content.dimension)
      if let id = known[following] { return id }
      let id = Int32(known.count)
      known[following] = id
      return id
    }
    ids[dimension] = known
    columns[column] = found
    return found
  }
}

extension Table {
  /// The level of a dimension, or of one from which it follows; of a dimension that is listed twice, as that of pairs is,
  /// the last one if it is needed again.
  fileprivate func level(of dimension: Dimension, isAgain: Bool) -> Int {
    let found = levels.indices.filter { levels[$0].dimension.derivable.contains(dimension) }
    return (isAgain ? found.last : found.first) ?? 0
  }

  /// For each level, the number of the value of each cell. O(cells).
  func valueNumbers() -> [[Int32]] {
    var numbers = levels.map { _ in Array(repeating: Int32(0), count: cells.count) }
    for cell in cells.indices {
      var node = Int32(cell)
      for level in levels.indices.reversed() {
        (node, numbers[level][cell]) = levels[level].place(of: node)
      }
    }
    return numbers
  }
}
