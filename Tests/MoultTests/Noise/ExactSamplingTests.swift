import Foundation
import Testing

@testable import Moult

/// The samplers have their distributions. The seeds are fixed, so that the tests do not fail by chance.
@Suite struct ExactSamplingTests {
  static let draws = 40_000

  static func fraction(_ text: String) throws -> (exact: Fraction, value: Double) {
    let numbers = text.split(separator: "/").compactMap { UInt128($0) }
    try #require(numbers.count == 2)
    return (Fraction(numbers[0], over: numbers[1]), Double(numbers[0]) / Double(numbers[1]))
  }

  @Test(arguments: ["1/1", "1/2", "5/2", "40/3", "7/1"])
  func laplace(text: String) throws {
    let (exact, scale) = try Self.fraction(text)
    var chance = SeededNumbers(state: UInt64(exact.numerator))
    let numbers = (0..<Self.draws).map { _ in chance.discreteLaplace(scale: exact) }
    let fit = ChiSquare(numbers, limit: max(1, Int(3 * scale))) { exp(-Double(abs($0)) / scale) }
    #expect(fit.deviation < 4)
    #expect(fit.deviation > -4)
  }

  @Test(arguments: [1, 2, 9, 50, 400] as [UInt128])
  func gaussian(variance: UInt128) {
    var chance = SeededNumbers(state: UInt64(variance))
    let numbers = (0..<Self.draws).map { _ in chance.discreteGaussian(variance: variance) }
    let fit = ChiSquare(numbers, limit: Int(2.5 * Double(variance).squareRoot())) {
      exp(-Double($0 * $0) / (2 * Double(variance)))
    }
    #expect(fit.deviation < 4)
    #expect(fit.deviation > -4)
  }

  /// The test finds a scale that is 8 % off, zeros that are twice as frequent, and the other distribution.
  @Test func wrongSamplersFail() {
    var chance = SeededNumbers(state: 3)
    func fit(_ numbers: [Int]) -> Double {
      ChiSquare(numbers, limit: 15) { exp(-Double(abs($0)) / 5) }.deviation
    }
    let narrow = (0..<Self.draws).map { _ in
      chance.discreteLaplace(scale: Fraction(46, over: 10))
    }
    #expect(fit(narrow) > 5)
    let right = (0..<Self.draws).map { _ in chance.discreteLaplace(scale: Fraction(5, over: 1)) }
    #expect(fit(right) < 4)
    let zeros = right.filter { $0 == 0 }
    #expect(fit(right + zeros) > 6)
    let other = (0..<Self.draws).map { _ in chance.discreteGaussian(variance: 50) }
    #expect(fit(other) > 6)
  }

  @Test(arguments: ["0/1", "1/3", "1/1", "5/2", "9/2"])
  func exponentials(text: String) throws {
    var chance = SeededNumbers(state: 5)
    let (exponent, value) = try Self.fraction(text)
    let hits = (0..<Self.draws).count { _ in chance.chanceOfExponential(minus: exponent) }
    let expected = exp(-value)
    let deviation = (expected * (1 - expected) * Double(Self.draws)).squareRoot()
    #expect(abs(Double(hits) - expected * Double(Self.draws)) <= 4 * deviation)
  }

  /// Every remainder is as frequent, also where the bound is just over a power of two or needs two words.
  @Test(arguments: [1, 3, 5, 1 << 64 + 1, 3 << 100] as [UInt128])
  func uniform(bound: UInt128) {
    var chance = SeededNumbers(state: 11)
    let draws = 9_000
    var thirds = [0, 0, 0]
    for _ in 0..<draws {
      let number = chance.uniform(below: bound)
      #expect(number < bound)
      if bound % 3 == 0 { thirds[Int(number / (bound / 3))] += 1 }
    }
    guard bound % 3 == 0 else { return }
    for third in thirds { #expect(abs(third - draws / 3) < 200) }
  }

  /// Draws of the largest scales that a mechanism permits do not overflow.
  @Test func largestScales() {
    var chance = SeededNumbers(state: 17)
    let laplace = NoiseMechanism.laplace(
      scale: Fraction(NoiseMechanism.greatestScale * 999_983 - 1, over: 999_983))
    let gaussian = NoiseMechanism.gaussian(variance: NoiseMechanism.greatestVariance)
    for mechanism in [laplace, gaussian] {
      let numbers = (0..<400).map { _ in mechanism.noisy(0, using: &chance) }
      let typical = numbers.map(\.magnitude).sorted()[200]
      #expect(1 << 24..<1 << 25 ~= typical)
    }
  }
}
