public import JSONStream

/// Hydrated records, tables of them, or lists of IDs, in; those that notices let stay out, in the order of the input.
///
/// A record goes if a notice removes it or its author, or a tweet that it retweets or quotes, or that tweet's
/// author. Each record that stays is written byte for byte on a line, except that scrubbed places and whole
/// copies of what is gone are removed from it. Records that are no tweet, user or message cannot be judged; they
/// are counted and left out.
public typealias ComplianceFilter = Job<Compliance>

/// The kind of job of a ``ComplianceFilter``.
public enum Compliance: JobKind, WorkKind {
  typealias Work = ComplyWork

  /// The subjects of the IDs in a list; hydrated records name their own.
  public enum Kind: String, Sendable, CaseIterable {
    case tweets, users
  }

  /// What can be chosen.
  public struct Options: Sendable {
    /// The subjects of the IDs in lists.
    public var ids = Kind.tweets
    /// The column of a table that has the IDs; nil where the header says it.
    public var column: ListColumn?
    /// The current time, in seconds since 1970, to reject tweet IDs of later times and rounded lists; nil for no such
    /// check.
    public var plausibleAt: Int?

    /// Options; the defaults are for lists of tweets.
    public init(ids: Kind = .tweets, column: ListColumn? = nil, plausibleAt: Int? = nil) {
      (self.ids, self.column, self.plausibleAt) = (ids, column, plausibleAt)
    }
  }
}

extension Job where Purpose == Compliance {
  /// A job for one input, or for several in their order.
  ///
  /// - Parameters:
  ///   - notices: the notices to apply.
  ///   - ids: the subjects of the IDs in lists.
  ///   - column: the column of a table that has the IDs; nil where the header says it.
  ///   - plausibleAt: the current time, in seconds since 1970, to reject tweet IDs of later times and rounded lists;
  ///     nil for no such check.
  ///   - limits: how large and how deep a record may be.
  ///   - reading: how records are found; each way gives the same result.
  public init(
    _ notices: Notices, ids: Compliance.Kind = .tweets, column: ListColumn? = nil,
    plausibleAt: Int? = nil, limits: Limits = Limits(), reading: Reading = .fastest
  ) {
    self.init(
      notices, Compliance.Options(ids: ids, column: column, plausibleAt: plausibleAt),
      limits: limits, reading: reading)
  }

  /// A job for one input, or for several in their order.
  ///
  /// - Parameters:
  ///   - notices: the notices to apply.
  ///   - options: how lists are read.
  ///   - limits: how large and how deep a record may be.
  ///   - reading: how records are found; each way gives the same result.
  ///   - catalogue: the dialects that it reads.
  public init(
    _ notices: Notices, _ options: Compliance.Options, limits: Limits = Limits(),
    reading: Reading = .fastest, catalogue: Catalogue = .builtIn
  ) {
    var work = ComplyWork(
      notices.tables, listed: options.ids == .tweets ? .tweet : .user, catalogue: catalogue)
    work.column = options.column
    work.plausibility = options.plausibleAt.map { Plausibility(at: $0) }
    self.init(work, limits: limits, reading: reading)
  }
}
