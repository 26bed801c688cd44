public import JSONStream

/// Hydrated records, or lists of IDs, in; what notices leave of them out, in the order of the input.
///
/// A record goes when a notice names it or its author, and when it retweets or quotes something of which
/// that is true. What stays is put out byte for byte, a line each; only places that were scrubbed, and
/// whole copies of what is gone, are taken out of it. Records that are neither tweets, users nor messages
/// cannot be judged, and are counted and left out.
public typealias ComplianceFilter = Job<Compliance>

/// The kind of job of a ``ComplianceFilter``.
public enum Compliance: JobKind, WorkKind {
  typealias Work = ComplyWork

  /// What the IDs of a list are; hydrated records say it themselves.
  public enum Kind: String, Sendable, CaseIterable {
    case tweets, users
  }
}

extension Job where Purpose == Compliance {
  /// A job for one input, or for several in their order.
  ///
  /// - Parameter column: the column of a table that has the IDs; nil where the header says it.
  public init(
    _ notices: Notices, ids: Compliance.Kind = .tweets, column: ListColumn? = nil,
    limits: Limits = Limits(), reading: Reading = .fastest
  ) {
    var work = ComplyWork(notices.tables, listed: ids == .tweets ? .tweet : .user)
    work.column = column
    self.init(work, limits: limits, reading: reading)
  }
}
