public import JSONStream

/// Records in, redacted records out: one JSON line for each tweet or user.
public typealias Redactor = Job<Redaction>

extension Job where Purpose == Redaction {
  /// See ``Redaction/Shape``.
  public typealias Shape = Redaction.Shape

  /// A job for one input, or for several in their order.
  public init(
    _ policy: Policy, shape: Redaction.Shape = .own, limits: Limits = Limits(),
    reading: Reading = .fastest
  ) {
    self.init(RedactWork(policy, shape), limits: limits, reading: reading)
  }
}

/// The kind of job of a ``Redactor``.
public enum Redaction: JobKind, WorkKind {
  typealias Work = RedactWork

  /// The shape of the lines.
  public enum Shape: String, Sendable, CaseIterable {
    /// The shape of the record itself, reduced to what the policy keeps.
    case own
    /// One schema for all dialects.
    case flat
  }
}
