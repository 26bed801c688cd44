/// A fraction of two whole numbers, in lowest terms.
struct Fraction: Equatable, Sendable {
  /// The number above the line.
  let numerator: UInt128
  /// The number below the line, 1 or more.
  let denominator: UInt128

  /// - Precondition: the denominator is not 0.
  init(_ numerator: UInt128, over denominator: UInt128) {
    precondition(denominator > 0, "a fraction has a denominator")
    var (divisor, rest) = (denominator, numerator)
    while rest > 0 { (divisor, rest) = (rest, divisor % rest) }
    self.numerator = numerator / divisor
    self.denominator = denominator / divisor
  }

  /// The least whole number that is at least as large.
  var roundedUp: UInt128 { numerator.dividedRoundingUp(by: denominator) }
}

extension UInt128 {
  /// The least whole number that is at least the quotient.
  func dividedRoundingUp(by divisor: UInt128) -> UInt128 {
    self / divisor + (self % divisor == 0 ? 0 : 1)
  }

  /// The least whole number whose square is at least this number. O(bits).
  var rootRoundedUp: UInt128 {
    guard self > 0 else { return 0 }
    var root: UInt128 = 0
    // Bit by bit from above: the greatest number whose square is below this one.
    for bit in stride(from: 63, through: 0, by: -1) {
      let next = root | 1 << UInt128(bit)
      if next * next < self { root = next }
    }
    return root + 1
  }
}
