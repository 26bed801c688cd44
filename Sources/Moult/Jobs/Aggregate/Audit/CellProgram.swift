/// The sums around some suppressed cells as a linear program.
struct CellProgram {
  /// How many unknown cells it has at most; of more, only ``CellBounds`` are computed.
  static let mostCells = 400

  /// The unknown cells.
  let cells: [Int]
  private let rows: [ExactSimplex.Row]
  private let variables: Int

  /// The programs of all suppressed cells that have sums in common. O(cells of the sums).
  static func all(
    _ cells: RunCells, jointCount: Int, _ relations: RelationIndex, _ bounds: CellBounds
  ) -> [CellProgram] {
    var isSeen = Array(repeating: false, count: cells.count + jointCount)
    var programs: [CellProgram] = []
    for first in cells.printed.indices
    where !isSeen[first] && !cells.printed[first] && !relations.of(first).isEmpty {
      var (found, sums) = ([first], [Int32]())
      var isAdded: Set<Int32> = []
      isSeen[first] = true
      var next = 0
      while next < found.count {
        for relation in relations.of(found[next]) where isAdded.insert(relation).inserted {
          sums.append(relation)
          for cell in relations.cells(of: relation).map(Int.init)
          where !isSeen[cell] && !(cell < cells.count && cells.printed[cell]) {
            isSeen[cell] = true
            found.append(cell)
          }
        }
        next += 1
      }
      guard found.count <= mostCells else { continue }
      programs.append(CellProgram(found, sums.map { relations.all[Int($0)] }, cells, bounds))
    }
    return programs
  }

  private init(
    _ unknown: [Int], _ relations: [Relation], _ cells: RunCells, _ bounds: CellBounds
  ) {
    self.cells = unknown
    var variables = unknown.count
    var rows: [ExactSimplex.Row] = []
    var numbers: [Int: Int] = [:]
    for (variable, cell) in unknown.enumerated() { numbers[cell] = variable }
    func add(_ terms: [(variable: Int, coefficient: Int)], atMost total: Int) {
      rows.append(ExactSimplex.Row(terms: terms + [(variables, 1)], total: total))
      variables += 1
    }
    for relation in relations {
      var total = relation.difference
      var terms: [(variable: Int, coefficient: Int)] = []
      for (part, sign) in [(relation.inner, 1), (relation.outer, -1)] {
        for cell in part.map(Int.init) {
          if let variable = numbers[cell] {
            terms.append((variable, sign))
          } else {
            total -= sign * cells[cell].tweets
          }
        }
      }
      if relation.isEqual {
        rows.append(ExactSimplex.Row(terms: terms, total: total))
      } else {
        add(terms, atMost: total)
      }
    }
    // What follows from numbers of users.
    for (variable, cell) in unknown.enumerated() where cell < cells.count {
      let users = bounds.users[cell]
      if users.low > 0 { add([(variable, -1)], atMost: -users.low) }
      guard users.high < CellBounds.unbounded, let rules = cells.rules(of: cell) else { continue }
      let most = rules.mostTweets(ofUsers: users.high)
      if most <= bounds.tweets[cell].high { add([(variable, 1)], atMost: most) }
    }
    (self.rows, self.variables) = (rows, variables)
  }

  /// Its solver; nil if the sums contradict each other.
  func solver() -> ExactSimplex? { ExactSimplex(variables: variables, rows) }
}
