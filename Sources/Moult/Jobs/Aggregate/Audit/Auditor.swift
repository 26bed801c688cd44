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
  /// The cells of which a linear program has shown that their bounds are wide enough.
  private var isProtected: [Bool]

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
    if audit() { return }
    self.init(cells, relations, jointCount: 0)
    // What cannot be audited is not printed.
    if !audit() { suppressAll() }
  }

  private init(_ cells: RunCells, _ relations: [Relation], jointCount: Int) {
    (self.cells, self.jointCount) = (cells, jointCount)
    isProtected = Array(repeating: false, count: cells.count)
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
      if !suppress(around: exposed, bounds) { return true }
    }
  }

  /// Suppresses all cells that are in a sum.
  private mutating func suppressAll() {
    for cell in cells.printed.indices where !relations.of(cell).isEmpty {
      cells.printed[cell] = false
    }
  }

  /// Suppressed cells that a reader can bound too closely, each with how many tweets its greatest number lacks.
  private func exposed(by bounds: CellBounds) -> [(cell: Int, lacking: Int)] {
    var exposed: [(Int, Int)] = []
    for cell in cells.printed.indices where !cells.printed[cell] {
      guard !relations.of(cell).isEmpty, let need = NeededBounds(cell, cells) else { continue }
      let (tweets, users) = (bounds.tweets[cell], bounds.users[cell])
      if !need.isMet(by: tweets) || !need.isMet(byUsers: users) {
        exposed.append((cell, max(1, need.high - tweets.high)))
      }
    }
    return exposed
  }

  /// The same by linear programs; nil if sums contradict each other.
  private mutating func exposedByPrograms(_ bounds: CellBounds) -> [(cell: Int, lacking: Int)]? {
    var exposed: [(Int, Int)] = []
    for program in CellProgram.all(cells, jointCount: jointCount, relations, bounds) {
      let open = program.cells.enumerated().filter { $1 < cells.count && !isProtected[$1] }
      if open.isEmpty { continue }
      guard var solver = program.solver() else { return nil }
      for (variable, cell) in open {
        guard let need = NeededBounds(cell, cells) else { continue }
        // What is suppressed further makes bounds wider, never closer.
        isProtected[cell] = need.isMet(by: &solver, variable)
        if !isProtected[cell] {
          exposed.append((cell, max(1, need.high - solver.reached[variable].high)))
        }
      }
    }
    return exposed
  }

  /// Suppresses a cell for each exposed one.
  ///
  /// - Returns: whether a cell was suppressed.
  private mutating func suppress(
    around exposed: [(cell: Int, lacking: Int)], _ bounds: CellBounds
  ) -> Bool {
    var isChanged = false
    var isTouched: Set<Int32> = []
    for (cell, lacking) in exposed where isTouched.isDisjoint(with: relations.of(cell)) {
      guard let next = nextSuppressed(around: cell, lacking, bounds) else { continue }
      cells.printed[next] = false
      isTouched.formUnion(Set(relations.of(cell)).intersection(relations.of(next)))
      isChanged = true
    }
    return isChanged
  }

  /// The cell to suppress: of the sum that bounds a cell most, the smallest that is enough. Nil if nothing is printed that
  /// is connected with the exposed cell.
  private func nextSuppressed(around cell: Int, _ lacking: Int, _ bounds: CellBounds) -> Int? {
    let sums = relations.of(cell).map { sum in
      (sum, bounds.greatest(of: Int32(cell), in: relations.all[Int(sum)]))
    }
    for (sum, _) in sums.sorted(by: { $0.1 < $1.1 }) {
      if let next = choice(of: relations.cells(of: sum), lacking) { return next }
    }
    var (found, isSeen) = ([Int32(cell)], Set([Int32(cell)]))
    while !found.isEmpty {
      let sums = Set(found.flatMap { relations.of(Int($0)) }).sorted()
      found = sums.flatMap(relations.cells).filter { isSeen.insert($0).inserted }
      if let next = choice(of: found, lacking) { return next }
    }
    return nil
  }

  /// The smallest printed cell with enough tweets, or the largest one.
  private func choice(of numbers: [Int32], _ lacking: Int) -> Int? {
    let printed = numbers.filter { $0 < cells.count && cells.printed[Int($0)] }
    let enough = printed.filter { cells[Int($0)].tweets >= lacking }
    return cells.smallestPrinted(of: enough)
      ?? printed.map(Int.init).max { cells[$0].tweets < cells[$1].tweets }
  }
}
