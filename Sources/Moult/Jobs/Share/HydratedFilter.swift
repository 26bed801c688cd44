public import JSONStream

/// Reads hydrated records, and prints those of public tweets and users unchanged, one a line.
///
/// A record is withheld unless it shows that its tweet or user is public: that the author's account is not
/// protected, and that neither is withheld in a country. Nested tweets and users that do not show it are removed as
/// by ``ComplianceFilter``, and a retweet or quote of one is withheld. Messages, and objects that no catalogue
/// identifies as a tweet or user, are counted and left out.
public typealias HydratedFilter = Job<HydratedSharing>

/// The kind of job of a ``HydratedFilter``.
public enum HydratedSharing: JobKind, WorkKind {
  typealias Work = HydratedWork
}

extension Job where Purpose == HydratedSharing {
  /// A job for one input, or for several in their order.
  ///
  /// - Parameters:
  ///   - notices: notices to apply; nil for none.
  ///   - uniqueMemory: the memory for the IDs of tweets, in bytes, so that each tweet is printed once; nil where
  ///     repeated ones are printed too. Once it is used up, tweets of other IDs are rejected.
  ///   - limits: how large and how deep a record may be.
  ///   - reading: how records are found; each way gives the same result.
  public init(
    _ notices: Notices? = nil, uniqueMemory: Int? = nil, limits: Limits = Limits(),
    reading: Reading = .fastest
  ) {
    let work = HydratedWork(
      notices?.tables ?? NoticeTables(), isGate: false, uniqueMemory: uniqueMemory)
    self.init(work, limits: limits, reading: reading)
  }

  /// What the notices among the records said; nil if there were none. They hold for the records before and after
  /// them, so the output has to pass another filter with these notices.
  public var foundNotices: Notices? {
    let notices = work.notices
    return notices.hasFoundAny ? Notices(tables: notices.tables) : nil
  }
}

/// Counts the tweets and users in lines that a ``HydratedFilter`` printed, and checks a second time that
/// all of them are public.
package struct HydratedGate: ~Copyable {
  private var job: HydratedFilter

  /// Makes a gate.
  package init(limits: Limits = Limits()) {
    // Only the parser reads these lines, so the check is independent of the first reading.
    job = HydratedFilter(
      HydratedWork(NoticeTables(), isGate: true), limits: limits, reading: .parsed)
  }

  /// Reads whole lines. O(bytes).
  package mutating func pass(_ lines: Span<UInt8>) {
    job.feed(lines)
    job.output.removeAll()
  }

  /// Ends the lines.
  package mutating func finish() { job.finish() }

  /// How many tweets and users the lines contain, nested ones too: a tweet with its author is two.
  package var objects: Int { job.work.objects }

  /// Whether a line must not be shared.
  package var isBroken: Bool { job.work.faults > 0 || job.report.rejectedCount > 0 }
}
