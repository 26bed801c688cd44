/// How wide the bounds of a suppressed cell have to be.
struct NeededBounds {
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
    let cell = cells[number]
    guard cell.tweets > 0 else { return nil }
    users = cells.rules(of: number)?.minimumUsers ?? 0
    isUnsafe = cell.isUnsafe
    high = max(users, (11 * cell.tweets + 9) / 10)
    low = 9 * cell.tweets / 10
    trueUsers = cell.isExact ? cell.users : nil
  }

  func isMet(by tweets: CellBounds.Interval) -> Bool {
    guard tweets.high >= users else { return false }
    return isUnsafe
      ? tweets.high >= high && tweets.low <= low : tweets.high >= high || tweets.low <= low
  }

  func isMet(by solver: inout ExactSimplex, _ variable: Int) -> Bool {
    let isHigh = solver.raise(variable, to: high)
    if isUnsafe { return isHigh && solver.lower(variable, to: low) }
    return isHigh || solver.reached[variable].high >= users && solver.lower(variable, to: low)
  }

  func isMet(byUsers interval: CellBounds.Interval) -> Bool {
    guard interval.high >= users else { return false }
    guard let trueUsers, trueUsers > 0 else { return true }
    return 10 * (interval.high - trueUsers) > trueUsers
      || 10 * (trueUsers - interval.low) > trueUsers
  }
}
