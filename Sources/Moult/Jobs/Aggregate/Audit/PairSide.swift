extension TablePair {
  /// A table of a pair, with what selects among its cells.
  struct Side {
    let table: Int
    private let analysis: Analysis
    /// The filters of the other table that its cells can be selected by.
    private var selected: [Analysis.Condition] = []
    /// The values of lists to which the cells are restricted.
    private(set) var pins: [Dimension: String] = [:]
    /// Whether the second value of a pair of one list takes the place of the first.
    var isReversed = false

    init(_ table: Int, _ content: Table) { (self.table, analysis) = (table, content.analysis) }

    var conditions: [Analysis.Condition] { analysis.conditions }

    /// Whether its last two dimensions are the pairs of a list.
    var isPaired: Bool { analysis.isPaired }

    /// The lists in several of whose cells a tweet can be.
    var lists: [Dimension] { analysis.dimensions.filter { $0.isList && pins[$0] == nil } }

    /// The dimensions without lists that follow from its own.
    var derivable: [Dimension] {
      analysis.dimensions.filter { !$0.isList }.flatMap(\.derivable)
    }

    /// Restricts the cells to tweets that other filters select.
    ///
    /// - Returns: whether the cells are in all of the filters.
    mutating func select(_ others: [Analysis.Condition], usesLists: Bool) -> Bool {
      let own = Set(conditions.map(\.normalized))
      var isComplete = true
      for condition in others where !own.contains(condition.normalized) {
        let dimension = condition.dimension
        if !dimension.isList && derivable.contains(dimension) {
          selected.append(condition)
        } else if usesLists, !isPaired, lists.contains(dimension), let text = condition.forcedText {
          pins[dimension] = text
        } else {
          isComplete = false
        }
      }
      return isComplete
    }

    /// Restricts a list that the other table lacks to its required value, whose cell is the total.
    mutating func pinForced(lackedBy other: Side) {
      guard !isPaired else { return }
      for list in lists where !other.lists.contains(list) {
        if let text = analysis.forcedValue(of: list) { pins[list] = text }
      }
    }

    /// The cells that are totals of others; nil if no filter requires a value of a list.
    var total: Side? {
      guard !isPaired else { return nil }
      var side = self
      for list in lists {
        if let text = analysis.forcedValue(of: list) { side.pins[list] = text }
      }
      return side.pins.isEmpty ? nil : side
    }

    /// What selects among the cells, the same for the same cells of a table.
    var selection: [String] {
      selected.map(\.normalized).sorted() + pins.map { "\($0.key.rawValue) \($0.value)" }.sorted()
    }

    /// The selected cells with tweets, by their numbers in the run. O(cells).
    func selected(of cells: RunCells) -> [Int32] {
      let content = cells.tables[table]
      let values = cells.values(of: table)
      let isSelected = content.levels.map { level in
        level.values.values.map { selects($0, level) }
      }
      // Most tables are not selected from.
      let selecting = isSelected.indices.filter { isSelected[$0].contains(false) }
      var found: [Int32] = []
      for cell in content.cells.indices {
        let number = cells.number(ofCell: cell, in: table)
        guard cells[Int(number)].tweets > 0,
          selecting.allSatisfy({ isSelected[$0][Int(values[$0][cell])] })
        else { continue }
        found.append(number)
      }
      return found
    }

    private func selects(_ value: DimensionValue, _ level: CellLevel) -> Bool {
      if let text = pins[level.dimension] { return value == .text(text) }
      return selected.allSatisfy { condition in
        !level.dimension.derivable.contains(condition.dimension)
          || condition.holds(
            for: condition.dimension.value(from: value, of: level.dimension))
      }
    }
  }
}
