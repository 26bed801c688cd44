public import JSONStream

/// What compliance notices said, for a ``ComplianceFilter``; some 16 bytes for each tweet and user named.
public struct Notices: Sendable {
  let tables: NoticeTables
}

/// Compliance notices in, of any form; ``Notices`` out, when all are read.
///
/// It has no output. Records that are no notices are counted and say nothing.
public struct NoticeCollector: RecordJob, ~Copyable {
  /// Of what the lines of a batch's results are.
  public enum Results: String, Sendable, CaseIterable {
    case tweets, users
  }

  /// How notices are understood.
  public struct Options: Sendable {
    /// Two letters each. What is withheld in other countries alone is not withheld then.
    public var countries: Set<String>?
    /// The lines do not tell it: nil takes each as one of a tweet and of a user.
    public var results: Results?

    public init(countries: Set<String>? = nil, results: Results? = nil) {
      self.countries = countries
      self.results = results
    }
  }

  private var runner: JobRunner<NoticeWork>

  /// A job for one input, or for several in their order.
  public init(
    _ options: Options = Options(), limits: Limits = Limits(), reading: Reading = .fastest
  ) {
    var understood = NoticeReader.Options()
    understood.countries = options.countries.map { Set($0.map { $0.uppercased() }) }
    switch options.results {
    case .tweets: understood.results = [.tweet]
    case .users: understood.results = [.user]
    case nil: break
    }
    runner = JobRunner(NoticeWork(understood), limits: limits, reading: reading)
  }

  private init(runner: consuming JobRunner<NoticeWork>) {
    self.runner = runner
  }

  /// What all notices so far said.
  public var notices: Notices { Notices(tables: runner.work.tables) }

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

extension NoticeCollector: PartedJob {
  public var isBetweenLines: Bool { runner.isBetweenLines }

  public func makePart() -> NoticeCollector { NoticeCollector(runner: runner.makePart()) }

  public mutating func startPart() { runner.startPart() }

  public mutating func giveTail(to next: inout NoticeCollector) -> Bool {
    runner.giveTail(to: &next.runner)
  }

  public mutating func readPart() { runner.proceed() }

  public mutating func takeOver(_ part: inout NoticeCollector) { runner.takeOver(&part.runner) }

  public mutating func takeOverInput(_ part: inout NoticeCollector) {
    runner.takeOverInput(&part.runner)
  }

  public mutating func reread(_ part: borrowing NoticeCollector) { runner.reread(part.runner) }
}
