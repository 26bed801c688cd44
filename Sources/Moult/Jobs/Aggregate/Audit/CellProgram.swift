/// The sums around some suppressed cells as a linear program.
struct CellProgram {
  /// The unknown cells, each a variable.
  let cells: [Int]
  private let rows: [ExactSimplex.Row]
  private let variables: Int

  /// The program of the cells that have sums in common. O(cells of the sums).
  init(_ component: CellComponents.Component, _ cells: RunCells, _ sums: Sums, _ bounds: CellBounds)
  {
    let unknown = component.cells
    self.cells = unknown
    var variables = unknown.count
    var rows: [ExactSimplex.Row] = []
    var numbers: [Int: Int] = [:]
    for (variable, cell) in unknown.enumerated() { numbers[cell] = variable }
    func add(_ terms: [(variable: Int, coefficient: Int)], atMost total: Int) {
      rows.append(ExactSimplex.Row(terms: terms + [(variables, 1)], total: total))
      variables += 1
    }
    for relation in component.relations.map({ sums.relations[Int($0)] }) {
      var total = relation.difference
      var terms: [(variable: Int, coefficient: Int)] = []
      for (sum, sign) in [(relation.inner, 1), (relation.outer, -1)] {
        for cell in sums.open(in: sum) {
          if let variable = numbers[Int(cell)] { terms.append((variable, sign)) }
        }
        for cell in sums.printed(in: sum) { total -= sign * cells[Int(cell)].tweets }
      }
      if relation.isEqual {
        rows.append(ExactSimplex.Row(terms: terms, total: total))
      } else {
        add(terms, atMost: total)
      }
    }
    // What follows from numbers of users.
    for (variable, cell) in unknown.enumerated() where cell < cells.count {
      let (tweets, users) = (bounds.bounds[cell].tweets, bounds.bounds[cell].users)
      if users.low > 0 { add([(variable, -1)], atMost: -users.low) }
      guard users.high < CellBounds.unbounded, let rules = cells.rules(of: cell) else { continue }
      let most = rules.mostTweets(ofUsers: users.high)
      if most <= tweets.high { add([(variable, 1)], atMost: most) }
    }
    (self.rows, self.variables) = (rows, variables)
  }

  /// Its solver; nil if the sums contradict each other.
  func solver() -> ExactSimplex? { ExactSimplex(variables: variables, rows) }
}
