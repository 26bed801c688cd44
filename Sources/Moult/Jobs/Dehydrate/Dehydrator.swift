public import JSONStream

/// Hydrated records in, IDs out: one a line, in the order of the input.
///
/// After the last input, some IDs are still to come: IDs that are held back for notices or because a personal archive
/// has only the head of the tweet (``Job/release()``), and IDs that were spilled (``Job/loadSpilled(from:)``).
public typealias Dehydrator = Job<Dehydration>

extension Job where Purpose == Dehydration {
  /// Which IDs are printed besides a record's own.
  public typealias Relation = Dehydration.Relation

  /// A job for one input, or for several in their order.
  ///
  /// - Parameters:
  ///   - options: which IDs.
  ///   - limits: how large and how deep a record may be.
  ///   - reading: how records are found; each way gives the same result.
  public init(
    _ options: Dehydration.Options = .init(), limits: Limits = Limits(),
    reading: Reading = .fastest
  ) {
    self.init(DehydrateWork(options), limits: limits, reading: reading)
  }

  /// The same with dialects of your own.
  ///
  /// - Parameters:
  ///   - options: which IDs.
  ///   - limits: how large and how deep a record may be.
  ///   - reading: how records are found; each way gives the same result.
  ///   - catalogue: the dialects that it reads.
  public init(
    _ options: Dehydration.Options = .init(), limits: Limits = Limits(),
    reading: Reading = .fastest, catalogue: Catalogue
  ) {
    self.init(DehydrateWork(options, catalogue: catalogue), limits: limits, reading: reading)
  }
}

/// The kind of job of a ``Dehydrator``.
public enum Dehydration: JobKind, WorkKind {
  typealias Work = DehydrateWork
  /// What `ids(from:)` returns.
  public typealias Value = RecordID

  /// Whose IDs are printed.
  public enum Kind: String, Sendable, CaseIterable {
    case tweets, users, messages
  }

  /// Which IDs are printed besides a record's own.
  public enum Relation: String, Sendable, CaseIterable {
    case mentioned, retweeted, quoted, replied, included, liked

    /// The relations that a kind of IDs has.
    public static func allowed(for kind: Kind) -> [Relation] {
      switch kind {
      case .tweets: [.retweeted, .quoted, .replied, .included, .liked]
      case .users: [.mentioned, .retweeted, .quoted, .replied, .included]
      case .messages: []
      }
    }
  }

  /// What to print.
  public struct Options: Sendable {
    /// Whose IDs.
    public var ids: Kind
    /// IDs of related tweets or users, after the record's own.
    public var also: Set<Relation>
    /// Whether an ID is printed only the first time. This takes some 8 bytes of memory for each different
    /// ID.
    public var unique: Bool
    /// The most bytes that `unique` may take. Once they are used up, further IDs are spilled (``Job/spill(in:)``)
    /// and printed at the end (``Job/loadSpilled(from:)``).
    public var uniqueMemory: Int
    /// Whether notices in the inputs are applied to all inputs. IDs are then held back until ``Job/release()``, in
    /// some 16 to 40 bytes for each record.
    public var appliesDeletes: Bool
    /// Notices that precede the ones in the inputs. They are applied if ``appliesDeletes`` is true.
    public var notices: Notices?
    /// Whether IDs are printed of tweets of which an archive has only the head. Their tweets may be in any other
    /// input, so this needs one output for all inputs.
    package var printsHeads = true
    /// The column of a table that has the IDs; nil where the header says it.
    public var column: ListColumn?
    /// The current time, in seconds since 1970: tweet IDs of later times are rejected, and lists and tables of which
    /// more than 1 % of the IDs end in three zeros. Nil for no such check.
    public var plausibleAt: Int?
    /// Whether IDs become numbers of 64 bits: one that has leading zeros or is greater is rejected, or counted as malformed
    /// where it is a related one.
    package var givesNumbers = false
    /// Whether the IDs are going to be shared; see ``sharing()``.
    package private(set) var isForSharing = false

    /// Options; the defaults are for the IDs of tweets, as often as they come.
    ///
    /// - Parameters:
    ///   - ids: whose IDs.
    ///   - also: IDs of related tweets or users, after the record's own.
    ///   - unique: whether an ID is printed only the first time.
    ///   - uniqueMemory: the most bytes for that; by default as much as is needed.
    ///   - appliesDeletes: whether notices in the inputs are applied.
    ///   - notices: notices that precede them.
    public init(
      ids: Kind = .tweets, also: Set<Relation> = [], unique: Bool = false,
      uniqueMemory: Int = .max, appliesDeletes: Bool = false, notices: Notices? = nil
    ) {
      self.ids = ids
      self.also = also
      self.unique = unique
      self.uniqueMemory = uniqueMemory
      self.appliesDeletes = appliesDeletes
      self.notices = notices
    }

    /// The same for IDs that are going to be shared: lists with one ID a line, and tables without a header of which
    /// ``column`` is named, are read too, and an ID has to be one that the platform can have issued, from 1 to
    /// 9223372036854775807 without leading zeros.
    package func sharing() -> Options {
      var options = self
      options.isForSharing = true
      return options
    }
  }
}
