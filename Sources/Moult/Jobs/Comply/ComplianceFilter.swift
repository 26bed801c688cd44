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
  public init(
    _ notices: Notices, ids: Compliance.Kind = .tweets, column: ListColumn? = nil,
    plausibleAt: Int? = nil, limits: Limits = Limits(), reading: Reading = .fastest
  ) {
    var work = ComplyWork(notices.tables, listed: ids == .tweets ? .tweet : .user)
    work.column = column
    work.plausibility = plausibleAt.map { Plausibility(at: $0) }
    self.init(work, limits: limits, reading: reading)
  }
}
