/// The numbers of tweets and users that each cell can have, as far as a reader can compute them from one sum at a time.
///
/// Of each printed cell a reader is assumed to know the tweets, also where only a share is printed or `--top` leaves the
/// cell out. Of a suppressed cell, nothing is known at first.
///
/// Only sums in which a bound changed are looked at again (``propagate(_:_:)``). Where a further cell is suppressed,
/// what was computed with its help is forgotten (``forget(_:_:_:)``) and computed again.
struct CellBounds {
  /// The least and the greatest number.
  struct Interval: Equatable, BitwiseCopyable {
    var low = 0
    var high = CellBounds.unbounded
  }

  /// The bounds of a cell or a sum.
  struct Bounds: Equatable, BitwiseCopyable {
    var tweets = Interval()
    var users = Interval()

    /// Whether no number fits.
    var isContradictory: Bool { tweets.low > tweets.high || users.low > users.high }
  }

  /// No bound: more than any number of tweets, and small enough to be multiplied.
  static let unbounded = 1 << 56

  private(set) var bounds: [Bounds]
  /// Whether bounds contradict each other, so that not all assumptions hold.
  private(set) var isContradictory = false
  /// The cells whose bounds changed since the last look at them, with repetitions.
  var changed: [Int32] = []
  private var states: [SumState]
  /// The sums to look at again.
  private var queue: [Int32] = []
  private var isQueued: [Bool]
  /// Sums that are looked at again from the beginning: a scratch buffer.
  private var isTouched: [Bool]

  /// O(cells of the sums).
  ///
  /// - Parameter jointCount: how many cells follow that are in no table.
  init(_ cells: RunCells, jointCount: Int, _ sums: Sums) {
    bounds = (0..<cells.count + jointCount).map { Self.known($0, cells) }
    states = Array(repeating: SumState(), count: sums.count)
    isQueued = Array(repeating: false, count: sums.count)
    isTouched = isQueued
    for sum in 0..<Int32(sums.count) {
      for place in sums.places(of: sum) {
        states[Int(sum)].parts.add(bounds[Int(sums.members[place])])
      }
      enqueue(sum)
    }
    changed = (0..<Int32(cells.count)).filter { !cells.printed[Int($0)] }
  }

  /// What is published of a cell.
  private static func known(_ number: Int, _ cells: RunCells) -> Bounds {
    guard number < cells.count, cells.printed[number] else { return Bounds() }
    let cell = cells[number]
    var bounds = Bounds()
    bounds.tweets = Interval(low: cell.tweets, high: cell.tweets)
    if let rules = cells.rules(of: number) {
      bounds.users.low = rules.minimumUsers
      if rules.countsUsers {
        bounds.users.low = max(bounds.users.low, cell.users)
        if cell.isExact { bounds.users.high = bounds.users.low }
      }
    }
    return bounds
  }

  private mutating func enqueue(_ sum: Int32) {
    guard !isQueued[Int(sum)] else { return }
    isQueued[Int(sum)] = true
    queue.append(sum)
  }

  /// Computes all bounds. O(sums in which a bound changes, and their cells), repeated while bounds get closer.
  mutating func propagate(_ cells: RunCells, _ sums: Sums) {
    // Bounds that get closer by one at a time are of no interest.
    var rest = 1_000 + 30 * sums.count
    var place = 0
    while place < queue.count, !isContradictory, rest > 0 {
      let next = queue[place]
      (place, rest) = (place + 1, rest - 1)
      isQueued[Int(next)] = false
      boundParts(of: next, cells, sums)
      passOn(next, sums)
    }
    queue.removeFirst(place)
  }

  /// Applies what is known of a sum to its cells.
  private mutating func boundParts(of sum: Int32, _ cells: RunCells, _ sums: Sums) {
    let state = states[Int(sum)]
    let (whole, parts) = (state.whole, state.parts)
    if whole.isContradictory { isContradictory = true }
    let hasHigh = state.outside.tweets.high < parts.most.value ?? Self.unbounded
    let hasLow = state.outside.tweets.low > parts.tweets && !parts.most.isOpen
    let hasHighUsers = state.outside.users.high < Self.unbounded
    let hasLowUsers = state.outside.users.low > parts.users && !parts.mostUsers.isOpen
    guard hasHigh || hasLow || hasHighUsers || hasLowUsers else { return }
    // The tweets of printed cells are known.
    let places =
      hasHighUsers || hasLowUsers ? sums.places(of: sum) : sums.openPlaces(of: sum)
    for place in places {
      let cell = Int(sums.members[place])
      let old = bounds[cell]
      var new = Bounds()
      if hasHigh { new.tweets.high = whole.tweets.high - parts.tweets + old.tweets.low }
      if hasLow, let others = parts.most.without(old.tweets.high) {
        new.tweets.low = whole.tweets.low - others
      }
      if hasHighUsers { new.users.high = whole.users.high }
      if hasLowUsers, let others = parts.mostUsers.without(old.users.high) {
        new.users.low = whole.users.low - others
      }
      if narrow(cell, by: new, cells, sums) { states[Int(sum)].boundsParts = true }
    }
  }

  /// Applies bounds to a cell, with what they say about users and tweets of each other.
  ///
  /// - Returns: whether its bounds are closer.
  private mutating func narrow(
    _ cell: Int, by new: Bounds, _ cells: RunCells, _ sums: Sums
  ) -> Bool {
    let old = bounds[cell]
    var found = old
    if new.tweets.high < old.tweets.high || new.users.high < old.users.high {
      found.tweets.high = min(old.tweets.high, new.tweets.high)
      found.users.high = min(old.users.high, new.users.high, found.tweets.high)
      if found.users.high < old.users.high, let rules = cells.rules(of: cell) {
        found.tweets.high = min(
          found.tweets.high, rules.mostTweets(ofUsers: found.users.high))
      }
    }
    if new.tweets.low > old.tweets.low || new.users.low > old.users.low {
      found.users.low = max(old.users.low, new.users.low)
      found.tweets.low = max(old.tweets.low, new.tweets.low, found.users.low)
      if let rules = cells.rules(of: cell) {
        found.users.low = max(found.users.low, rules.fewestUsers(ofTweets: found.tweets.low))
      }
    }
    guard found != old else { return false }
    if found.isContradictory { isContradictory = true }
    set(cell, found, sums)
    return true
  }

  private mutating func set(_ cell: Int, _ new: Bounds, _ sums: Sums) {
    for sum in sums.sums(of: cell) {
      states[Int(sum)].parts.replace(bounds[cell], by: new)
      enqueue(sum)
    }
    bounds[cell] = new
    changed.append(Int32(cell))
  }

  /// Applies what is known of a sum to those that it can be compared with.
  private mutating func passOn(_ sum: Int32, _ sums: Sums) {
    let whole = states[Int(sum)].whole
    guard whole != states[Int(sum)].passed else { return }
    states[Int(sum)].passed = whole
    for number in sums.relations(of: sum) {
      let relation = sums.relations[Int(number)]
      if pass(whole, from: sum, through: relation) {
        states[Int(sum)].boundsOthers = true
        enqueue(relation.other(than: sum))
      }
    }
  }

  /// - Returns: whether the bounds of the other sum are closer.
  private mutating func pass(
    _ whole: Bounds, from sum: Int32, through relation: Sums.Relation
  ) -> Bool {
    let other = Int(relation.other(than: sum))
    let known = states[other].whole
    var outside = states[other].outside
    let isInner = sum == relation.inner
    let difference = isInner ? -relation.difference : relation.difference
    let userDifference = abs(relation.difference)
    if !isInner || relation.isEqual {
      if whole.tweets.high < Self.unbounded, whole.tweets.high + difference < known.tweets.high {
        outside.tweets.high = whole.tweets.high + difference
      }
      if relation.comparesUsers, whole.users.high < Self.unbounded,
        whole.users.high + userDifference < known.users.high
      {
        outside.users.high = whole.users.high + userDifference
      }
    }
    if isInner || relation.isEqual {
      if whole.tweets.low + difference > known.tweets.low {
        outside.tweets.low = whole.tweets.low + difference
      }
      if relation.comparesUsers, whole.users.low - userDifference > known.users.low {
        outside.users.low = whole.users.low - userDifference
      }
    }
    guard outside != states[other].outside else { return false }
    states[other].outside = outside
    return true
  }

  /// Forgets what was published of some cells, and what was computed with its help. O(sums in which bounds followed).
  mutating func forget(_ suppressed: [Int32], _ cells: RunCells, _ sums: Sums) {
    var touched: [Int32] = []
    for cell in suppressed { forget(Int(cell), &touched, cells, sums) }
    var place = 0
    while place < touched.count {
      let sum = touched[place]
      place += 1
      if states[Int(sum)].boundsParts {
        for member in sums.places(of: sum) {
          let cell = Int(sums.members[member])
          if bounds[cell] != Self.known(cell, cells) { forget(cell, &touched, cells, sums) }
        }
      }
      if states[Int(sum)].boundsOthers {
        for number in sums.relations(of: sum) {
          let other = sums.relations[Int(number)].other(than: sum)
          if states[Int(other)].outside != Bounds() { touch(other, &touched) }
        }
      }
    }
    for sum in touched { restart(sum, sums) }
  }

  private mutating func forget(
    _ cell: Int, _ touched: inout [Int32], _ cells: RunCells, _ sums: Sums
  ) {
    set(cell, Self.known(cell, cells), sums)
    for sum in sums.sums(of: cell) { touch(sum, &touched) }
  }

  private mutating func touch(_ sum: Int32, _ touched: inout [Int32]) {
    guard !isTouched[Int(sum)] else { return }
    isTouched[Int(sum)] = true
    touched.append(sum)
  }

  /// Computes what is known of a sum from the beginning.
  private mutating func restart(_ sum: Int32, _ sums: Sums) {
    isTouched[Int(sum)] = false
    states[Int(sum)] = SumState()
    for place in sums.places(of: sum) {
      states[Int(sum)].parts.add(bounds[Int(sums.members[place])])
    }
    enqueue(sum)
    for number in sums.relations(of: sum) {
      let other = sums.relations[Int(number)].other(than: sum)
      // So that it passes on what it knows once more.
      states[Int(other)].passed = Bounds()
      enqueue(other)
    }
  }

  /// The greatest number of tweets of a cell by one comparison of one of its sums alone.
  func greatest(of cell: Int, in sum: Int32, _ relation: Sums.Relation) -> Int {
    let isInner = relation.inner == sum
    // The outer sum has no upper bound by the inner one.
    guard isInner || relation.isEqual,
      let most = states[Int(relation.other(than: sum))].parts.most.value
    else { return Self.unbounded }
    let difference = isInner ? relation.difference : -relation.difference
    return most + difference - states[Int(sum)].parts.tweets + bounds[cell].tweets.low
  }
}
