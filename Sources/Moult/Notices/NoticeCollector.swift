public import JSONStream

/// What compliance notices said, for a ``ComplianceFilter``: some 16 bytes for each tweet and user named.
public struct Notices: Sendable {
  let tables: NoticeTables
}

/// Compliance notices of any form in; ``Notices`` out when all are read.
///
/// It has no ``Job/output``. Records that are no notices are counted and ignored.
public typealias NoticeCollector = Job<NoticeCollection>

extension Job where Purpose == NoticeCollection {
  public typealias Results = NoticeCollection.Results

  /// A job for one input, or for several in their order.
  public init(
    _ options: NoticeCollection.Options = .init(), limits: Limits = Limits(),
    reading: Reading = .fastest
  ) {
    var understood = NoticeReader.Options()
    understood.countries = options.countries.map { Set($0.map { $0.uppercased() }) }
    switch options.results {
    case .tweets: understood.results = [.tweet]
    case .users: understood.results = [.user]
    case nil: break
    }
    self.init(NoticeWork(understood), limits: limits, reading: reading)
  }

  /// What all notices so far said.
  public var notices: Notices { Notices(tables: work.tables) }
}

/// The kind of job of a ``NoticeCollector``.
public enum NoticeCollection: JobKind, WorkKind {
  typealias Work = NoticeWork

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
}
