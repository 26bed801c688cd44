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

  private var pump: Pump
  private var work: RedactWork

  /// A job for one input.
  public init(_ policy: Policy, shape: Shape = .own, limits: Limits = Limits()) {
    work = RedactWork(policy, shape)
    pump = Pump(work.projection, limits: limits)
  }

  public mutating func feed(_ bytes: Span<UInt8>) {
    pump.feed(bytes)
    run(isIdle: false)
  }

  public mutating func settle() {
    run(isIdle: true)
  }

  public mutating func finish() {
    pump.reader.finish()
    run(isIdle: false)
  }

  public mutating func startNextInput() {
    pump.startNextInput()
  }

  private mutating func run(isIdle: Bool) {
    while pump.advance(isIdle: isIdle) {
      work.take(pump.reader.record, &pump.effects)
    }
  }

  public var output: ByteBuffer {
    get { pump.effects.output }
    _modify { yield &pump.effects.output }
  }

  public var report: Report { pump.effects.report }

  public mutating func takeRejections() -> [Rejection] { pump.takeRejections() }
}
