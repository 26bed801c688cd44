/// The parameters of differential privacy: how much published numbers may depend on one user.
///
/// The losses of several publications add up (basic composition: Dwork et al., "Our Data, Ourselves", 2006).
public struct PrivacyLoss: Equatable, Sendable {
  /// The logarithm of the factor by which a user can change the probability of an output.
  public let epsilon: ExactDecimal
  /// The probability that is exempt from this.
  public let delta: ExactDecimal

  /// No loss.
  public static let zero = PrivacyLoss(epsilon: .zero, delta: .zero)

  /// Creates the parameters.
  public init(epsilon: ExactDecimal, delta: ExactDecimal) {
    (self.epsilon, self.delta) = (epsilon, delta)
  }

  /// The loss of two publications; nil if it is too large to be stored.
  public func adding(_ other: PrivacyLoss) -> PrivacyLoss? {
    guard let epsilon = epsilon.adding(other.epsilon), let delta = delta.adding(other.delta) else {
      return nil
    }
    return PrivacyLoss(epsilon: epsilon, delta: delta)
  }

  /// What is left of this loss after another one; zero where that is larger.
  public func reduced(by other: PrivacyLoss) -> PrivacyLoss {
    PrivacyLoss(
      epsilon: epsilon.reduced(by: other.epsilon), delta: delta.reduced(by: other.delta))
  }

  /// Whether neither parameter is larger than that of another loss.
  public func fits(_ other: PrivacyLoss) -> Bool {
    epsilon <= other.epsilon && delta <= other.delta
  }
}

extension PrivacyLoss: CustomStringConvertible {
  /// As `epsilon 0.5 and delta 0.000001`.
  public var description: String { "epsilon \(epsilon) and delta \(delta)" }
}
