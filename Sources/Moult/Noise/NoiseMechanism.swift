internal import PrivacyLosses

/// Random noise of one distribution, which is added to each of some counts.
enum NoiseMechanism: Equatable, Sendable {
  /// The discrete Laplace distribution.
  case laplace(scale: Fraction)
  /// The discrete Gaussian distribution.
  case gaussian(variance: UInt128)

  /// The greatest scale, or standard deviation: a table with more noise says nothing, and all arithmetic stays far
  /// from overflow.
  static let greatestScale: UInt128 = 1 << 25
  /// The square of ``greatestScale``.
  static let greatestVariance = greatestScale * greatestScale

  /// Noise of a number of kinds of counts, so that all of them together have epsilon and delta 0; nil if the scale
  /// would be too great.
  ///
  /// - Parameters:
  ///   - bound: the most that a user adds to the counts of a kind, summed over all cells.
  ///   - parts: the number of kinds of counts, in all tables, among which epsilon is divided.
  static func laplace(_ loss: PrivacyLoss, bound: Int, parts: Int) -> NoiseMechanism? {
    let scale = Fraction(
      UInt128(bound) * UInt128(parts) * UInt128(ExactDecimal.unitsOfOne),
      over: UInt128(loss.epsilon.units))
    return scale.roundedUp <= greatestScale ? .laplace(scale: scale) : nil
  }

  /// Noise of a number of kinds of counts, so that all of them together have epsilon and delta; nil if the variance
  /// would be too great.
  ///
  /// Noise of variance V has concentrated differential privacy of ρ = square / 2V (Canonne, Kamath and Steinke,
  /// theorem 14), the sum of ρ over the parts is that of the whole, and ``ConcentratedLoss`` is the ρ that gives epsilon
  /// and delta.
  ///
  /// - Parameters:
  ///   - logarithm: an upper bound of ln(1 / delta) (``Logarithm``).
  ///   - square: the most that a user adds to the counts of a kind, as the sum of squares over all cells.
  ///   - parts: the number of kinds of counts, in all tables.
  static func gaussian(
    _ loss: PrivacyLoss, logarithm: UInt128, square: Int, parts: Int
  ) -> NoiseMechanism? {
    guard let whole = ConcentratedLoss(loss.epsilon, logarithm: logarithm) else { return nil }
    let variance = whole.variance(square: square, parts: parts)
    return variance <= greatestVariance ? .gaussian(variance: max(1, variance)) : nil
  }

  /// A count with noise, which can be negative. Expected O(1).
  func noisy(_ count: Int, using generator: inout some RandomNumberGenerator) -> Int {
    switch self {
    case .laplace(let scale): count + generator.discreteLaplace(scale: scale)
    case .gaussian(let variance): count + generator.discreteGaussian(variance: variance)
    }
  }

  /// The least number that the noise reaches with at most a probability.
  ///
  /// Both tails are bounded from above: that of the Laplace distribution by exp(-x / scale), that of the Gaussian one
  /// by exp(-x² / 2V).
  ///
  /// - Parameter logarithm: an upper bound of the logarithm of 1 / probability.
  func reach(logarithm: UInt128) -> Int {
    let one = Logarithm.unitsOfOne
    return switch self {
    case .laplace(let scale):
      Int((scale.numerator * logarithm).dividedRoundingUp(by: scale.denominator * one))
    case .gaussian(let variance):
      Int((2 * variance * logarithm).dividedRoundingUp(by: one).rootRoundedUp)
    }
  }

  /// The number that is larger than the noise of 19 of 20 counts, up or down.
  var usualReach: Int {
    switch self {
    case .laplace: reach(logarithm: Logarithm.upperBound(of: Fraction(20, over: 1))) + 1
    // 1.96 standard deviations.
    case .gaussian(let variance):
      Int((variance * 38_416).rootRoundedUp.dividedRoundingUp(by: 100)) + 1
    }
  }
}
