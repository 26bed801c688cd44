/// The cells of an analysis while tweets are counted into them.
///
/// It holds no tweet and no ID: numbers of tweets, values of dimensions, truncated keyed hashes of
/// authors. Nothing of it is to be printed but through ``finish()``.
///
/// Memory: about 500 bytes for a cell of short values over two dimensions with a few users, as
/// measured, so some 120 MB at the usual limit; up to 1 kB more for a cell of 64 users or more, and
/// where users are counted or cells are compared, up to 11 kB more for a cell of 1,024 users or more.
/// Each of several workers may hold all cells.
struct Table: Sendable {
  /// The usual limit to the number of cells.
  static let usualLimit = 250_000

  /// One combination of values.
  struct Cell: Sendable {
    var tweets = 0
    /// Those of them that name no author.
    var nameless = 0
    var users: UserSet

    /// Whether one user can have more than half of the tweets: what the others wrote would hardly
    /// change the number. Tweets that name no author can be by the one who has the most.
    var isOfOne: Bool { 2 * (users.mostOfOne + nameless) > tweets }
  }

  let analysis: Analysis
  let key: RunKey
  let maximumCells: Int
  var levels: [CellLevel]
  var cells: [Cell] = []
  /// The selected tweets that have no value of a dimension that is a list, and so are in no cell.
  var withoutValue: Cell
  /// Whether a counted tweet named no author.
  var sawNoAuthor = false
  /// The most cells that one tweet counts in; a hostile one would fill the table alone.
  static let mostCellsOfTweet = FactsState.mostValues
  private let hasLists: Bool
  private let emptyCell: Cell

  /// An empty table. Tables that are to be merged need the same analysis and key.
  init(analysis: Analysis, key: RunKey, maximumCells: Int = Table.usualLimit) {
    self.analysis = analysis
    self.key = key
    self.maximumCells = min(max(1, maximumCells), Int(Int32.max))
    levels = analysis.dimensions.enumerated().map { CellLevel($1, isFirst: $0 == 0) }
    hasLists = analysis.dimensions.contains(where: \.isList)
    let threshold = analysis.minimumUsers
    withoutValue = Cell(users: UserSet(threshold: threshold))
    emptyCell = Cell(
      users: analysis.countsUsers || analysis.hasForcedValues
        ? UserSet(countingWithThreshold: threshold) : UserSet(threshold: threshold))
  }

  /// An empty table that can be merged with this one.
  func emptied() -> Table {
    Table(analysis: analysis, key: key, maximumCells: maximumCells)
  }

  /// Counts a tweet, once for each of its distinct values, if the analysis selects it.
  ///
  /// After an error the table is incomplete and of no use.
  ///
  /// - Returns: in how many cells the tweet was not counted, as it is in too many.
  @discardableResult
  mutating func add(_ facts: borrowing TweetFacts) throws(TableError) -> Int {
    guard analysis.selects(facts) else { return 0 }
    let user = facts.author.map(key.hash)
    if user == nil { sawNoAuthor = true }
    guard hasLists else { return try addSingle(facts, user) }
    return try addLists(facts, user)
  }

  private mutating func addLists(
    _ facts: borrowing TweetFacts, _ user: UInt32?
  ) throws(TableError) -> Int {
    var combinations = 1
    // Before any value is numbered, so that all numbered values are in a cell.
    for level in levels where level.isList {
      guard case .list(let list) = level.dimension.read(facts) else { continue }
      combinations *= list.count
      if combinations == 0 {
        withoutValue.count(user)
        return 0
      }
    }
    if combinations == 1 { return try addSingle(facts, user) }
    let (nodes, dropped) = try nodes(of: facts)
    for node in nodes {
      try makeCells(through: node)
      cells[Int(node)].count(user)
    }
    return dropped
  }

  /// The cells of all combinations of a tweet's distinct values, and how many more there would be.
  private mutating func nodes(
    of facts: borrowing TweetFacts
  ) throws(TableError) -> ([Int32], dropped: Int) {
    var nodes: [Int32] = [0]
    var all = 1
    for level in levels.indices {
      let values = levels[level].distinctValues(of: facts)
      all *= values.count
      var next: [Int32] = []
      next.reserveCapacity(min(nodes.count * values.count, Self.mostCellsOfTweet))
      for node in nodes {
        for value in values.prefix(Self.mostCellsOfTweet - next.count) {
          next.append(levels[level].node(value, under: node))
        }
        guard levels[level].count <= maximumCells else {
          throw .tooManyCells(limit: maximumCells)
        }
      }
      nodes = next
    }
    return (nodes, all - nodes.count)
  }

  private mutating func addSingle(
    _ facts: borrowing TweetFacts, _ user: UInt32?
  ) throws(TableError) -> Int {
    var node: Int32 = 0
    for level in levels.indices { node = levels[level].node(of: facts, under: node) }
    try makeCells(through: node)
    cells[Int(node)].count(user)
    return 0
  }

  /// Makes empty cells for the nodes of the last level up to one of them.
  mutating func makeCells(through last: Int32) throws(TableError) {
    guard last >= cells.count else { return }
    guard last < maximumCells else { throw .tooManyCells(limit: maximumCells) }
    while cells.count <= last { cells.append(emptyCell) }
  }
}

extension Table.Cell {
  /// Counts a tweet of a user, or of nobody who is named.
  fileprivate mutating func count(_ user: UInt32?) {
    tweets += 1
    if let user { users.insert(user) } else { nameless += 1 }
  }
}
