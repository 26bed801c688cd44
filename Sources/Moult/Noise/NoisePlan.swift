internal import PrivacyLosses

/// The noise of one table: which counts get it, how much, and from which number of users on a cell is printed.
struct NoisePlan: Equatable, Sendable {
  /// What determines the noise of a table.
  struct Counts: Equatable, Sendable {
    /// The most cells in which a user counts, each as often as the user has a tweet there.
    let bound: Int
    /// Whether numbers of tweets are published.
    let hasTweets: Bool
    /// Whether numbers of users are published.
    let hasUsers: Bool
    /// Whether the cells are known without the data. Otherwise that a cell exists has to be protected, too.
    let isClosed: Bool
  }

  /// The noise of the numbers of tweets; nil where none is published.
  private(set) var tweets: NoiseMechanism?
  /// The noise of the numbers of users; nil where there is none.
  private(set) var users: NoiseMechanism?
  /// The least noisy number of users of a printed cell; nil if all cells are printed.
  private(set) var threshold: Int?

  /// Divides a privacy loss among the counts of a table.
  ///
  /// - Parameters:
  ///   - loss: what all tables of the run may spend together.
  ///   - tables: their number. Each gets the same part.
  /// - Returns: nil if the noise would be too great (``NoiseMechanism/greatestScale``).
  init?(_ loss: PrivacyLoss, _ kind: NoiseKind, _ counts: Counts, tables: Int) {
    let needsUsers = counts.hasUsers || !counts.isClosed
    let parts = ((counts.hasTweets ? 1 : 0) + (needsUsers ? 1 : 0)) * tables
    let one = UInt128(ExactDecimal.unitsOfOne)
    let delta = UInt128(loss.delta.units)
    precondition(delta > 0 || (counts.isClosed && kind == .laplace), "this noise needs a delta")
    /// The noise of counts to which a user adds at most a sum of squares.
    func noise(square: Int) -> NoiseMechanism? {
      guard kind == .gaussian else {
        return .laplace(loss, bound: counts.bound, parts: parts)
      }
      // Where the threshold needs delta, too, each gets half.
      let logarithm = Logarithm.upperBound(
        of: Fraction(counts.isClosed ? one : 2 * one, over: delta))
      return .gaussian(loss, logarithm: logarithm, square: square, parts: parts)
    }
    if counts.hasTweets {
      guard let mechanism = noise(square: counts.bound * counts.bound) else { return nil }
      tweets = mechanism
    }
    guard needsUsers else { return }
    guard let mechanism = noise(square: counts.bound) else { return nil }
    users = mechanism
    if !counts.isClosed {
      threshold = 1 + mechanism.reach(logarithm: logarithm(loss, kind, counts, tables: tables))
    }
  }

  /// The logarithm of 1 / p, if a cell of one user may be printed with the probability p.
  ///
  /// One user can add as many such cells as the bound. For Gaussian noise, that none of them is printed makes the
  /// other outputs more probable, which epsilon does not contain; see the page on differential privacy.
  private func logarithm(
    _ loss: PrivacyLoss, _ kind: NoiseKind, _ counts: Counts, tables: Int
  ) -> UInt128 {
    let cells = UInt128(counts.bound) * UInt128(tables) * UInt128(ExactDecimal.unitsOfOne)
    let delta = UInt128(loss.delta.units)
    switch kind {
    case .laplace: return Logarithm.upperBound(of: Fraction(cells, over: delta))
    case .gaussian:
      let epsilon = (UInt128(loss.epsilon.units) * Logarithm.unitsOfOne)
        .dividedRoundingUp(by: UInt128(ExactDecimal.unitsOfOne))
      return Logarithm.upperBound(of: Fraction(2 * cells, over: delta)) + epsilon
    }
  }
}

/// The distribution of noise.
public enum NoiseKind: String, CaseIterable, Sendable {
  /// The discrete Laplace distribution, whose tails are longer. It needs no delta where all cells are known.
  case laplace
  /// The discrete Gaussian distribution. It is the better one for numbers of users, where a user is in many cells.
  case gaussian
}
