import Foundation
import PrivacyLosses
import Testing

@testable import Moult

/// How a privacy loss becomes noise: compared with formulas in floating point.
@Suite struct NoisePlanTests {
  static func loss(_ epsilon: String, _ delta: String = "0") throws -> PrivacyLoss {
    PrivacyLoss(
      epsilon: try #require(ExactDecimal(epsilon)), delta: try #require(ExactDecimal(delta)))
  }

  @Test(arguments: [
    "1/1", "20/1", "3/2", "999999/7", "1000000000000000/3", "6553600000000000000000/1",
  ])
  func logarithms(text: String) throws {
    let (fraction, value) = try ExactSamplingTests.fraction(text)
    let exact = log(value) * 1e9
    let bound = Double(Logarithm.upperBound(of: fraction))
    #expect(bound >= exact - 1)
    #expect(bound <= exact + 100)
    let lower = Double(Logarithm.lowerBound(of: fraction))
    #expect(lower <= exact + 1)
    #expect(lower >= exact - 100)
  }

  @Test func roots() {
    for number in [0, 1, 2, 3, 4, 5, 8, 9, 10, 1 << 126, 1 << 126 - 1] as [UInt128] {
      let root = number.rootRoundedUp
      #expect(root * root >= number)
      #expect(root == 0 || (root - 1) * (root - 1) < number)
    }
  }

  @Test func laplaceOfClosedCells() throws {
    let counts = NoisePlan.Counts(bound: 20, hasTweets: true, hasUsers: false, isClosed: true)
    let plan = try #require(NoisePlan(Self.loss("0.5"), .laplace, counts, tables: 1))
    #expect(plan.tweets == .laplace(scale: Fraction(40, over: 1)))
    #expect(plan.users == nil && plan.threshold == nil)
    #expect(plan.tweets?.usualReach == 121)
  }

  @Test func bothMeasuresShareEpsilon() throws {
    let counts = NoisePlan.Counts(bound: 20, hasTweets: true, hasUsers: true, isClosed: true)
    let plan = try #require(NoisePlan(Self.loss("0.3"), .laplace, counts, tables: 2))
    #expect(plan.tweets == .laplace(scale: Fraction(800, over: 3)))
    #expect(plan.users == plan.tweets)
  }

  /// A cell of one user is printed with at most delta / bound, and a threshold that is one less would exceed it by
  /// the factor of one step at most.
  @Test(arguments: [("1", "1e-6", 20), ("0.1", "1e-9", 5), ("4", "1e-5", 1)])
  func threshold(epsilon: String, delta: String, bound: Int) throws {
    let counts = NoisePlan.Counts(bound: bound, hasTweets: false, hasUsers: true, isClosed: false)
    let plan = try #require(NoisePlan(Self.loss(epsilon, delta), .laplace, counts, tables: 1))
    let scale = Double(bound) / (try #require(Double(epsilon)))
    let most = try #require(Double(delta)) / Double(bound)
    let reach = Double(try #require(plan.threshold) - 1)
    #expect(exp(-reach / scale) / (1 + exp(-1 / scale)) <= most)
    #expect(exp(-(reach - 1) / scale) > most)
  }

  /// The variance against a search in floating point for the best ρ, which it does not exceed.
  @Test(arguments: [
    ("1", "1e-6", true), ("0.05", "1e-9", true), ("8", "1e-5", false), ("10", "1e-15", true),
    ("0.5", "1e-15", false), ("2", "1e-6", true), ("3.7", "4e-8", false),
  ])
  func gaussian(epsilon: String, delta: String, isClosed: Bool) throws {
    let counts = NoisePlan.Counts(bound: 20, hasTweets: true, hasUsers: true, isClosed: isClosed)
    let plan = try #require(NoisePlan(Self.loss(epsilon, delta), .gaussian, counts, tables: 1))
    let e = try #require(Double(epsilon))
    let d = try #require(Double(delta)) / (isClosed ? 1 : 2)
    let rho = Self.rho(e, d)
    for (mechanism, square) in [(plan.tweets, 400.0), (plan.users, 20.0)] {
      guard case .gaussian(let variance)? = mechanism else {
        Issue.record("no Gaussian noise")
        continue
      }
      // Both measures have half of rho.
      let exact = square / rho
      #expect(Double(variance) >= exact)
      #expect(Double(variance) <= exact * 1.0001 + 1)
    }
    #expect((plan.threshold == nil) == isClosed)
  }

  /// The greatest ρ with which some α gives at most delta: bisection over ρ, and over α where the derivative of the
  /// logarithm of delta is zero.
  private static func rho(_ epsilon: Double, _ delta: Double) -> Double {
    var (low, high) = (0.0, epsilon + 1)
    for _ in 0..<200 {
      let rho = (low + high) / 2
      var (least, most) = (1 + 1e-9, 2 + epsilon / (2 * rho) + 1e6)
      for _ in 0..<200 {
        let alpha = (least + most) / 2
        let slope = (2 * alpha - 1) * rho - epsilon + log1p(-1 / alpha)
        if slope < 0 { least = alpha } else { most = alpha }
      }
      let alpha = most
      let logarithm =
        (alpha - 1) * (alpha * rho - epsilon) + alpha * log1p(-1 / alpha) - log(alpha - 1)
      if logarithm <= log(delta) { low = rho } else { high = rho }
    }
    return low
  }

  /// The least loss, and the smallest delta, with which a table may be published.
  @Test(arguments: [("0.001", "1e-15"), ("0.001", "1e-5"), ("10", "1e-5")])
  func leastAndGreatestLoss(epsilon: String, delta: String) throws {
    let loss = try Self.loss(epsilon, delta)
    let logarithm = Logarithm.upperBound(
      of: Fraction(UInt128(ExactDecimal.unitsOfOne), over: UInt128(loss.delta.units)))
    let concentrated = try #require(ConcentratedLoss(loss.epsilon, logarithm: logarithm))
    let rho = try Self.rho(#require(Double(epsilon)), #require(Double(delta)))
    let variance = Double(concentrated.variance(square: 1_000_000_000, parts: 1))
    #expect(variance >= 1e9 / (2 * rho))
    #expect(variance <= 1e9 / (2 * rho) * 1.001)
  }

  @Test func tooMuchNoise() throws {
    let counts = NoisePlan.Counts(bound: 60_000, hasTweets: true, hasUsers: true, isClosed: true)
    #expect(try NoisePlan(Self.loss("0.001", "1e-6"), .laplace, counts, tables: 1) == nil)
    #expect(try NoisePlan(Self.loss("0.001", "1e-6"), .gaussian, counts, tables: 1) == nil)
  }

  @Test(arguments: [
    ("2", "2"), ("0.5", "0.5"), ("1e-6", "0.000001"), ("1.50", "1.5"), ("0.10e1", "1"), ("0", "0"),
    ("1e3", "1000"), ("9223", "9223"), ("1e-15", "0.000000000000001"), ("00.5", "0.5"),
  ])
  func decimals(text: String, written: String) {
    #expect(ExactDecimal(text)?.description == written)
  }

  @Test(arguments: [
    "", ".", ".5", "1.", "-1", "+1", "1e", "1e-16", "9224", "1e19", "1e4", "0x1", "1,5", " 1",
    "nan",
    "1e-99999999999999999999", "１", "1.5.0",
  ])
  func noDecimals(text: String) { #expect(ExactDecimal(text) == nil) }

  @Test func sums() throws {
    let tenth = try #require(ExactDecimal("0.1"))
    var sum = ExactDecimal.zero
    for _ in 0..<10 { sum = try #require(sum.adding(tenth)) }
    #expect(sum.description == "1")
    #expect(try #require(ExactDecimal("9223")).adding(sum) == nil)
    #expect(tenth.reduced(by: sum) == .zero)
  }
}
