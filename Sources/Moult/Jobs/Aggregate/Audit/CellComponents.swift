/// Finds the suppressed cells that have sums in common, as far as they are few enough for a ``CellProgram``.
struct CellComponents {
  /// How many cells are looked at together at most; of more, only ``CellBounds`` are computed.
  static let mostCells = 400

  /// Cells, and all relations in which they are.
  struct Component {
    fileprivate(set) var cells: [Int] = []
    fileprivate(set) var relations: [Int32] = []
  }

  /// Cells that are connected with too many: they stay so, as further suppressed cells only connect more.
  private var isLarge: [Bool]
  /// The last search that found a cell, a sum or a relation.
  private var cellSearches: [Int32]
  private var sumSearches: [Int32]
  private var relationSearches: [Int32]
  private var search: Int32 = 0

  /// - Parameter cells: the number of cells, with those that are in no table.
  init(cells: Int, _ sums: Sums) {
    isLarge = Array(repeating: false, count: cells)
    cellSearches = Array(repeating: 0, count: cells)
    sumSearches = Array(repeating: 0, count: sums.count)
    relationSearches = Array(repeating: 0, count: sums.relations.count)
  }

  /// Forgets which cells were found, and keeps which are connected with too many.
  mutating func restart() { for cell in cellSearches.indices { cellSearches[cell] = 0 } }

  /// The cells that are connected with one; nil if it was found since the last ``restart()``, or if they are too many.
  /// O(cells of the sums).
  mutating func component(of first: Int, _ sums: Sums) -> Component? {
    guard cellSearches[first] == 0, !isLarge[first] else { return nil }
    search += 1
    var component = Component()
    cellSearches[first] = search
    component.cells.append(first)
    var next = 0
    while next < component.cells.count {
      for sum in sums.sums(of: component.cells[next]) {
        guard add(sum, to: &component, sums) else {
          for cell in component.cells { isLarge[cell] = true }
          return nil
        }
      }
      next += 1
    }
    return component
  }

  /// Adds what a sum can be compared with.
  ///
  /// - Returns: whether there are few enough cells.
  private mutating func add(_ sum: Int32, to component: inout Component, _ sums: Sums) -> Bool {
    guard sumSearches[Int(sum)] != search else { return true }
    sumSearches[Int(sum)] = search
    for relation in sums.relations(of: sum) where relationSearches[Int(relation)] != search {
      relationSearches[Int(relation)] = search
      component.relations.append(relation)
      let compared = sums.relations[Int(relation)]
      for side in [compared.inner, compared.outer] {
        for cell in sums.open(in: side).lazy.map(Int.init) where cellSearches[cell] != search {
          guard !isLarge[cell], component.cells.count < Self.mostCells else { return false }
          cellSearches[cell] = search
          component.cells.append(cell)
        }
      }
    }
    return true
  }
}
