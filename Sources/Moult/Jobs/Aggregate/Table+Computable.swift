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
/// A term that contains another one is a part of it in the same way (``Analysis/comparesCells``). With several such
/// lists, all parts of the total follow from the cells by inclusion and exclusion. Each computable part has to be
/// printable or empty.
extension Table {
  /// Suppresses the smaller of the cells from which a cell that is not printable could be computed.
  func suppressComputable(_ printed: inout [Bool]) {
    let wider = levels.map { level in
      WiderValues(analysis.forced[level.dimension], analysis.implied(of: level.dimension))
    }
    let choices = cells.indices.map { replacements(in: values(ofCell: $0), wider) }
    // Totals first: fewer cells contain them.
    let order = cells.indices.sorted { choices[$0].count < choices[$1].count }
    for cell in order where printed[cell] {
      for chosen in choices[cell] {
        let terms = sum(without: chosen, in: cell)
        guard terms.allSatisfy({ printed[$0.cell] }), !isSafe(terms) else { continue }
        printed[cell] = false
        break
      }
    }
  }

  /// Another value of a level that each tweet of a cell has.
  private struct Replacement {
    let level: Int
    let value: String
  }

  /// The values that tweets have besides others.
  private struct WiderValues {
    let forced: Set<String>
    let implied: [String: [String]]

    init(_ forced: Set<String>?, _ implied: [String: [String]]) {
      (self.forced, self.implied) = (forced ?? [], implied)
    }

    /// The values, in a fixed order.
    func than(_ value: DimensionValue) -> [String] {
      guard case .text(let text) = value else { return [] }
      return forced.union(implied[text] ?? []).subtracting([text]).sorted()
    }
  }

  /// The replacements that lead from a cell to those that contain it: of one level or several. In a pair, the one value
  /// can also imply what takes the place of the other.
  private func replacements(
    in values: [DimensionValue], _ wider: [WiderValues]
  ) -> [[Replacement]] {
    var choices: [[Replacement]] = [[]]
    for level in levels.indices {
      let options = wider[level].than(values[level])
      choices += choices.flatMap { chosen in
        options.map { chosen + [Replacement(level: level, value: $0)] }
      }
    }
    choices.removeFirst()
    guard analysis.isPaired else { return choices }
    let (first, second) = (levels.count - 2, levels.count - 1)
    for (level, partner) in [(first, second), (second, first)] {
      choices += wider[partner].than(values[partner]).map {
        [Replacement(level: level, value: $0)]
      }
    }
    return choices
  }

  /// A cell in a sum, with the sign 1 or -1.
  private struct Term {
    let cell: Int
    let sign: Int
  }

  /// The sum that counts the tweets that lack the values of a cell on some levels: the total is
  /// first, the cell itself last. Empty if the table lacks one of the cells.
  private func sum(without replacements: [Replacement], in cell: Int) -> [Term] {
    var terms: [Term] = []
    for subset in 0..<1 << replacements.count {
      let used = replacements.indices.filter { subset >> $0 & 1 == 0 }.map { replacements[$0] }
      guard let other = self.cell(besides: cell, used) else { return [] }
      terms.append(Term(cell: other, sign: subset.nonzeroBitCount % 2 == 0 ? 1 : -1))
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

  /// The cell with other values on some levels; nil if the table has none with tweets.
  private func cell(besides cell: Int, _ replacements: [Replacement]) -> Int? {
    var values = values(ofCell: cell)
    for replacement in replacements { values[replacement.level] = .text(replacement.value) }
    if analysis.isPaired {
      let (first, second) = (levels.count - 2, levels.count - 1)
      guard values[first] != values[second] else { return nil }
      // A value can be on one of the two levels only.
      if DimensionValue.precedes(values[second], values[first]) { values.swapAt(first, second) }
    }
    var numbers = valueNumbers(ofCell: cell)
    for level in levels.indices where levels[level].isList {
      guard case .text(let text) = values[level],
        let number = levels[level].values.number(of: text)
      else { return nil }
      numbers[level] = number
    }
    return self.cell(at: numbers)
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
