/// A decimal number from 0 to 9,223 with at most 15 places, stored exactly: sums of it are exact, too.
public struct ExactDecimal: Hashable, Comparable, Sendable {
  /// The number in units of 10⁻¹⁵.
  public let units: UInt64

  /// How many units are one.
  public static let unitsOfOne: UInt64 = 1_000_000_000_000_000
  private static let places = 15
  /// The longest text that is read.
  private static let longest = 40

  /// The number zero.
  public static let zero = ExactDecimal(units: 0)

  /// Creates a number from its units of 10⁻¹⁵.
  public init(units: UInt64) { self.units = units }

  /// Reads `2`, `0.5` or `1e-6`; nil for anything else, and for a number that has more than 15 places or is too
  /// large.
  public init?(_ text: String) {
    guard text.utf8.count <= Self.longest else { return nil }
    let parts = text.split(
      maxSplits: 1, omittingEmptySubsequences: false, whereSeparator: { $0 == "e" || $0 == "E" })
    let halves = parts[0].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    var power = 0
    if parts.count == 2 {
      guard let exponent = Int(parts[1]), -Self.longest...Self.longest ~= exponent else {
        return nil
      }
      power = exponent
    }
    let fraction = halves.count == 2 ? halves[1] : ""
    guard Self.isDigits(halves[0]), halves.count == 1 || Self.isDigits(fraction) else {
      return nil
    }
    let digits = String(halves[0]) + String(fraction)
    self.init(digits: digits, power: power - fraction.utf8.count + Self.places)
  }

  /// - Parameter power: the power of ten by which the digits are multiplied to get units.
  private init?(digits: String, power: Int) {
    var digits = Substring(digits)
    var power = power
    while power < 0, digits.last == "0" {
      digits.removeLast()
      power += 1
    }
    guard power >= 0 || digits.isEmpty else { return nil }
    var units: UInt64 = 0
    for digit in digits.utf8 + Array(repeating: UInt8(ascii: "0"), count: max(0, power)) {
      let (product, isOver) = units.multipliedReportingOverflow(by: 10)
      units = product + UInt64(digit - UInt8(ascii: "0"))
      // Above this limit the product of the next step, or a signed number, could overflow.
      guard !isOver, units <= UInt64(Int64.max) else { return nil }
    }
    self.units = units
  }

  private static func isDigits(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
  }

  /// The sum; nil if it is too large.
  public func adding(_ other: ExactDecimal) -> ExactDecimal? {
    let sum = units + other.units
    return sum <= UInt64(Int64.max) ? ExactDecimal(units: sum) : nil
  }

  /// The difference, or zero if the other number is larger.
  public func reduced(by other: ExactDecimal) -> ExactDecimal {
    ExactDecimal(units: units > other.units ? units - other.units : 0)
  }

  /// Whether one number is less than another.
  public static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
    left.units < right.units
  }
}

extension ExactDecimal: CustomStringConvertible {
  /// The number without an exponent and without zeros at its end, as `0.000001`.
  public var description: String {
    let (whole, rest) = units.quotientAndRemainder(dividingBy: Self.unitsOfOne)
    guard rest > 0 else { return String(whole) }
    var digits = String(rest)
    digits = String(repeating: "0", count: Self.places - digits.utf8.count) + digits
    while digits.last == "0" { digits.removeLast() }
    return "\(whole).\(digits)"
  }
}
