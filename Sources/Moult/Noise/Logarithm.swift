/// Natural logarithms in units of 10⁻⁹, rounded to the side that a caller needs: noise that is computed from them is
/// never too small.
enum Logarithm {
  /// How many units are one.
  static let unitsOfOne: UInt128 = 1_000_000_000
  /// The logarithm of two, rounded down.
  private static let ofTwo: UInt128 = 693_147_180
  /// The binary places of the logarithm.
  private static let digits = 28
  /// The binary places of the numbers of which the logarithm is computed.
  private static let places: UInt128 = 60

  private enum Rounding {
    case up, down
  }

  /// An upper bound of the logarithm of a fraction of at least 1; less than 10⁻⁷ too large.
  static func upperBound(of fraction: Fraction) -> UInt128 {
    let logarithm = binary(of: fraction, .up) + 1
    return (logarithm * (ofTwo + 1)).dividedRoundingUp(by: 1 << UInt128(digits))
  }

  /// A lower bound of the logarithm of a fraction of at least 1; less than 10⁻⁷ too small.
  static func lowerBound(of fraction: Fraction) -> UInt128 {
    (binary(of: fraction, .down) * ofTwo) >> UInt128(digits)
  }

  /// The first binary places of the logarithm to base 2 of a number, which has been rounded.
  ///
  /// They are found digit by digit: squaring a number from 1 to 2 doubles its logarithm, and the next digit is 1 if the
  /// square is 2 or more. Each square is rounded.
  private static func binary(of fraction: Fraction, _ rounding: Rounding) -> UInt128 {
    precondition(fraction.numerator >= fraction.denominator, "the logarithm would be negative")
    let whole = fraction.numerator / fraction.denominator
    let power = 127 - UInt128(whole.leadingZeroBitCount)
    var number = mantissa(of: fraction, power, rounding)
    var logarithm = power
    for _ in 0..<digits {
      // At most 2^61, so the square is at most 2^122.
      number = divided(number * number, by: 1 << places, rounding)
      logarithm <<= 1
      while number >= 2 << places {
        number = divided(number, by: 2, rounding)
        logarithm += 1
      }
    }
    return logarithm
  }

  /// The fraction divided by a power of two, which is from 1 to 2, with binary places.
  private static func mantissa(
    of fraction: Fraction, _ power: UInt128, _ rounding: Rounding
  ) -> UInt128 {
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
    return rest > 0 && rounding == .up ? mantissa + 1 : mantissa
  }

  private static func divided(
    _ number: UInt128, by divisor: UInt128, _ rounding: Rounding
  ) -> UInt128 {
    rounding == .up ? number.dividedRoundingUp(by: divisor) : number / divisor
  }
}
