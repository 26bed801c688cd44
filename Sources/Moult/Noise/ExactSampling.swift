/// Random numbers of exact distributions, without floating point: Canonne, Kamath and Steinke, "The Discrete
/// Gaussian for Differential Privacy", 2020 (arXiv:2004.00010), algorithms 1 to 3.
///
/// Floating-point noise has gaps that can reveal the number under it (Mironov, "On Significance of the Least
/// Significant Bits for Differential Privacy", 2012). All arithmetic here is on whole numbers and traps where it
/// would overflow; ``NoiseMechanism`` keeps its parameters far from that.
extension RandomNumberGenerator {
  /// A whole number from 0 to below a bound, all with the same probability. Expected O(1).
  mutating func uniform(below bound: UInt128) -> UInt128 {
    precondition(bound > 0, "there is no number below 0")
    let bits = 128 - (bound - 1).leadingZeroBitCount
    let mask: UInt128 = bits == 128 ? .max : 1 << UInt128(bits) - 1
    while true {
      var number = UInt128(next())
      if bits > 64 { number |= UInt128(next()) << 64 }
      number &= mask
      if number < bound { return number }
    }
  }

  /// True with a probability.
  ///
  /// - Precondition: the probability is at most 1.
  mutating func chance(_ probability: Fraction) -> Bool {
    uniform(below: probability.denominator) < probability.numerator
  }

  /// True with the probability exp(-γ). Expected O(1).
  mutating func chanceOfExponential(minus exponent: Fraction) -> Bool {
    let (whole, rest) = exponent.numerator.quotientAndRemainder(dividingBy: exponent.denominator)
    var done: UInt128 = 0
    // Of a large exponent nearly always the first factors decide.
    while done < whole {
      guard chanceOfSmallExponential(1, over: 1) else { return false }
      done += 1
    }
    return chanceOfSmallExponential(rest, over: exponent.denominator)
  }

  /// True with the probability exp(-γ) for γ from 0 to 1: the series of exp(-γ) alternates, and the number of
  /// its terms that are drawn is odd with that probability.
  private mutating func chanceOfSmallExponential(
    _ numerator: UInt128, over denominator: UInt128
  ) -> Bool {
    var term: UInt128 = 1
    while uniform(below: denominator * term) < numerator { term += 1 }
    return term & 1 == 1
  }

  /// A whole number x with a probability proportional to exp(-|x| / scale). Expected O(1).
  mutating func discreteLaplace(scale: Fraction) -> Int {
    let (unit, divisor) = (scale.numerator, scale.denominator)
    while true {
      let part = uniform(below: unit)
      guard chanceOfSmallExponential(part, over: unit) else { continue }
      var wholes: UInt128 = 0
      while chanceOfSmallExponential(1, over: 1) { wholes += 1 }
      let size = Int((part + unit * wholes) / divisor)
      let isNegative = next() & 1 == 1
      // Zero would have twice its probability.
      if isNegative && size == 0 { continue }
      return isNegative ? -size : size
    }
  }

  /// A whole number x with a probability proportional to exp(-x² / 2 · variance). Expected O(1).
  ///
  /// - Parameter variance: a whole number from 1 to ``NoiseMechanism/greatestVariance``.
  mutating func discreteGaussian(variance: UInt128) -> Int {
    // The square root, rounded down, plus 1.
    let scale = (variance + 1).rootRoundedUp
    while true {
      let number = discreteLaplace(scale: Fraction(scale, over: 1))
      let size = UInt128(number.magnitude) * scale
      let distance = size > variance ? size - variance : variance - size
      let exponent = Fraction(distance * distance, over: 2 * variance * scale * scale)
      if chanceOfExponential(minus: exponent) { return number }
    }
  }
}
