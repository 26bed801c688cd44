/// A request to the ledger for a release.
public struct ReleaseRequest: Sendable {
  /// The recipient's name.
  public var recipient: String
  /// The kind of the items.
  public var kind: ReleaseKind
  /// The number of items.
  public var wanted: Int
  /// The edition of the quotas in force.
  public var quotas: QuotaEdition
  /// Whether a smaller number is granted where the quota has no room for all.
  public var takesFewer = false
  /// The application or profile that releases.
  public var application: String
  /// The declared purpose; nil for none.
  public var purpose: String?
  /// The earlier release that this one continues.
  public var continues: Int?

  /// Creates a request.
  public init(
    recipient: String, kind: ReleaseKind, wanted: Int, quotas: QuotaEdition, application: String,
    purpose: String?
  ) {
    self.recipient = recipient
    self.kind = kind
    self.wanted = wanted
    self.quotas = quotas
    self.application = application
    self.purpose = purpose
  }

  var rule: QuotaRule { quotas.rule(for: kind) }
}

/// What the ledger granted, or would grant.
public struct Grant: Sendable, Equatable {
  /// The number of the release; 0 for a preview, which reserves nothing.
  public let release: Int
  /// The number of items granted.
  public let count: Int
  /// Who receives them.
  public let recipient: Recipient
  /// When they were granted.
  public let time: Moment
  /// What counted before this release.
  public let usage: Usage
  /// The head of the ledger after the row of the reservation.
  public internal(set) var chain: ChainHead

  /// When more may be released after this release; nil where there is no quota.
  public var nextFreeing: Moment? {
    guard usage.quota.most != nil else { return nil }
    return usage.frees.first?.time ?? QuotaRule(most: nil, window: usage.window).end(of: time)
  }
}
