/// The cells of an analysis while tweets are counted into them.
///
/// It holds no tweet and no ID: numbers of tweets, values of dimensions, truncated keyed hashes of
/// authors. Nothing of it is to be printed but through ``finish()``.
///
/// Memory: about 500 bytes for a cell of short values over two dimensions with a minimum of 10
/// users, as measured, so some 120 MB at the usual limit; where users are counted, up to 5.2 kB
/// more for a cell with 1,024 users or more. Each of several workers may hold all cells.
struct Table: Sendable {
  /// The usual limit to the number of cells.
  static let usualLimit = 250_000

  /// One combination of values.
  struct Cell: Sendable {
    var tweets = 0
    var users: UserSet
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
  private let hasLists: Bool
  private let emptyCell: Cell

  /// An empty table. Tables that are to be merged need the same analysis and key.
  init(analysis: Analysis, key: RunKey, maximumCells: Int = Table.usualLimit) {
    self.analysis = analysis
    self.key = key
    self.maximumCells = min(max(1, maximumCells), Int(Int32.max))
    levels = analysis.dimensions.enumerated().map { CellLevel($1, isFirst: $0 == 0) }
    hasLists = analysis.dimensions.contains { $0.shape == .list }
    let threshold = analysis.minimumUsers
    withoutValue = Cell(users: UserSet(threshold: threshold))
    emptyCell = Cell(
      users: analysis.countsUsers
        ? UserSet(countingWithThreshold: threshold) : UserSet(threshold: threshold))
  }

  /// An empty table that can be merged with this one.
  func emptied() -> Table {
    Table(analysis: analysis, key: key, maximumCells: maximumCells)
  }

  /// Counts a tweet, once for each of its distinct values, if the analysis selects it.
  ///
  /// After an error the table is incomplete and of no use.
  mutating func add(_ facts: borrowing TweetFacts) throws(TableError) {
    guard analysis.selects(facts) else { return }
    if facts.author == nil { sawNoAuthor = true }
    if hasLists { try addLists(facts) } else { try addSingle(facts) }
  }

  private mutating func addLists(_ facts: borrowing TweetFacts) throws(TableError) {
    var single = true
    // Before any value is numbered, so that all numbered values are in a cell.
    for level in levels where level.dimension.shape == .list {
      let values = level.dimension.list(in: facts).count
      if values == 0 { return withoutValue.count(facts, key) }
      if values > 1 { single = false }
    }
    if single { return try addSingle(facts) }
    let nodes = try nodes(of: facts)
    let user = facts.author.map(key.hash)
    for node in nodes {
      try makeCells(through: node)
      cells[Int(node)].tweets += 1
      if let user { cells[Int(node)].users.insert(user) }
    }
  }

  /// The cells of all combinations of a tweet's distinct values.
  private mutating func nodes(of facts: borrowing TweetFacts) throws(TableError) -> [Int32] {
    var nodes: [Int32] = [0]
    for level in levels.indices {
      let values = levels[level].distinctValues(of: facts)
      var next: [Int32] = []
      next.reserveCapacity(nodes.count * values.count)
      for node in nodes {
        for value in values { next.append(levels[level].node(value, under: node)) }
        guard levels[level].count <= maximumCells else {
          throw .tooManyCells(limit: maximumCells)
        }
      }
      nodes = next
    }
    return nodes
  }

  private mutating func addSingle(_ facts: borrowing TweetFacts) throws(TableError) {
    var node: Int32 = 0
    for level in levels.indices { node = levels[level].node(of: facts, under: node) }
    try makeCells(through: node)
    cells[Int(node)].count(facts, key)
  }

  /// Makes empty cells for the nodes of the last level up to one of them.
  mutating func makeCells(through last: Int32) throws(TableError) {
    guard last >= cells.count else { return }
    guard last < maximumCells else { throw .tooManyCells(limit: maximumCells) }
    while cells.count <= last { cells.append(emptyCell) }
  }
}

extension Table.Cell {
  /// Counts a tweet and, where it makes a difference, its author.
  fileprivate mutating func count(_ facts: borrowing TweetFacts, _ key: RunKey) {
    tweets += 1
    guard !users.isFinished, let author = facts.author else { return }
    users.insert(key.hash(author))
  }
}
