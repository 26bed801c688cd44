/// What a release is of.
public enum ContentKind: String, Sendable, CaseIterable, Codable {
  case tweetIDs = "tweet-ids"
  case userIDs = "user-ids"
  case messageIDs = "message-ids"
  /// Hydrated tweets and users, together.
  case hydrated

  public var words: String {
    switch self {
    case .tweetIDs: "tweet IDs"
    case .userIDs: "user IDs"
    case .messageIDs: "message IDs"
    case .hydrated: "hydrated tweets and users"
    }
  }
}

/// A release, as far as it has come.
public struct Release: Sendable, Equatable {
  public enum State: String, Sendable {
    /// Counted; no file of it has a name.
    case reserved
    /// Its files are complete, and get their names.
    case writing
    /// All files have their names.
    case settled
    /// Proven unwritten; it counts no more.
    case givenBack = "given back"
    /// Whoever wrote it is gone and nobody can say how far it came; it counts in full.
    case lost

    /// The states that a step may follow. What was taken for lost may turn out to be whole.
    static func before(_ step: Entry.What) -> [State] {
      switch step {
      case .write: [.reserved]
      case .settle: [.writing, .lost]
      case .giveBack, .lose: [.reserved, .writing]
      case .addRecipient, .endRecipient, .reserve: []
      }
    }
  }

  public let number: Int
  public let recipient: String
  public let kind: ContentKind
  public let count: Int
  public let application: String
  public let purpose: String?
  /// The edition of the limits that was in force, and the checksum of its text.
  public let limits: String
  public let limitsChecksum: String
  public let basis: Limit.Basis
  /// The release that this one goes on from.
  public let continues: Int?
  public internal(set) var state = State.reserved
  public let reserved: Moment
  /// When its state changed last.
  public internal(set) var changed: Moment
  /// The SHA-256 of its manifest, from before the manifest has its name.
  public internal(set) var manifest: String?

  /// Whether it is on its way, so that it counts at any time.
  var isOpen: Bool { state == .reserved || state == .writing }

  /// Whether it counts at a moment. What was written somewhen between two times counts for all of them.
  func counts(at now: Moment, _ rule: QuotaRule) -> Bool {
    switch state {
    case .givenBack: false
    case .reserved, .writing: true
    case .settled, .lost: rule.end(of: changed) > now
    }
  }
}

/// What is asked of the ledger for a release.
public struct ReleaseRequest: Sendable {
  public var recipient: String
  public var kind: ContentKind
  public var wanted: Int
  /// Whether fewer are taken if the limit has room for fewer.
  public var takesFewer = false
  public var rule: QuotaRule
  public var application: String
  public var purpose: String?
  public var limits: String
  public var limitsChecksum: String
  public var continues: Int?

  public init(
    recipient: String, kind: ContentKind, wanted: Int, rule: QuotaRule, application: String,
    purpose: String?, limits: String, limitsChecksum: String
  ) {
    self.recipient = recipient
    self.kind = kind
    self.wanted = wanted
    self.rule = rule
    self.application = application
    self.purpose = purpose
    self.limits = limits
    self.limitsChecksum = limitsChecksum
  }
}

/// What the ledger granted, or would grant.
public struct Grant: Sendable, Equatable {
  /// The number of the release; 0 where nothing was reserved.
  public let release: Int
  public let count: Int
  public let recipient: Recipient
  public let time: Moment
  /// What counted before.
  public let usage: Usage
  /// The rows of the ledger up to the one that reserves it.
  public internal(set) var chain: ChainHead

  /// When more become free after this release; nil where there is no limit.
  public var nextFreeing: Moment? {
    guard usage.limit.most != nil else { return nil }
    return usage.frees.first?.time ?? QuotaRule(most: nil, window: usage.window).end(of: time)
  }
}
