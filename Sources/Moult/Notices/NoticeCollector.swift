public import JSONStream

/// The contents of compliance notices, for a ``ComplianceFilter``: some 16 bytes for each tweet and user named.
public struct Notices: Sendable {
  let tables: NoticeTables
}

/// Compliance notices of any form in; ``Notices`` out when all are read.
///
/// It has no ``Job/output``. Records that are no notices are counted and ignored.
public typealias NoticeCollector = Job<NoticeCollection>

extension Job where Purpose == NoticeCollection {
  /// See ``NoticeCollection/Results``.
  public typealias Results = NoticeCollection.Results

  /// A job for one input, or for several in their order.
  ///
  /// - Parameters:
  ///   - options: how notices are read.
  ///   - limits: how large and how deep a record may be.
  ///   - reading: how records are found; each way gives the same result.
  ///   - catalogue: the dialects that it reads.
  public init(
    _ options: NoticeCollection.Options = .init(), limits: Limits = Limits(),
    reading: Reading = .fastest, catalogue: Catalogue = .builtIn
  ) {
    var reader = NoticeReader.Options()
    reader.countries = options.countries.map { Set($0.map { $0.uppercased() }) }
    switch options.results {
    case .tweets: reader.results = [.tweet]
    case .users: reader.results = [.user]
    case nil: break
    }
    self.init(NoticeWork(reader, catalogue: catalogue), limits: limits, reading: reading)
  }

  /// The contents of all notices read so far.
  public var notices: Notices { Notices(tables: work.tables) }
}

/// The kind of job of a ``NoticeCollector``.
public enum NoticeCollection: JobKind, WorkKind {
  typealias Work = NoticeWork

  /// The subjects of the results of a batch compliance job.
  public enum Results: String, Sendable, CaseIterable {
    case tweets, users
  }

  /// How to read notices.
  public struct Options: Sendable {
    /// Countries in which withheld content counts as withheld, two letters each; nil for all countries.
    public var countries: Set<String>?
    /// The subjects of a batch's results, whose lines do not name them. With nil, each line is applied to a tweet
    /// and to a user.
    public var results: Results?

    /// Options; the defaults apply every notice.
    public init(countries: Set<String>? = nil, results: Results? = nil) {
      self.countries = countries
      self.results = results
    }
  }
}
