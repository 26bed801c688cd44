/// The simplex method without rounding: integers over one common denominator (Edmonds, "Systems of distinct
/// representatives and linear algebra", 1967; Bareiss, 1968).
///
/// All variables are at least 0. It stops at bounds that a caller needs, and remembers what each variable reached on the
/// way, so that most questions are answered by the way to the answer of another one.
struct ExactSimplex {
  /// A sum of variables with coefficients.
  struct Row {
    var terms: [(variable: Int, coefficient: Int)]
    /// What the sum is equal to.
    let total: Int
  }

  /// The least and the greatest value that a variable had, rounded to the inside.
  private(set) var reached: [CellBounds.Interval]
  /// Whether all numbers fit; the values so far are possible ones in any case.
  private(set) var isExact = true
  private let width: Int
  private var height: Int
  /// Row after row, the totals last. In each row its basic variable has the denominator as coefficient.
  private var entries: [Int]
  private var denominator = 1
  /// The basic variable of each row, or -1 for one that is only there to begin with.
  private var basis: [Int]
  /// The row of each basic variable, or -1.
  private var rows: [Int]
  /// Steps that change nothing: after many, the first variable is chosen instead of the best, so that it ends.
  private var idle = 0

  private static let mostSteps = 5_000
  private static let mostIdle = 40
  /// The difference of two products of such numbers fits into 128 bits.
  private static let greatest = 1 << 62

  /// Finds values that fulfil all rows; nil if there are none.
  init?(variables: Int, _ constraints: [Row]) {
    width = variables + 1
    height = constraints.count
    entries = Array(repeating: 0, count: width * height)
    basis = Array(repeating: -1, count: height)
    rows = Array(repeating: -1, count: variables)
    reached = Array(
      repeating: CellBounds.Interval(low: .max, high: 0), count: variables)
    for (row, constraint) in constraints.enumerated() {
      let sign = constraint.total < 0 ? -1 : 1
      for term in constraint.terms {
        entries[row * width + term.variable] += sign * term.coefficient
      }
      entries[row * width + variables] = sign * constraint.total
    }
    guard start() else { return nil }
    note()
  }

  /// Raises a variable.
  ///
  /// - Returns: whether it can be this great; false if a number did not fit (``isExact``).
  mutating func raise(_ variable: Int, to target: Int) -> Bool {
    for _ in 0..<Self.mostSteps {
      if reached[variable].high >= target { return true }
      var entering: Int? = variable
      if rows[variable] >= 0 {
        entering = choice(inRow: rows[variable], sign: -1)
      }
      guard let entering else { return false }
      guard let row = leaving(for: entering, preferred: -1) else { return true }
      guard step(row, entering) else { return false }
    }
    isExact = false
    return false
  }

  /// Lowers a variable.
  ///
  /// - Returns: whether it can be this small; false if a number did not fit (``isExact``).
  mutating func lower(_ variable: Int, to target: Int) -> Bool {
    for _ in 0..<Self.mostSteps {
      if reached[variable].low <= target { return true }
      let row = rows[variable]
      guard row >= 0, let entering = choice(inRow: row, sign: 1, except: variable),
        let leaving = leaving(for: entering, preferred: row)
      else { return false }
      guard step(leaving, entering) else { return false }
    }
    isExact = false
    return false
  }

  private mutating func step(_ row: Int, _ column: Int) -> Bool {
    idle = entries[row * width + width - 1] == 0 ? idle + 1 : 0
    guard pivot(row, column) else { return false }
    note()
    return true
  }

  /// The variable with the greatest coefficient of a sign in a row, or the first one.
  private func choice(inRow row: Int, sign: Int, except own: Int = -1) -> Int? {
    var best: Int?
    var greatest = 0
    for column in 0..<width - 1 where column != own {
      let entry = sign * entries[row * width + column]
      guard entry > greatest else { continue }
      (best, greatest) = (column, entry)
      if idle > Self.mostIdle { break }
    }
    return best
  }

  /// The row that bounds a variable first; nil if none does.
  private func leaving(for column: Int, preferred: Int) -> Int? {
    var best: Int?
    for row in 0..<height where entries[row * width + column] > 0 {
      guard let current = best else {
        best = row
        continue
      }
      // total / entry < best total / best entry, without division.
      let left = Int128(total(row)) * Int128(entries[current * width + column])
      let right = Int128(total(current)) * Int128(entries[row * width + column])
      if left < right || left == right && precedes(row, current, preferred) { best = row }
    }
    return best
  }

  private func precedes(_ row: Int, _ other: Int, _ preferred: Int) -> Bool {
    if row == preferred || other == preferred { return row == preferred }
    return basis[row] < basis[other]
  }

  private func total(_ row: Int) -> Int { entries[row * width + width - 1] }

  /// Remembers the values of all variables.
  private mutating func note() {
    for variable in rows.indices {
      guard rows[variable] >= 0 else {
        reached[variable].low = 0
        continue
      }
      let total = total(rows[variable])
      reached[variable].high = max(reached[variable].high, total / denominator)
      reached[variable].low = min(
        reached[variable].low, (total + denominator - 1) / denominator)
    }
  }
}

extension ExactSimplex {
  /// Brings a variable into each row: false if the rows contradict each other.
  private mutating func start() -> Bool {
    for _ in 0..<Self.mostSteps {
      // The sum of the rows without a variable has to become 0.
      var sums = Array(repeating: 0, count: width)
      for row in 0..<height where basis[row] < 0 {
        for column in 0..<width { sums[column] += entries[row * width + column] }
      }
      if sums[width - 1] == 0 { return finishStart() }
      var best: Int?
      for column in 0..<width - 1 where sums[column] > (best.map { sums[$0] } ?? 0) {
        best = column
        if idle > Self.mostIdle { break }
      }
      guard let best, let row = leaving(for: best, preferred: -1) else { return false }
      idle = total(row) == 0 ? idle + 1 : 0
      guard pivot(row, best) else { return true }
    }
    isExact = false
    return true
  }

  /// Removes rows that follow from others.
  private mutating func finishStart() -> Bool {
    idle = 0
    for row in (0..<height).reversed() where basis[row] < 0 {
      if let column = (0..<width - 1).first(where: { entries[row * width + $0] != 0 }) {
        guard pivot(row, column) else { return true }
      } else {
        remove(row)
      }
    }
    return true
  }

  private mutating func remove(_ row: Int) {
    let last = height - 1
    if row != last {
      for column in 0..<width { entries[row * width + column] = entries[last * width + column] }
      basis[row] = basis[last]
      if basis[row] >= 0 { rows[basis[row]] = row }
    }
    entries.removeLast(width)
    basis.removeLast()
    height -= 1
  }

  /// Makes a variable the basic one of a row. O(rows · variables).
  private mutating func pivot(_ row: Int, _ column: Int) -> Bool {
    if entries[row * width + column] < 0 {
      for place in row * width..<(row + 1) * width { entries[place] = -entries[place] }
    }
    let pivot = entries[row * width + column]
    let used = (0..<width).filter { entries[row * width + $0] != 0 }
    for other in 0..<height where other != row {
      guard eliminate(other, row, column, pivot, used) else {
        isExact = false
        return false
      }
    }
    denominator = pivot
    if basis[row] >= 0 { rows[basis[row]] = -1 }
    basis[row] = column
    rows[column] = row
    return true
  }

  private mutating func eliminate(
    _ other: Int, _ row: Int, _ column: Int, _ pivot: Int, _ used: [Int]
  ) -> Bool {
    let factor = entries[other * width + column]
    if pivot == denominator {
      if factor == 0 { return true }
      for place in used {
        guard set(other * width + place, pivot, factor, row * width + place) else { return false }
      }
      return true
    }
    for place in 0..<width {
      guard set(other * width + place, pivot, factor, row * width + place) else { return false }
    }
    return true
  }

  /// The division has no rest: all entries are determinants of the rows at first.
  @inline(__always)
  private mutating func set(_ place: Int, _ pivot: Int, _ factor: Int, _ source: Int) -> Bool {
    let product =
      Int128(entries[place]) * Int128(pivot) - Int128(factor) * Int128(entries[source])
    let entry = denominator == 1 ? product : product / Int128(denominator)
    guard entry.magnitude < UInt128(Self.greatest) else { return false }
    entries[place] = Int(truncatingIfNeeded: entry)
    return true
  }
}
