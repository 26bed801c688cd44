public import JSONStream

/// Hydrated records, or lists of IDs, in; what notices leave of them out, in the order of the input.
///
/// A record goes when a notice names it or its author, and when it retweets or quotes something of which
/// that is true. What stays is put out byte for byte, a line each; only places that were scrubbed, and
/// whole copies of what is gone, are taken out of it. Records that are neither tweets, users nor messages
/// cannot be judged, and are counted and left out.
public struct ComplianceFilter: RecordJob, ~Copyable {
  /// What the IDs of a list are; hydrated records tell it themselves.
  public enum Kind: String, Sendable, CaseIterable {
    case tweets, users
  }

  private var runner: JobRunner<ComplyWork>

  /// A job for one input.
  ///
  /// - Parameter column: which column of a table of IDs has them; nil where its header says it.
  public init(
    _ notices: Notices, ids: Kind = .tweets, column: ListColumn? = nil, limits: Limits = Limits(),
    reading: Reading = .fastest
  ) {
    var work = ComplyWork(notices.tables, listed: ids == .tweets ? .tweet : .user)
    work.column = column
    runner = JobRunner(work, limits: limits, reading: reading)
  }

  private init(runner: consuming JobRunner<ComplyWork>) {
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

extension ComplianceFilter: PartedJob {
  public var isBetweenLines: Bool { runner.isBetweenLines }

  public func makePart() -> ComplianceFilter { ComplianceFilter(runner: runner.makePart()) }

  public mutating func startPart() { runner.startPart() }

  public mutating func giveTail(to next: inout ComplianceFilter) -> Bool {
    runner.giveTail(to: &next.runner)
  }

  public mutating func readPart() { runner.proceed() }

  public mutating func takeOver(_ part: inout ComplianceFilter) { runner.takeOver(&part.runner) }

  public mutating func takeOverInput(_ part: inout ComplianceFilter) {
    runner.takeOverInput(&part.runner)
  }

  public mutating func reread(_ part: borrowing ComplianceFilter) { runner.reread(part.runner) }
}
