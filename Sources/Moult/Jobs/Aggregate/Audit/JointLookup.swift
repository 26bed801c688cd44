/// Finds the cell of a table in which a joint cell is.
struct JointLookup {
  /// For each dimension, which of its values the filters select.
  private var isSelected: [[Bool]]
  /// For each level, the dimension from which its values follow, and their numbers in the table.
  private var levels: [(source: Int, numbers: [Int32?])] = []

  /// - Parameters:
  ///   - dimensions: those of the joint cells.
  ///   - domains: their values.
  init(
    _ filters: [Analysis.Condition], _ table: Table, _ dimensions: [Dimension],
    _ domains: [[DimensionValue]]
  ) {
    isSelected = zip(dimensions, domains).map { dimension, values in
      values.map { value in
        filters.allSatisfy { filter in
          !dimension.derivable.contains(filter.dimension)
            || filter.holds(for: filter.dimension.value(from: value, of: dimension))
        }
      }
    }
    for level in table.levels {
      let source =
        dimensions.firstIndex { $0.derivable.contains(level.dimension) } ?? 0
      var numbers: [DimensionValue: Int32] = [:]
      for (number, value) in level.values.values.enumerated() { numbers[value] = Int32(number) }
      levels.append(
        (
          source,
          domains[source].map {
            numbers[level.dimension.value(from: $0, of: dimensions[source])]
          }
        ))
    }
  }

  func selects(_ place: [Int]) -> Bool {
    place.indices.allSatisfy { isSelected[$0][place[$0]] }
  }

  func cell(at place: [Int], in table: Table) -> Int? {
    var numbers: [Int32] = []
    for level in levels {
      guard let number = level.numbers[place[level.source]] else { return nil }
      numbers.append(number)
    }
    return table.cell(at: numbers)
  }
}
