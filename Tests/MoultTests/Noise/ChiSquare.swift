import Foundation

/// The sequence of SplitMix64 (Steele, Lea and Flood, 2014): the same for the same seed.
struct SeededNumbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
    return word ^ word >> 31
  }
}

/// Pearson's test of whether numbers have a distribution on the whole numbers.
struct ChiSquare {
  /// How improbable the deviation is, in standard deviations of a normal distribution (Wilson and Hilferty, 1931).
  let deviation: Double

  /// - Parameters:
  ///   - numbers: what was drawn.
  ///   - limit: the probabilities of -limit...limit are given; all others are two classes of their own.
  ///   - weight: the weight of a number, in any unit.
  init(_ numbers: [Int], limit: Int, weight: (Int) -> Double) {
    // So far out that the rest is nothing.
    let total = (-40 * limit...40 * limit).reduce(0.0) { $0 + weight($1) }
    var counts: [Int: Int] = [:]
    for number in numbers { counts[min(max(number, -limit - 1), limit + 1), default: 0] += 1 }
    var sum = 0.0
    var rest = 1.0
    for number in -limit...limit {
      let share = weight(number) / total
      rest -= share
      let expected = share * Double(numbers.count)
      let difference = Double(counts[number, default: 0]) - expected
      sum += difference * difference / expected
    }
    for tail in [-limit - 1, limit + 1] {
      let expected = rest / 2 * Double(numbers.count)
      let difference = Double(counts[tail, default: 0]) - expected
      sum += difference * difference / expected
    }
    let freedom = Double(2 * limit + 2)
    deviation =
      (cbrt(sum / freedom) - (1 - 2 / (9 * freedom))) / (2 / (9 * freedom)).squareRoot()
  }
}
