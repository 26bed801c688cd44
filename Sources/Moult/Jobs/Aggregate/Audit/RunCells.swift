/// The cells of all tables of a run, numbered one after the other.
struct RunCells {
  let tables: [Table]
  /// The number of the first cell of each table.
  private let starts: [Int]
  /// The table of each cell.
  let tableOf: [Int32]
  /// Which cells are printed.
  var printed: [Bool]
  /// Whether a cell is suppressed for what is in it, not for what could be computed from it.
  let isUnsafe: [Bool]

  /// - Precondition: the users of all cells are settled.
  init(_ tables: [Table]) {
    self.tables = tables
    var (starts, tableOf, printed, isUnsafe) = ([Int](), [Int32](), [Bool](), [Bool]())
    for table in tables.indices {
      starts.append(tableOf.count)
      tableOf += Array(repeating: Int32(table), count: tables[table].cells.count)
      isUnsafe += tables[table].cells.indices.map { !tables[table].isPrintable(cell: $0) }
      printed += tables[table].printableCells()
    }
    (self.starts, self.tableOf) = (starts, tableOf)
    (self.printed, self.isUnsafe) = (printed, isUnsafe)
  }

  var count: Int { tableOf.count }

  /// The number of a cell.
  func number(ofCell cell: Int, in table: Int) -> Int { starts[table] + cell }

  /// The table of a cell.
  func table(of number: Int) -> Table { tables[Int(tableOf[number])] }

  /// What is in a cell.
  func cell(_ number: Int) -> Table.Cell {
    let table = Int(tableOf[number])
    return tables[table].cells[number - starts[table]]
  }

  /// The number of tweets in a cell.
  func tweets(_ number: Int) -> Int {
    let table = Int(tableOf[number])
    return tables[table].cells[number - starts[table]].tweets
  }

  func tweets(_ numbers: [Int]) -> Int { numbers.reduce(0) { $0 + tweets($1) } }

  /// Which cells of a table are printed.
  func printedCells(of table: Int) -> [Bool] {
    Array(printed[starts[table]..<starts[table] + tables[table].cells.count])
  }

  /// The printed cell with the fewest tweets; the first of several. O(cells).
  func smallestPrinted(of cells: some Sequence<Int>) -> Int? {
    cells.filter { printed[$0] }.min { tweets($0) < tweets($1) }
  }
}
