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
  private var sums: Sums
  private var bounds: CellBounds
  private var components: CellComponents
  /// The cells of which a linear program has shown that their bounds are wide enough.
  private var isProtected: [Bool]
  /// For each relation and each sum, the last round in which a cell was suppressed for another one there.
  private var servedRelations: [Int]
  private var servedSums: [Int]
  private var round = 0
  private let mostRounds: Int

  /// An exposed cell.
  private struct Exposed {
    let cell: Int
    /// How many tweets its greatest number lacks.
    let lacking: Int
  }

  /// - Parameters:
  ///   - sums: those of pairs of tables.
  ///   - mostRounds: after how many rounds all cells of a sum are suppressed instead of one, so that the audit of any
  ///     tables ends.
  init(_ cells: RunCells, _ sums: Sums, mostRounds: Int = 200) {
    var (all, count) = (sums, 0)
    for group in JointCells.groups(of: cells.tables) {
      count +=
        JointCells(group, of: cells)?.add(to: &all, cells, first: cells.count + count) ?? 0
    }
    self.init(cells, all, jointCount: count, mostRounds)
    // Joint cells assume that the bound on the tweets of a user cuts the same tweets in all tables.
    if audit() { return }
    self.init(cells, sums, jointCount: 0, mostRounds)
    // What cannot be audited is not printed.
    if !audit() { suppressAll() }
  }

  private init(_ cells: RunCells, _ sums: Sums, jointCount: Int, _ mostRounds: Int) {
    (self.cells, self.sums, self.mostRounds) = (cells, sums, mostRounds)
    self.sums.index(cells, jointCount: jointCount)
    bounds = CellBounds(cells, jointCount: jointCount, self.sums)
    components = CellComponents(cells: cells.count + jointCount, self.sums)
    isProtected = Array(repeating: false, count: cells.count)
    servedRelations = Array(repeating: 0, count: self.sums.relations.count)
    servedSums = Array(repeating: 0, count: self.sums.count)
  }

  /// Suppresses cells until none is exposed: false if the sums contradict each other.
  private mutating func audit() -> Bool {
    var open: [Exposed] = []
    while true {
      round += 1
      bounds.propagate(cells, sums)
      if bounds.isContradictory { return false }
      open = exposed(among: open)
      var exposed = open
      if exposed.isEmpty {
        guard let found = exposedByPrograms() else { return false }
        exposed = found
      }
      let suppressed = suppress(around: exposed)
      if suppressed.isEmpty { return true }
      bounds.forget(suppressed, cells, sums)
    }
  }

  /// Suppresses all cells that are in a sum.
  private mutating func suppressAll() {
    for cell in cells.printed.indices where !sums.sums(of: cell).isEmpty {
      cells.printed[cell] = false
    }
  }

  /// Suppressed cells that a reader can bound too closely: of those that were it before, and of those whose bounds changed.
  private mutating func exposed(among before: [Exposed]) -> [Exposed] {
    var candidates = before.map { Int32($0.cell) } + bounds.changed
    bounds.changed.removeAll()
    candidates.sort()
    var (exposed, last) = ([Exposed](), -1)
    for candidate in candidates where Int(candidate) > last && Int(candidate) < cells.count {
      let cell = Int(candidate)
      last = cell
      guard !cells.printed[cell], !sums.sums(of: cell).isEmpty,
        let need = NeededBounds(cell, cells)
      else { continue }
      let known = bounds.bounds[cell]
      if !need.isMet(by: known.tweets) || !need.isMet(byUsers: known.users) {
        exposed.append(Exposed(cell: cell, lacking: max(1, need.high - known.tweets.high)))
      }
    }
    return exposed
  }

  /// The same by linear programs; nil if sums contradict each other.
  private mutating func exposedByPrograms() -> [Exposed]? {
    var exposed: [Exposed] = []
    components.restart()
    for first in cells.printed.indices where !cells.printed[first] && !sums.sums(of: first).isEmpty
    {
      guard let component = components.component(of: first, sums),
        component.cells.contains(where: { $0 < cells.count && !isProtected[$0] })
      else { continue }
      let program = CellProgram(component, cells, sums, bounds)
      guard var solver = program.solver() else { return nil }
      for (variable, cell) in program.cells.enumerated()
      where cell < cells.count && !isProtected[cell] {
        guard let need = NeededBounds(cell, cells) else { continue }
        // What is suppressed further makes bounds wider, never closer.
        isProtected[cell] = need.isMet(by: &solver, variable)
        if !isProtected[cell] {
          let lacking = max(1, need.high - solver.reached[variable].high)
          exposed.append(Exposed(cell: cell, lacking: lacking))
        }
      }
    }
    return exposed
  }
}

/// What is suppressed for an exposed cell.
extension Auditor {
  /// Suppresses a cell for each exposed one, but only one in each sum.
  ///
  /// - Returns: the cells that were suppressed.
  private mutating func suppress(around exposed: [Exposed]) -> [Int32] {
    var suppressed: [Int32] = []
    for exposed in exposed where !isServed(exposed.cell) {
      for next in nextSuppressed(around: exposed) {
        cells.printed[Int(next)] = false
        sums.open(next)
        suppressed.append(next)
        serve(exposed.cell, by: next)
      }
    }
    return suppressed
  }

  /// Whether a cell was suppressed in this round in a relation with this one.
  private func isServed(_ cell: Int) -> Bool {
    sums.sums(of: cell).contains { sum in
      servedSums[Int(sum)] == round
        || sums.relations(of: sum).contains { number in
          servedRelations[Int(number)] == round
            || servedSums[Int(sums.relations[Int(number)].other(than: sum))] == round
        }
    }
  }

  /// Notes the relations that two cells have in common.
  private mutating func serve(_ cell: Int, by next: Int32) {
    let others = sums.sums(of: Int(next))
    for sum in sums.sums(of: cell) {
      if others.contains(sum) {
        servedSums[Int(sum)] = round
        continue
      }
      for number in sums.relations(of: sum)
      where others.contains(sums.relations[Int(number)].other(than: sum)) {
        servedRelations[Int(number)] = round
      }
    }
  }

  /// The cell to suppress: of the sum that bounds a cell most, the smallest that is enough. None if nothing is printed
  /// that is connected with the exposed cell.
  private func nextSuppressed(around exposed: Exposed) -> [Int32] {
    var compared: [(greatest: Int, relation: Int32)] = []
    for sum in sums.sums(of: exposed.cell) {
      for number in sums.relations(of: sum) {
        let relation = sums.relations[Int(number)]
        compared.append((bounds.greatest(of: exposed.cell, in: sum, relation), number))
      }
    }
    // The first one of equal numbers.
    compared.sort { ($0.greatest, $0.relation) < ($1.greatest, $1.relation) }
    for (_, number) in compared {
      let relation = sums.relations[Int(number)]
      let sides = [sums.printed(in: relation.inner), sums.printed(in: relation.outer)]
      if round > mostRounds, sides.contains(where: { !$0.isEmpty }) {
        return sides.flatMap { $0 }
      }
      if let next = choice(of: sides, exposed.lacking) { return [next] }
    }
    return farther(from: exposed).map { [$0] } ?? []
  }

  /// The cell to suppress among those that are connected by several sums: the fewer, the better.
  private func farther(from exposed: Exposed) -> Int32? {
    var (found, isSeen) = ([exposed.cell], Set([exposed.cell]))
    while !found.isEmpty {
      let near = Set(found.flatMap { sums.sums(of: $0) })
      let relations = Set(near.flatMap { sums.relations(of: $0) }).sorted()
      let sides = relations.flatMap { number in
        [sums.relations[Int(number)].inner, sums.relations[Int(number)].outer]
      }
      if let next = choice(of: sides.map(sums.printed), exposed.lacking) { return next }
      found = sides.flatMap { sums.open(in: $0).map(Int.init) }.filter {
        isSeen.insert($0).inserted
      }
    }
    return nil
  }

  /// The smallest printed cell with enough tweets, or the largest one; the first of equal ones.
  private func choice(of sides: [ArraySlice<Int32>], _ lacking: Int) -> Int32? {
    var smallest: Int32?
    var largest: Int32?
    for cell in sides.joined() {
      let tweets = cells[Int(cell)].tweets
      if tweets >= lacking, smallest.map({ cells.isSmaller(cell, than: $0) }) ?? true {
        smallest = cell
      }
      if largest.map({ tweets > cells[Int($0)].tweets }) ?? true { largest = cell }
    }
    return smallest ?? largest
  }
}
