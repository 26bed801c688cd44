/// Decides which cells of the tables of a run are printed.
struct AuditedTables {
  /// Which cells of each table are printed.
  let printed: [[Bool]]
  /// Whether each table can be compared with another one, so that no number of suppressed cells may be reported.
  private(set) var isShared: [Bool]

  /// O(cells · pairs of tables), repeated until no cell is suppressed further.
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
    var cells = RunCells(tables)
    let relations = pairs.flatMap { $0.relations(of: cells) }
    cells = CommonTotals(cells, relations).cells
    cells = Auditor(cells, relations).cells
    printed = tables.indices.map { cells.printedCells(of: $0) }
  }
}
