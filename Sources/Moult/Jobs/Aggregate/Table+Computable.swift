/// Suppresses cells from which a reader could compute others that are not printable.
///
/// If a filter requires a value of a list, every counted tweet has it, and its cell is the total of
/// the others:
///
/// ```
/// --where hashtag=a --by hashtag      a 12        a minus b is 1 tweet with `a` and without `b`:
///                                     b 11        a cell of one user that was never printed
/// ```
///
/// With several such lists, all parts of the total follow from the cells by inclusion and
/// exclusion. Each computable part has to be printable or empty.
extension Table {
  /// Suppresses the smaller of the cells from which a cell that is not printable could be computed.
  func suppressComputable(_ printed: inout [Bool]) {
    let forced = levels.map { level in
      analysis.forcedValue(of: level.dimension).flatMap { level.values.number(of: $0) }
    }
    // Totals first: they have fewer values that differ from the required ones.
    let places = cells.indices.map { valueNumbers(ofCell: $0) }
    let free = places.map { place in
      place.indices.filter { forced[$0] != nil && place[$0] != forced[$0] }
    }
    for cell in cells.indices.sorted(by: { free[$0].count < free[$1].count }) where printed[cell] {
      for subset in 1..<max(1, 1 << free[cell].count) {
        let chosen = free[cell].indices.filter { subset >> $0 & 1 == 1 }.map { free[cell][$0] }
        let terms = terms(of: places[cell], without: chosen, forced)
        guard terms.allSatisfy({ printed[$0.cell] }), !isSafe(terms) else { continue }
        printed[cell] = false
        break
      }
    }
  }

  /// A cell in a sum, with the sign 1 or -1.
  private struct Term {
    let cell: Int
    let sign: Int
  }

  /// The sum that counts the tweets that lack the values of a cell on some levels: the total is
  /// first, the cell itself last. Empty if the table lacks one of the cells.
  private func terms(
    of place: [Int32], without levels: [Int], _ forced: [Int32?]
  ) -> [Term] {
    var terms: [Term] = []
    for subset in 0..<1 << levels.count {
      var other = place
      for (bit, level) in levels.enumerated() where subset >> bit & 1 == 0 {
        other[level] = forced[level] ?? other[level]
      }
      guard let cell = cell(at: other) else { return [] }
      terms.append(Term(cell: cell, sign: subset.nonzeroBitCount % 2 == 0 ? 1 : -1))
    }
    return terms
  }

  /// Whether a sum is empty, or has enough users and no user with more than half of the tweets.
  ///
  /// A user whose hash is kept in the total is kept in all its parts, so that this user's tweets in
  /// the sum are exact. If the total has more users than are kept, they are a sample, and their
  /// number is a lower bound.
  private func isSafe(_ terms: [Term]) -> Bool {
    guard let total = terms.first, let part = terms.last else { return true }
    let sum = SignedUsers(terms.map { (cells[$0.cell].users, $0.sign) })
    let tweets = terms.reduce(0) { $0 + $1.sign * cells[$1.cell].tweets }
    let nameless = terms.reduce(0) { $0 + $1.sign * cells[$1.cell].nameless }
    let minimum = analysis.minimumUsers
    // The users of the total outside the part are a difference of two printed numbers, too.
    let others = cells[total.cell].users.entries.count - cells[part.cell].users.entries.count
    if analysis.countsUsers, 1..<minimum ~= others { return false }
    if tweets == 0 { return true }
    return sum.users >= minimum && 2 * (sum.mostOfOne + nameless) <= tweets
  }

  /// The numbers of the values of a cell, one for each level.
  private func valueNumbers(ofCell cell: Int) -> [Int32] {
    var numbers = Array(repeating: Int32(0), count: levels.count)
    var node = Int32(cell)
    for level in levels.indices.reversed() {
      (node, numbers[level]) = levels[level].place(of: node)
    }
    return numbers
  }

  /// The cell with some values, by their numbers; nil if it has no tweets.
  func cell(at place: [Int32]) -> Int? {
    var node: Int32 = 0
    for level in levels.indices {
      guard let next = levels[level].find(place[level], under: node) else { return nil }
      node = next
    }
    // A cell without tweets is as good as none.
    return node < cells.count && cells[Int(node)].tweets > 0 ? Int(node) : nil
  }
}

/// The users of a sum of settled sets, the first of which contains all users and tweets of the
/// others.
private struct SignedUsers {
  /// The number of users with tweets in the sum; a lower bound if the first set is a sketch.
  private(set) var users = 0
  /// The most tweets in the sum that one user can have.
  private(set) var mostOfOne = 0

  init(_ terms: [(set: UserSet, sign: Int)]) {
    guard let total = terms.first?.set else { return }
    var places = Array(repeating: 0, count: terms.count)
    for entry in total.entries {
      var tweets = 0
      for (index, term) in terms.enumerated() {
        let entries = term.set.entries
        while places[index] < entries.count, entries[places[index]].hash < entry.hash {
          places[index] += 1
        }
        guard places[index] < entries.count, entries[places[index]].hash == entry.hash else {
          continue
        }
        tweets += term.sign * Int(entries[places[index]].tweets)
      }
      if tweets > 0 { users += 1 }
      mostOfOne = max(mostOfOne, tweets)
    }
    if total.spread != nil { mostOfOne = Self.spread(terms).mostOfOne }
  }

  private static func spread(_ terms: [(set: UserSet, sign: Int)]) -> TweetSpread {
    var sum = TweetSpread()
    for (set, sign) in terms {
      if let spread = set.spread {
        sum.add(spread, times: sign)
      } else {
        for entry in set.entries { sum.add(entry.hash, sign * Int(entry.tweets)) }
      }
    }
    return sum
  }
}
