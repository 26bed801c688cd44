public import JSONStream

/// Records in, an explanation out: which paths they have, what those mean, how often they stand
/// there, and what a policy does with them. It prints no value.
public struct Explainer: RecordJob, ~Copyable {
  private var runner: JobRunner<ExplainWork>
  /// Nothing is put out while records come; see ``rows()``.
  public var output = ByteBuffer()

  /// A job for one explanation.
  ///
  /// - Parameter records: how many records are looked at; those after them are counted only.
  public init(
    _ policy: Policy, records: Int, limits: Limits = Limits(),
    reading: Reading = .fastest
  ) {
    runner = JobRunner(ExplainWork(policy, sample: records), limits: limits, reading: reading)
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

  /// Whether as many records are looked at as were asked for, so that feeding on changes nothing.
  public var isDone: Bool { runner.work.isDone }

  /// What was found: the known paths in the order of their names, then the unknown ones.
  public func rows() -> [Explanation] { runner.work.rows() }

  /// Whether there were more unknown keys than are remembered; all others are `<key>`.
  public var forgotKeys: Bool { runner.work.forgotKeys }

  /// How many values are in no row, as there are more paths than are remembered.
  public var unlisted: Int { runner.work.unlisted }

  /// How many records the explanation is made of.
  public var sampled: Int { runner.work.sampled }

  public var report: Report { runner.output.report }

  public var unusedInput: UnusedInput? { runner.unusedInput }

  public mutating func takeRejections() -> [Rejection] { runner.takeRejections() }
}

/// One path of the records.
public struct Explanation: Sendable, Equatable {
  /// The kind of record, then the keys, with dots between. A key that is not a plain word is
  /// written `<key>`, as it can be an identifier, and so is an unknown one that few records have; `*` is
  /// any key.
  public let path: String
  /// Its meaning; nil where no catalogue knows the path.
  public let meaning: String?
  /// How many values were found there.
  public let count: Int
  /// What the policy does with them: an action's name.
  public let action: String
}
