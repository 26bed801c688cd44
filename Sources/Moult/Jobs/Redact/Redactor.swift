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
  public init(
    _ policy: Policy, shape: Shape = .own, limits: Limits = Limits(),
    reading: Reading = .fastest
  ) {
    runner = JobRunner(RedactWork(policy, shape), limits: limits, reading: reading)
  }

  private init(runner: consuming JobRunner<RedactWork>) {
    self.runner = runner
  }

  public mutating func feed(_ bytes: Span<UInt8>) { runner.feed(bytes) }

  public mutating func load<Failure: Error>(
    upTo count: Int, _ read: (inout MutableSpan<UInt8>) throws(Failure) -> Int
  ) throws(Failure) -> Int {
    try runner.load(upTo: count, read)
  }

  public mutating func proceed() { runner.proceed() }

  public mutating func settle() { runner.settle() }

  public mutating func finish() { runner.finish() }

  public mutating func startNextInput() { runner.startNextInput() }

  public var output: ByteBuffer {
    get { runner.output.buffer }
    _modify { yield &runner.output.buffer }
  }

  public var report: Report { runner.output.report }

  public var unusedInput: UnusedInput? { runner.unusedInput }

  public mutating func takeRejections() -> [Rejection] { runner.takeRejections() }
}

extension Redactor: MemberJob {
  public var isBetweenLines: Bool { runner.isBetweenLines }

  public func makePart() -> Redactor { Redactor(runner: runner.makePart()) }

  public mutating func startPart() { runner.startPart() }

  public mutating func giveTail(to next: inout Redactor) -> Bool {
    runner.giveTail(to: &next.runner)
  }

  public mutating func readPart() { runner.proceed() }

  public mutating func takeOver(_ part: inout Redactor) { runner.takeOver(&part.runner) }

  public mutating func takeOverInput(_ part: inout Redactor) {
    runner.takeOverInput(&part.runner)
  }

  public mutating func takeReport() -> Report { runner.takeReport() }

  public mutating func reread(_ part: borrowing Redactor) { runner.reread(part.runner) }
}
