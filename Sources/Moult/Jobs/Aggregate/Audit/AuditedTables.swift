/// Decides which cells of the tables of a run are printed.
struct AuditedTables {
  /// Which cells of each table are printed.
  let printed: [[Bool]]
  /// Whether each table can be compared with another one, so that no number of suppressed cells may be reported.
  private(set) var isShared: [Bool]

  /// O(cells · tables), repeated where a cell is suppressed further.
  ///
  /// - Precondition: the users of all cells are settled.
  init(_ tables: [Table]) {
    isShared = Array(repeating: false, count: tables.count)
    let pairs = TablePair.all(of: tables)
    let others = pairs.map(\.tables).filter { Set($0).count > 1 }
    for table in (others + JointCells.groups(of: tables)).joined() { isShared[table] = true }
    guard !pairs.isEmpty || isShared.contains(true) else {
      printed = tables.map { $0.printableCells() }
      return
    }
    let cells = RunCells(tables)
    var finder = SumFinder(cells)
    for pair in pairs { finder.add(pair) }
    var sums = finder.sums
    sums.index(cells, jointCount: 0)
    let audited = Auditor(CommonTotals(cells, sums).cells, sums).cells
    printed = tables.indices.map { audited.printedCells(of: $0) }
  }
}
