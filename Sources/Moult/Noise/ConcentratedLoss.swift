internal import PrivacyLosses

/// The greatest ρ of zero-concentrated differential privacy that implies epsilon and delta, rounded down.
///
/// By corollary 13 of Canonne, Kamath and Steinke, "The Discrete Gaussian for Differential Privacy", 2020, ρ implies
/// epsilon with
///
///     delta = exp((α - 1) (αρ - epsilon)) · (1 - 1/α)^α / (α - 1)
///
/// for each α above 1. With β = α - 1 and L = ln(1 / delta), that is at most the requested delta where
///
///     ρ ≤ (epsilon·β - L + ln(β + 1) + β·ln(1 + 1/β)) / β(β + 1)
///
/// So each β gives a lawful ρ, and only how much noise there is depends on which one is found. The right side has one
/// maximum, as the logarithm of delta is convex in α. It is computed in fractions, with L rounded up and the other
/// logarithms rounded down.
struct ConcentratedLoss: Equatable, Sendable {
  /// ρ as `units` / `divisor` · 10⁻⁹.
  private let units: UInt128
  private let divisor: UInt128

  /// β is tried in steps of one in this number.
  private static let steps: UInt128 = 64
  /// The greatest β that is tried, in steps: more than twice that of the least epsilon with the least delta.
  private static let greatest: UInt128 = 1 << 24

  /// - Parameters:
  ///   - logarithm: an upper bound of ln(1 / delta) (``Logarithm``).
  /// - Returns: nil if no ρ above zero is found. O(1).
  init?(_ epsilon: ExactDecimal, logarithm: UInt128) {
    let perUnit = UInt128(ExactDecimal.unitsOfOne) / Logarithm.unitsOfOne
    let epsilon = UInt128(epsilon.units) / perUnit
    var (low, high) = (UInt128(1), Self.greatest)
    // Each third without the maximum is left out.
    while high - low > 2 {
      let third = (high - low) / 3
      let (left, right) = (low + third, high - third)
      if Self.isSmaller(
        Self(epsilon, logarithm, steps: left), than: Self(epsilon, logarithm, steps: right))
      {
        low = left
      } else {
        high = right
      }
    }
    guard let loss = Self(epsilon, logarithm, steps: low + 1) else { return nil }
    self = loss
  }

  /// ρ of one β; nil if it is not above zero.
  private init?(_ epsilon: UInt128, _ logarithm: UInt128, steps beta: UInt128) {
    let ofNext = Logarithm.lowerBound(of: Fraction(beta + Self.steps, over: Self.steps))
    let ofRatio = Logarithm.lowerBound(of: Fraction(beta + Self.steps, over: beta))
    let gain = beta * (epsilon + ofRatio) / Self.steps + ofNext
    guard gain > logarithm else { return nil }
    units = (gain - logarithm) * Self.steps * Self.steps
    divisor = beta * (beta + Self.steps)
  }

  /// Nothing is smaller than any loss, and where nothing is found, β is too small.
  private static func isSmaller(_ left: Self?, than right: Self?) -> Bool {
    guard let left else { return true }
    guard let right else { return false }
    return left.units * right.divisor < right.units * left.divisor
  }

  /// The variance of Gaussian noise whose ρ is a part of this one: `square` / 2ρ by theorem 14, rounded up.
  ///
  /// - Parameters:
  ///   - square: the most that a user adds to the counts, as the sum of squares over all cells.
  ///   - parts: the number of equal parts.
  func variance(square: Int, parts: Int) -> UInt128 {
    (UInt128(square) * UInt128(parts) * Logarithm.unitsOfOne * divisor)
      .dividedRoundingUp(by: 2 * units)
  }
}
