/// The cells of an analysis while tweets are counted into them.
///
/// It contains neither tweets nor IDs, only numbers of tweets, values of dimensions, and truncated
/// keyed hashes of authors. It is printed only through ``finish()``.
///
/// Memory: 240 bytes for a cell of one user and a short value, 50 more for each further dimension (measured); up to 1 kB
/// more for a cell of 64 users or more, and if users are counted or cells compared, up to 11 kB more for a cell of 1,024
/// users or more. A worker has the cells of its chunk.
struct Table: Sendable {
  /// The default limit of the number of cells.
  static let usualLimit = 10_000_000

  /// One combination of values.
  struct Cell: Sendable {
    /// The number of tweets.
    var tweets = 0
    /// The number of tweets without an author.
    var nameless = 0
    /// The authors of the other tweets.
    var users: UserSet

    /// Whether one user can have written more than half of the tweets, so that the number is mostly
    /// about that user. All tweets without an author can be that user's.
    var isOfOne: Bool { 2 * (users.mostOfOne + nameless) > tweets }
  }

  /// Tweets that do not count since their users have ``Analysis/mostOfUser`` in the table.
  struct Cut: Equatable, Sendable {
    var users = 0
    var tweets = 0
  }

  /// What is counted.
  private(set) var analysis: Analysis
  private let requested: Analysis
  /// The key under which authors are hashed.
  let key: RunKey
  /// The most cells before the table is given up.
  let maximumCells: Int
  /// The tree of values, a level for each dimension.
  var levels: [CellLevel]
  /// The cells, by the nodes of the last level.
  var cells: [Cell] = []
  /// The selected tweets in no cell, as they have no value of a list.
  var withoutValue: Cell
  /// Whether a counted tweet has no author.
  private(set) var sawNoAuthor = false
  /// What is not counted, as a user has enough tweets in the table.
  private(set) var cut = Cut()
  /// The most cells in which one tweet counts, so that a hostile tweet cannot fill the table.
  static let mostCellsOfTweet = FactsState.mostValues
  /// The numbers of the tweets in each cell, for means and quantiles.
  var histograms: CellHistograms
  /// The counts of a table that is published with noise, which has no ``cells``.
  private(set) var bounded: BoundedCounts
  private let hasLists: Bool
  private let isPaired: Bool
  private var emptyCell: Cell

  /// An empty table. Tables can be merged if they have the same analysis and key.
  init(analysis: Analysis, key: RunKey, maximumCells: Int = Table.usualLimit) {
    (self.analysis, requested) = (analysis, analysis)
    self.key = key
    self.maximumCells = min(max(1, maximumCells), Int(Int32.max))
    levels = analysis.dimensions.enumerated().map {
      CellLevel($1, isFirst: $0 == 0, analysis.privacy?.domains[$0])
    }
    bounded = BoundedCounts(most: analysis.mostOfUser)
    histograms = CellHistograms(analysis)
    hasLists = analysis.dimensions.contains(where: \.isList)
    isPaired = analysis.isPaired
    withoutValue = Cell(users: UserSet(threshold: Self.threshold(of: analysis)))
    emptyCell = Self.emptyCell(of: analysis)
  }

  /// Without protection, numbers of users are exact.
  private static func threshold(of analysis: Analysis) -> Int {
    analysis.isUnprotected && analysis.countsUsers ? Int(Int32.max) : analysis.minimumUsers
  }

  private static func emptyCell(of analysis: Analysis) -> Cell {
    let threshold = threshold(of: analysis)
    return Cell(
      users: analysis.countsUsers || analysis.comparesCells
        ? UserSet(countingWithThreshold: threshold) : UserSet(threshold: threshold))
  }

  /// Counts lines that name no users from here on.
  ///
  /// - Throws: ``TableError`` if the table needs something that lines do not have.
  /// - Precondition: nothing is counted yet.
  mutating func countLines() throws(TableError) {
    try requested.checkLines()
    analysis = requested.ofLines
    histograms = CellHistograms(analysis)
    withoutValue = Cell(users: UserSet(threshold: analysis.minimumUsers))
    emptyCell = Self.emptyCell(of: analysis)
  }

  /// An empty table that can be merged with this one.
  func emptied() -> Table {
    Table(analysis: requested, key: key, maximumCells: maximumCells)
  }

  /// The place of a tweet that is in no cell, as it has no value of a list.
  static let noCell: Int32 = -1

  /// Appends the cells in which a tweet counts, one for each combination of its distinct values; none if the
  /// analysis does not select it.
  ///
  /// - Returns: the number of cells in which the tweet does not count because it is in too many.
  /// - Throws: ``TableError`` if there are too many cells; the table is incomplete then.
  mutating func place(
    _ facts: borrowing TweetFacts, into places: inout [Int32]
  ) throws(TableError) -> Int {
    guard analysis.selects(facts), analysis.privacy?.contains(facts) ?? true else { return 0 }
    guard hasLists else {
      places.append(singlePlace(of: facts))
      return 0
    }
    return try placeLists(facts, into: &places)
  }

  private mutating func placeLists(
    _ facts: borrowing TweetFacts, into places: inout [Int32]
  ) throws(TableError) -> Int {
    var combinations = 1
    // Before values are numbered, so that only values in cells are.
    for level in levels where level.isList {
      guard case .list(let list) = level.dimension.read(facts) else { continue }
      // A paired list is on two levels, so that a tweet with one of its values has no pair.
      let isAlone = isPaired && list.count < 2 && analysis.pairs(level.dimension)
      combinations *= isAlone ? 0 : list.count
      if combinations == 0 {
        places.append(Self.noCell)
        return 0
      }
    }
    if combinations == 1 && analysis.privacy == nil {
      places.append(singlePlace(of: facts))
      return 0
    }
    let (nodes, dropped) = try nodes(of: facts)
    places.append(contentsOf: nodes)
    return dropped
  }

  /// The cells of the combinations of a tweet's distinct values, and the number of those over the
  /// limit.
  private mutating func nodes(
    of facts: borrowing TweetFacts
  ) throws(TableError) -> ([Int32], dropped: Int) {
    var nodes: [Int32] = [0]
    var all = 1
    let paired = isPaired ? levels.count - 2 : levels.count
    for level in 0..<paired {
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
    if isPaired { try addPairs(of: facts, to: &nodes, &all) }
    return (nodes, all - nodes.count)
  }

  /// Replaces nodes by those of all pairs of a tweet's values below them, in the order of the values: both orders of a
  /// pair are one cell.
  private mutating func addPairs(
    of facts: borrowing TweetFacts, to nodes: inout [Int32], _ all: inout Int
  ) throws(TableError) {
    let (first, second) = (levels.count - 2, levels.count - 1)
    let values = levels[first].distinctValues(of: facts)
      .map { levels[first].values.values[Int($0)] }
      .sorted(by: DimensionValue.precedes)
    all *= values.count * (values.count - 1) / 2
    var next: [Int32] = []
    for node in nodes {
      for (place, value) in values.enumerated() where next.count < Self.mostCellsOfTweet {
        let parent = levels[first].node(value, under: node)
        for other in values.dropFirst(place + 1).prefix(Self.mostCellsOfTweet - next.count) {
          next.append(levels[second].node(other, under: parent))
        }
        guard max(levels[first].count, levels[second].count) <= maximumCells else {
          throw .tooManyCells(limit: maximumCells)
        }
      }
    }
    nodes = next
  }

  private mutating func singlePlace(of facts: borrowing TweetFacts) -> Int32 {
    var node: Int32 = 0
    for level in levels.indices { node = levels[level].node(of: facts, under: node) }
    return node
  }

  /// Counts a tweet of a user, or without an author, in some cells.
  ///
  /// - Throws: ``TableError`` if there are too many cells; the table is incomplete then.
  mutating func count(_ user: UInt64?, in places: Span<Int32>) throws(TableError) {
    if analysis.privacy != nil { return try countBounded(user, in: places) }
    let user = user.map { UInt32(truncatingIfNeeded: $0) }
    if user == nil { sawNoAuthor = true }
    for index in places.indices {
      let place = places[index]
      if place == Self.noCell {
        withoutValue.count(user)
      } else {
        try makeCells(through: place)
        cells[Int(place)].count(user)
      }
    }
  }

  private mutating func countBounded(
    _ user: UInt64?, in places: Span<Int32>
  ) throws(TableError) {
    guard let user else { return }
    for index in places.indices where places[index] != Self.noCell {
      guard places[index] < maximumCells else { throw .tooManyCells(limit: maximumCells) }
      bounded.count(user, in: places[index])
    }
  }

  /// Forgets what is counted, and keeps the numbers of the cells.
  mutating func forgetCounts() {
    var forgotten = emptied()
    swap(&forgotten.levels, &levels)
    self = forgotten
  }

  /// Notes a tweet that does not count since its user has enough.
  ///
  /// - Parameter isFirst: whether it is the first one of its user.
  mutating func cut(isFirst: Bool) {
    cut.tweets += 1
    if isFirst { cut.users += 1 }
  }

  /// Adds empty cells up to a node of the last level.
  mutating func makeCells(through last: Int32) throws(TableError) {
    guard last >= cells.count else { return }
    guard last < maximumCells else { throw .tooManyCells(limit: maximumCells) }
    while cells.count <= last { cells.append(emptyCell) }
  }
}

extension Table.Cell {
  /// Counts a tweet of a user, or without an author.
  mutating func count(_ user: UInt32?) {
    tweets += 1
    if let user { users.insert(user) } else { nameless += 1 }
  }
}
