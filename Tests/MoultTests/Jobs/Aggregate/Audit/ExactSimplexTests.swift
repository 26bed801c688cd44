import Testing

@testable import Moult

@Suite struct ExactSimplexTests {
  /// The sums of rows and columns of a table with unknown entries.
  private static func sums(_ table: [[Int]]) -> [ExactSimplex.Row] {
    let (height, width) = (table.count, table[0].count)
    let rows = table.indices.map { row in
      ExactSimplex.Row(
        terms: (0..<width).map { (row * width + $0, 1) }, total: table[row].reduce(0, +))
    }
    let columns = (0..<width).map { column in
      ExactSimplex.Row(
        terms: (0..<height).map { ($0 * width + column, 1) },
        total: table.reduce(0) { $0 + $1[column] })
    }
    return rows + columns
  }

  /// In a table of known sums an entry is at most the smaller one, and at least what the others leave (Fréchet).
  @Test(arguments: 0..<100) func entriesOfTables(seed: Int) throws {
    var chance = AggregateChance(state: UInt64(seed))
    let (height, width) = (
      Int.random(in: 2...6, using: &chance), Int.random(in: 2...6, using: &chance)
    )
    let table = (0..<height).map { _ in
      (0..<width).map { _ in Int.random(in: 0...20, using: &chance) }
    }
    let all = table.joined().reduce(0, +)
    var solver = try #require(ExactSimplex(variables: height * width, Self.sums(table)))
    for row in 0..<height {
      for column in 0..<width {
        let sums = (table[row].reduce(0, +), table.reduce(0) { $0 + $1[column] })
        let (high, low) = (min(sums.0, sums.1), max(0, sums.0 + sums.1 - all))
        let variable = row * width + column
        let isBounded = solver.bounds(variable, isAtMost: high, isAtLeast: low)
        #expect(isBounded)
        #expect(solver.reached[variable].high == high && solver.reached[variable].low == low)
      }
    }
    #expect(solver.isExact)
  }

  /// 2a + 3b = 12 and 4a + b ≤ 14: a is at most 3, b is between 2 and 4.
  @Test func fractionsAreRoundedInwards() throws {
    var solver = try #require(
      ExactSimplex(
        variables: 3,
        [
          .init(terms: [(0, 2), (1, 3)], total: 12),
          .init(terms: [(0, 4), (1, 1), (2, 1)], total: 14),
        ]))
    let areBounded = [
      solver.bounds(0, isAtMost: 3, isAtLeast: 0), solver.bounds(1, isAtMost: 4, isAtLeast: 2),
    ]
    #expect(areBounded == [true, true])
  }

  @Test func contradictionsAndNoBounds() {
    #expect(
      ExactSimplex(
        variables: 2,
        [.init(terms: [(0, 1), (1, 1)], total: 3), .init(terms: [(0, 1), (1, 1)], total: 4)]) == nil
    )
    #expect(ExactSimplex(variables: 1, [.init(terms: [(0, 1)], total: -1)]) == nil)
    var solver = ExactSimplex(variables: 2, [.init(terms: [(0, 1), (1, -1)], total: -2)])
    let isRaised = solver?.raise(0, to: 1_000_000)
    let isLowered = [2, 1].map { solver?.lower(1, to: $0) }
    #expect(isRaised == true && isLowered == [true, false])
  }

  /// Rows that follow from others, and numbers that do not fit.
  @Test func repeatedRowsAndGreatNumbers() throws {
    let row = ExactSimplex.Row(terms: [(0, 1), (1, 1)], total: 5)
    var solver = try #require(ExactSimplex(variables: 2, [row, row, row]))
    let isBounded = solver.bounds(1, isAtMost: 5, isAtLeast: 0)
    #expect(isBounded)
    let great = 1 << 40
    let rows = [
      ExactSimplex.Row(terms: [(0, great), (1, 1)], total: 2 * great),
      ExactSimplex.Row(terms: [(0, 1), (1, great), (2, 1)], total: 2 * great),
    ]
    #expect(ExactSimplex(variables: 3, rows)?.isExact == false)
  }
}

extension ExactSimplex {
  /// Whether these are the bounds of a variable.
  fileprivate mutating func bounds(_ variable: Int, isAtMost high: Int, isAtLeast low: Int) -> Bool
  {
    let isHigh = raise(variable, to: high) && !raise(variable, to: high + 1)
    return isHigh && lower(variable, to: low) && (low == 0 || !lower(variable, to: low - 1))
  }
}
