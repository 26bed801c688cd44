public import JSONStream

/// Records in, redacted records out: one JSON line for each tweet or user.
public struct Redactor: RecordJob, ~Copyable {
  /// The form of the lines.
  public enum Shape: String, Sendable, CaseIterable {
    /// The shape of the record itself, with only what the policy keeps.
    case own
    /// One schema for all dialects; see ``FlatLine``.
    case flat
  }

  private var runner: JobRunner<RedactWork>

  /// A job for one input.
  public init(_ policy: Policy, shape: Shape = .own, limits: Limits = Limits()) {
    runner = JobRunner(RedactWork(policy, shape), limits: limits)
  }

  public mutating func feed(_ bytes: Span<UInt8>) { runner.feed(bytes) }

  public mutating func settle() { runner.settle() }

  public mutating func finish() { runner.finish() }

  public mutating func startNextInput() { runner.startNextInput() }

  public var output: ByteBuffer {
    get { runner.effects.output }
    _modify { yield &runner.effects.output }
  }

  public var report: Report { runner.effects.report }

  public mutating func takeRejections() -> [Rejection] { runner.takeRejections() }
}
