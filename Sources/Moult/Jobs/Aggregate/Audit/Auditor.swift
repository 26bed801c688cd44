/// Suppresses further cells until a reader of all tables of a run can bound no suppressed cell closely.
///
/// It has only what is published: printed cells, filters, and rules. From these it computes between which numbers the
/// tweets and the users of each suppressed cell are: by ``CellBounds`` in all tables, and by ``CellProgram`` where few
/// enough cells have sums in common. What a cell contains is used only to decide whether that is too close.
///
/// A cell is exposed if it certainly has fewer users than the minimum, or if its number of tweets or of users is known to
/// a tenth. For a cell that is not printable by itself, one bound of the tweets within a tenth is enough.
struct Auditor {
  private(set) var cells: RunCells
  private let relations: RelationIndex
  private let jointCount: Int

  /// - Parameter relations: the sums of pairs of tables.
  init(_ cells: RunCells, _ relations: [Relation]) {
    var (all, count) = (relations, 0)
    for group in JointCells.groups(of: cells.tables) {
      guard
        let found = JointCells(group, of: cells)?.relations(of: cells, first: cells.count + count)
      else { continue }
      all += found.sums
      count += found.count
    }
    self.init(cells, all, jointCount: count)
    // Joint cells assume that the bound on the tweets of a user cuts the same tweets in all tables.
    if !audit() {
      self.init(cells, relations, jointCount: 0)
      _ = audit()
    }
  }

  private init(_ cells: RunCells, _ relations: [Relation], jointCount: Int) {
    (self.cells, self.jointCount) = (cells, jointCount)
    self.relations = RelationIndex(relations, count: cells.count + jointCount)
  }

  /// Suppresses cells until none is exposed: false if the sums contradict each other.
  private mutating func audit() -> Bool {
    while true {
      let bounds = CellBounds(cells, jointCount: jointCount, relations)
      if bounds.isContradictory { return false }
      var exposed = exposed(by: bounds)
      if exposed.isEmpty {
        guard let found = exposedByPrograms(bounds) else { return false }
        exposed = found
      }
      if !suppress(around: exposed) { return true }
    }
  }

  /// Suppressed cells that a reader can bound too closely, each with how many tweets its greatest number lacks.
  private func exposed(by bounds: CellBounds) -> [(cell: Int, lacking: Int)] {
    var exposed: [(Int, Int)] = []
    for cell in cells.printed.indices where !cells.printed[cell] {
      guard !relations.of[cell].isEmpty, let need = Need(cell, cells) else { continue }
      let (tweets, users) = (bounds.tweets[cell], bounds.users[cell])
      if !need.isMet(by: tweets) || !need.isMet(byUsers: users) {
        exposed.append((cell, max(1, need.high - tweets.high)))
      }
    }
    return exposed
  }

  /// The same by linear programs; nil if sums contradict each other.
  private func exposedByPrograms(_ bounds: CellBounds) -> [(cell: Int, lacking: Int)]? {
    var exposed: [(Int, Int)] = []
    for program in CellProgram.all(cells, jointCount: jointCount, relations, bounds) {
      guard var solver = program.solver() else { return nil }
      for (variable, cell) in program.cells.enumerated() where cell < cells.count {
        guard let need = Need(cell, cells) else { continue }
        let isHigh = solver.raise(variable, to: need.high)
        // Few users are worse than a number that is known to a tenth.
        let isMet =
          need.isUnsafe
          ? isHigh && solver.lower(variable, to: need.low)
          : (isHigh || solver.lower(variable, to: need.low))
            && (isHigh || solver.raise(variable, to: need.users))
        if !isMet { exposed.append((cell, max(1, need.high - solver.reached[variable].high))) }
      }
    }
    return exposed
  }

  /// Suppresses a cell for each exposed one: the smallest that is enough, of those in a sum with it.
  ///
  /// - Returns: whether a cell was suppressed.
  private mutating func suppress(around exposed: [(cell: Int, lacking: Int)]) -> Bool {
    var isChanged = false
    var isTouched: Set<Int> = []
    for (cell, lacking) in exposed where isTouched.isDisjoint(with: relations.of[cell]) {
      guard let next = nextSuppressed(around: cell, lacking) else { continue }
      cells.printed[next] = false
      isTouched.formUnion(relations.of[next])
      isChanged = true
    }
    return isChanged
  }

  /// The cell to suppress; nil if nothing is printed that is connected with an exposed one.
  private func nextSuppressed(around cell: Int, _ lacking: Int) -> Int? {
    var (found, isSeen) = ([cell], Set([cell]))
    while !found.isEmpty {
      found = found.flatMap(relations.neighbors).filter { isSeen.insert($0).inserted }
      let printed = found.filter { $0 < cells.count && cells.printed[$0] }
      let enough = printed.filter { cells.tweets($0) >= lacking }
      if let next = cells.smallestPrinted(of: enough) { return next }
      if let next = printed.max(by: { cells.tweets($0) < cells.tweets($1) }) { return next }
    }
    return nil
  }

  /// How wide the bounds of a suppressed cell have to be.
  private struct Need {
    /// The number of tweets that has to be possible, and the one at the other end.
    let high: Int
    let low: Int
    /// The number of users that has to be possible.
    let users: Int
    let isUnsafe: Bool
    /// The true number of users; nil if it is not known exactly.
    private let trueUsers: Int?

    /// Nil for a cell without tweets, which is none.
    init?(_ number: Int, _ cells: RunCells) {
      let cell = cells.cell(number)
      guard cell.tweets > 0 else { return nil }
      users = cells.table(of: number).analysis.minimumUsers
      isUnsafe = cells.isUnsafe[number]
      high = max(users, (11 * cell.tweets + 9) / 10)
      low = 9 * cell.tweets / 10
      trueUsers = cell.users.isLowerBound ? nil : cell.users.count
    }

    func isMet(by tweets: CellBounds.Interval) -> Bool {
      guard tweets.high >= users else { return false }
      return isUnsafe
        ? tweets.high >= high && tweets.low <= low : tweets.high >= high || tweets.low <= low
    }

    func isMet(byUsers interval: CellBounds.Interval) -> Bool {
      guard interval.high >= users else { return false }
      guard let trueUsers, trueUsers > 0 else { return true }
      return 10 * (interval.high - trueUsers) > trueUsers
        || 10 * (trueUsers - interval.low) > trueUsers
    }
  }
}
