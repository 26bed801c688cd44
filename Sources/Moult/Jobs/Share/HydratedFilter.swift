public import JSONStream

/// Hydrated records in; those of public tweets and users out, byte for byte, a line each.
///
/// A record goes when it does not itself show that its tweet or user is public: that the author's account is
/// not protected, and that neither is withheld. Copies of others in it that do not show it are taken out, as
/// ``ComplianceFilter`` does; what retweets or quotes them goes. Messages, and what a catalogue does not know as a
/// tweet or user, are counted and left out.
public struct HydratedFilter: RecordJob, ~Copyable {
  private var runner: JobRunner<HydratedWork>

  /// - Parameter notices: what else is gone.
  public init(
    _ notices: Notices? = nil, limits: Limits = Limits(), reading: Reading = .fastest
  ) {
    let work = HydratedWork(notices?.tables ?? NoticeTables(), isGate: false)
    runner = JobRunner(work, limits: limits, reading: reading)
  }

  private init(runner: consuming JobRunner<HydratedWork>) {
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

  /// What notices among the records said, if there were any: they hold for records before and after
  /// them, so that what was put out has to pass a filter with these.
  public var foundNotices: Notices? {
    runner.work.notices.hasFoundAny ? Notices(tables: runner.work.notices.tables) : nil
  }

  public var report: Report { runner.output.report }

  public var unusedInput: UnusedInput? { runner.unusedInput }

  public mutating func takeRejections() -> [Rejection] { runner.takeRejections() }
}

extension HydratedFilter: PartedJob {
  public var isBetweenLines: Bool { runner.isBetweenLines }

  public func makePart() -> HydratedFilter { HydratedFilter(runner: runner.makePart()) }

  public mutating func startPart() { runner.startPart() }

  public mutating func giveTail(to next: inout HydratedFilter) -> Bool {
    runner.giveTail(to: &next.runner)
  }

  public mutating func readPart() { runner.proceed() }

  public mutating func takeOver(_ part: inout HydratedFilter) { runner.takeOver(&part.runner) }

  public mutating func takeOverInput(_ part: inout HydratedFilter) {
    runner.takeOverInput(&part.runner)
  }

  public mutating func reread(_ part: borrowing HydratedFilter) { runner.reread(part.runner) }
}

/// Counts the tweets and users in lines that a ``HydratedFilter`` put out, and looks once more whether all
/// of them are public.
public struct HydratedGate: ~Copyable {
  private var runner: JobRunner<HydratedWork>

  public init(limits: Limits = Limits()) {
    // Read by the parser alone, so that no second reading leans on the first.
    runner = JobRunner(
      HydratedWork(NoticeTables(), isGate: true), limits: limits, reading: .parsed)
  }

  /// Reads whole lines. O(bytes).
  public mutating func pass(_ lines: Span<UInt8>) {
    runner.feed(lines)
    runner.output.buffer.removeAll()
  }

  /// Says that there are no more lines.
  public mutating func finish() { runner.finish() }

  /// How many tweets and users there are in the lines, wherever they stand: a tweet with its author is two.
  public var objects: Int { runner.work.objects }

  /// Whether a line was one that may not go out.
  public var isBroken: Bool {
    runner.work.faults > 0 || runner.output.report.rejectedCount > 0
  }
}
