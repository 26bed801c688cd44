extension CellBounds {
  /// What is known of a sum.
  struct SumState {
    var parts = PartTotals()
    /// What follows from the sums that it can be compared with.
    var outside = Bounds()
    /// What it passed on to these last.
    var passed = Bounds()
    /// Whether bounds of cells follow from it.
    var boundsParts = false
    /// Whether bounds of other sums follow from it.
    var boundsOthers = false

    /// What follows from its cells and from other sums.
    var whole: Bounds {
      var bounds = outside
      bounds.tweets.low = max(bounds.tweets.low, parts.tweets)
      bounds.tweets.high = min(bounds.tweets.high, parts.most.value ?? unbounded)
      bounds.users.low = max(bounds.users.low, parts.users)
      bounds.users.high = min(bounds.users.high, parts.mostUsers.value ?? unbounded)
      return bounds
    }
  }

  /// Sums over the bounds of the cells of a sum.
  struct PartTotals {
    var tweets = 0
    var most = OpenSum()
    /// The greatest of the least numbers of users.
    var users = 0
    var mostUsers = OpenSum()

    mutating func add(_ bounds: Bounds) {
      tweets += bounds.tweets.low
      most.add(bounds.tweets.high, 1)
      users = max(users, bounds.users.low)
      mostUsers.add(bounds.users.high, 1)
    }

    /// Replaces bounds of a cell. The users are too many then if the least number was that of the cell alone.
    mutating func replace(_ old: Bounds, by new: Bounds) {
      tweets += new.tweets.low - old.tweets.low
      most.add(old.tweets.high, -1)
      most.add(new.tweets.high, 1)
      users = max(users, new.users.low)
      mostUsers.add(old.users.high, -1)
      mostUsers.add(new.users.high, 1)
    }
  }

  /// A sum some parts of which may have no bound.
  struct OpenSum {
    private var bounded = 0
    private var open = 0

    mutating func add(_ number: Int, _ times: Int) {
      if number == CellBounds.unbounded { open += times } else { bounded += times * number }
    }

    /// Nil without a bound.
    var value: Int? { open == 0 ? bounded : nil }

    /// Whether two parts or more have no bound, so that nothing follows for any of them.
    var isOpen: Bool { open > 1 }

    /// The sum without one of its parts.
    func without(_ number: Int) -> Int? {
      if number == CellBounds.unbounded { return open == 1 ? bounded : nil }
      return open == 0 ? bounded - number : nil
    }
  }
}
