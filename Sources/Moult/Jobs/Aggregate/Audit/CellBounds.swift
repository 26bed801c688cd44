/// The numbers of tweets and users that each cell can have, as far as a reader can compute them from one sum at a time.
///
/// Of each printed cell a reader is assumed to know the tweets, also where only a share is printed or `--top` leaves the
/// cell out. Of a suppressed cell, nothing is known at first.
struct CellBounds {
  /// The least and the greatest number.
  struct Interval {
    var low: Int
    var high: Int
  }

  /// No bound: more than any number of tweets, and small enough to be multiplied.
  static let unbounded = 1 << 56

  private(set) var tweets: [Interval] = []
  private(set) var users: [Interval] = []
  /// Whether bounds contradict each other, so that not all assumptions hold.
  private(set) var isContradictory = false
  /// The relations to look at again.
  private var queue: [Int] = []
  private var isQueued: [Bool]

  /// O(cells and sums), repeated while bounds get closer.
  ///
  /// - Parameter jointCount: how many cells follow that are in no table.
  init(_ cells: RunCells, jointCount: Int, _ relations: RelationIndex) {
    isQueued = Array(repeating: false, count: relations.all.count)
    let unknown = Interval(low: 0, high: Self.unbounded)
    for number in 0..<cells.count + jointCount {
      let isKnown = number < cells.count && cells.printed[number]
      let known = isKnown ? Self.known(number, cells) : (tweets: unknown, users: unknown)
      tweets.append(known.tweets)
      users.append(known.users)
      if !isKnown { enqueue(relations.of(number)) }
    }
    // Bounds that get closer by one at a time are of no interest.
    var rest = 1_000 + 30 * relations.all.count
    var place = 0
    while place < queue.count, !isContradictory, rest > 0 {
      let next = queue[place]
      (place, rest) = (place + 1, rest - 1)
      isQueued[next] = false
      tighten(next, relations, cells)
    }
  }

  private static func known(_ number: Int, _ cells: RunCells) -> (tweets: Interval, users: Interval)
  {
    let cell = cells[number]
    var users = Interval(low: 0, high: unbounded)
    if let rules = cells.rules(of: number) {
      users.low = rules.minimumUsers
      if rules.countsUsers {
        users.low = max(users.low, cell.users)
        if cell.isExact { users.high = users.low }
      }
    }
    return (Interval(low: cell.tweets, high: cell.tweets), users)
  }

  private mutating func enqueue(_ relations: ArraySlice<Int32>) {
    for relation in relations where !isQueued[Int(relation)] {
      isQueued[Int(relation)] = true
      queue.append(Int(relation))
    }
  }

  private mutating func tighten(_ number: Int, _ relations: RelationIndex, _ cells: RunCells) {
    let relation = relations.all[number]
    var changed = compare(relation, relation.inner, relation.outer, relation.difference, cells)
    if relation.isEqual {
      changed += compare(relation, relation.outer, relation.inner, -relation.difference, cells)
    }
    for cell in changed { enqueue(relations.of(Int(cell))) }
  }

  /// Applies that the sum of some parts is at most that of others, and a slack.
  ///
  /// - Returns: the cells whose bounds are closer.
  private mutating func compare(
    _ relation: Relation, _ parts: [Int32], _ whole: [Int32], _ slack: Int, _ cells: RunCells
  ) -> [Int32] {
    var (most, mostUsers, least, leastUsers) = (Sum(), Sum(), 0, 0)
    for cell in whole {
      most.add(tweets[Int(cell)].high)
      mostUsers.add(relation.comparesUsers ? users[Int(cell)].high : Self.unbounded)
    }
    // With two parts without a bound, nothing follows.
    if most.isOpen && mostUsers.isOpen { return [] }
    for cell in parts {
      least += tweets[Int(cell)].low
      leastUsers = max(leastUsers, users[Int(cell)].low)
    }
    var changed: [Int32] = []
    for part in parts {
      let cell = Int(part)
      let high = most.value.map { $0 + slack - least + tweets[cell].low }
      let highUsers = relation.comparesUsers ? mostUsers.value.map { $0 + abs(slack) } : nil
      if lower(cell, high, highUsers, cells) { changed.append(part) }
    }
    for part in whole {
      let cell = Int(part)
      let low = most.without(tweets[cell].high).map { least - slack - $0 }
      let lowUsers =
        relation.comparesUsers
        ? mostUsers.without(users[cell].high).map { leastUsers - abs(slack) - $0 } : nil
      if raise(cell, low, lowUsers, cells) { changed.append(part) }
    }
    return changed
  }

  private mutating func lower(
    _ cell: Int, _ high: Int?, _ highUsers: Int?, _ cells: RunCells
  ) -> Bool {
    let (before, usersBefore) = (tweets[cell].high, users[cell].high)
    guard high ?? before < before || highUsers ?? usersBefore < usersBefore else { return false }
    if let high { tweets[cell].high = min(before, high) }
    users[cell].high = min(usersBefore, highUsers ?? usersBefore, tweets[cell].high)
    if users[cell].high < usersBefore, let rules = cells.rules(of: cell) {
      tweets[cell].high = min(
        tweets[cell].high, rules.mostTweets(ofUsers: users[cell].high))
    }
    if tweets[cell].high < tweets[cell].low || users[cell].high < users[cell].low {
      isContradictory = true
    }
    return tweets[cell].high < before || users[cell].high < usersBefore
  }

  private mutating func raise(
    _ cell: Int, _ low: Int?, _ lowUsers: Int?, _ cells: RunCells
  ) -> Bool {
    let (before, usersBefore) = (tweets[cell].low, users[cell].low)
    guard low ?? 0 > before || lowUsers ?? 0 > usersBefore else { return false }
    users[cell].low = max(usersBefore, lowUsers ?? 0)
    tweets[cell].low = max(before, low ?? 0, users[cell].low)
    if let rules = cells.rules(of: cell) {
      users[cell].low = max(users[cell].low, rules.fewestUsers(ofTweets: tweets[cell].low))
    }
    if tweets[cell].high < tweets[cell].low || users[cell].high < users[cell].low {
      isContradictory = true
    }
    return tweets[cell].low > before || users[cell].low > usersBefore
  }

  /// The greatest number of tweets of a cell by one of its sums alone.
  func greatest(of cell: Int32, in relation: Relation) -> Int {
    let isInner = relation.inner.contains(cell)
    // The outer sum has no upper bound by the inner one.
    guard isInner || relation.isEqual else { return Self.unbounded }
    let (own, others) =
      isInner ? (relation.inner, relation.outer) : (relation.outer, relation.inner)
    var sum = isInner ? relation.difference : -relation.difference
    for other in others {
      let high = tweets[Int(other)].high
      if high == Self.unbounded { return high }
      sum += high
    }
    for part in own where part != cell { sum -= tweets[Int(part)].low }
    return sum
  }

  /// A sum some parts of which may have no bound.
  private struct Sum {
    private var bounded = 0
    private var unbounded = 0

    mutating func add(_ number: Int) {
      if number == CellBounds.unbounded { unbounded += 1 } else { bounded += number }
    }

    /// Whether two parts or more have no bound.
    var isOpen: Bool { unbounded > 1 }

    /// Nil without a bound.
    var value: Int? { unbounded == 0 ? bounded : nil }

    /// The sum without one of its parts.
    func without(_ number: Int) -> Int? {
      if number == CellBounds.unbounded { return unbounded == 1 ? bounded : nil }
      return unbounded == 0 ? bounded - number : nil
    }
  }
}
