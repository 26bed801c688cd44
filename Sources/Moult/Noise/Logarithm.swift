/// Natural logarithms in units of 10⁻⁹, rounded up: noise that is computed from them is never too small.
enum Logarithm {
  /// How many units are one.
  static let unitsOfOne: UInt128 = 1_000_000_000
  /// The logarithm of two, rounded up.
  private static let ofTwo: UInt128 = 693_147_181
  /// The binary places of the logarithm.
  private static let digits = 28
  /// The binary places of the numbers of which the logarithm is computed.
  private static let places: UInt128 = 60

  /// An upper bound of the logarithm of a fraction of at least 1; less than 10⁻⁷ too large.
  ///
  /// The binary logarithm is found digit by digit: squaring a number from 1 to 2 doubles its logarithm, and the
  /// next digit is 1 if the square is 2 or more. Each square is rounded up.
  static func upperBound(of fraction: Fraction) -> UInt128 {
    precondition(fraction.numerator >= fraction.denominator, "the logarithm would be negative")
    let whole = fraction.numerator / fraction.denominator
    let power = 127 - UInt128(whole.leadingZeroBitCount)
    var number = mantissa(of: fraction, power)
    var logarithm = power
    for _ in 0..<digits {
      number = squared(number)
      logarithm <<= 1
      while number >= 2 << places {
        number = number.dividedRoundingUp(by: 2)
        logarithm += 1
      }
    }
    return ((logarithm + 1) * ofTwo).dividedRoundingUp(by: 1 << UInt128(digits))
  }

  /// The fraction divided by a power of two, which is from 1 to 2, with binary places, rounded up.
  private static func mantissa(of fraction: Fraction, _ power: UInt128) -> UInt128 {
    let divisor = fraction.denominator << power
    var (mantissa, rest) = fraction.numerator.quotientAndRemainder(dividingBy: divisor)
    for _ in 0..<places {
      rest <<= 1
      mantissa <<= 1
      if rest >= divisor {
        mantissa += 1
        rest -= divisor
      }
    }
    return rest > 0 ? mantissa + 1 : mantissa
  }

  private static func squared(_ number: UInt128) -> UInt128 {
    // At most 2^61, so the square is at most 2^122.
    let square = number * number
    return square.dividedRoundingUp(by: 1 << places)
  }
}
