/// The cells of all tables of a run, numbered one after the other.
struct RunCells {
  let tables: [Table]
  /// The number of the first cell of each table.
  private let starts: [Int]
  /// The table of each cell.
  private let tableOf: [Int32]
  /// What is in each cell.
  private let contents: [Content]
  /// For each table and level, the number of the value of each cell.
  private let values: [[[Int32]]]
  /// What holds for the cells of each table.
  private let rules: [Rules]
  /// Which cells are printed.
  var printed: [Bool]

  /// What the audit needs of a cell.
  struct Content: BitwiseCopyable {
    let tweets: Int
    let users: Int
    /// Whether the number of users is exact.
    let isExact: Bool
    /// Whether the cell is suppressed for what is in it, not for what could be computed from it.
    let isUnsafe: Bool
  }

  /// What is known of all cells of a table.
  struct Rules: BitwiseCopyable {
    let minimumUsers: Int
    let countsUsers: Bool
    /// How many tweets a user can have.
    let mostOfUser: Int
    /// The users who may be in a cell without being counted: all tweets without an author count as one user's.
    let uncounted: Int

    init(_ table: Table) {
      minimumUsers = table.analysis.minimumUsers
      countsUsers = table.analysis.countsUsers
      mostOfUser = table.analysis.mostOfUser
      uncounted = table.sawNoAuthor ? 1 : 0
    }

    /// The most tweets that some users have in a cell.
    func mostTweets(ofUsers users: Int) -> Int { mostOfUser * (users + uncounted) }

    /// The fewest users who have some tweets in a cell.
    func fewestUsers(ofTweets tweets: Int) -> Int {
      (tweets + mostOfUser - 1) / mostOfUser - uncounted
    }
  }

  /// O(cells).
  ///
  /// - Precondition: the users of all cells are settled.
  init(_ tables: [Table]) {
    self.tables = tables
    rules = tables.map(Rules.init)
    values = tables.map { $0.valueNumbers() }
    var (starts, tableOf, printed, contents) = ([Int](), [Int32](), [Bool](), [Content]())
    for table in tables.indices {
      starts.append(tableOf.count)
      let cells = tables[table].cells
      tableOf += Array(repeating: Int32(table), count: cells.count)
      printed += tables[table].printableCells()
      for cell in cells.indices {
        let users = cells[cell].users
        contents.append(
          Content(
            tweets: cells[cell].tweets, users: users.count, isExact: !users.isLowerBound,
            isUnsafe: !tables[table].isPrintable(cell: cell)))
      }
    }
    (self.starts, self.tableOf) = (starts, tableOf)
    (self.printed, self.contents) = (printed, contents)
  }

  var count: Int { tableOf.count }

  /// The number of a cell.
  func number(ofCell cell: Int, in table: Int) -> Int32 { Int32(starts[table] + cell) }

  /// The number of a cell in its table.
  func place(of number: Int32) -> Int { Int(number) - starts[Int(tableOf[Int(number)])] }

  /// Whether a cell is printed; one that is in no table is not.
  func isPrinted(_ number: Int32) -> Bool { Int(number) < count && printed[Int(number)] }

  /// The index of the table of a cell.
  func table(of number: Int) -> Int { Int(tableOf[number]) }

  /// A cell with its users.
  func cell(_ number: Int) -> Table.Cell {
    tables[table(of: number)].cells[number - starts[table(of: number)]]
  }

  /// What is in a cell.
  subscript(number: Int) -> Content { contents[number] }

  /// What holds for a cell; nil for one that is in no table.
  func rules(of number: Int) -> Rules? {
    number < count ? rules[Int(tableOf[number])] : nil
  }

  /// The numbers of the values of the cells of a table, for each of its levels.
  func values(of table: Int) -> [[Int32]] { values[table] }

  /// Which cells of a table are printed.
  func printedCells(of table: Int) -> [Bool] {
    Array(printed[starts[table]..<starts[table] + tables[table].cells.count])
  }

  /// Whether a cell has fewer tweets than another one; the first one of equal cells.
  func isSmaller(_ cell: Int32, than other: Int32) -> Bool {
    let (mine, others) = (contents[Int(cell)].tweets, contents[Int(other)].tweets)
    return mine != others ? mine < others : cell < other
  }
}
