/// A release, and the step it has reached.
public struct Release: Sendable, Equatable {
  /// The step that a release has reached.
  public enum State: String, Sendable {
    /// It counts; none of its files has its name.
    case reserved
    /// Its files are complete and are being renamed to their names.
    case writing
    /// All files have their names.
    case settled
    /// Proven unwritten; it no longer counts.
    case givenBack = "given back"
    /// Its process has ended, and it is unknown how much was written; it counts in full.
    case lost

    /// The states that a step may follow. A release that was declared lost may turn out to be complete.
    static func before(_ step: Entry.Event) -> [State] {
      switch step {
      case .write: [.reserved]
      case .settle: [.writing, .lost]
      case .giveBack, .lose: [.reserved, .writing]
      case .addRecipient, .endRecipient, .reserve, .addBudget, .spend: []
      }
    }
  }

  /// Counts from 1, in the order of the reservations.
  public let number: Int
  /// The recipient's name.
  public let recipient: String
  /// The kind of its items.
  public let kind: ReleaseKind
  /// The number of its items.
  public let count: Int
  /// The application or profile that released it.
  public let application: String
  /// The declared purpose; nil where none was declared.
  public let purpose: String?
  /// The edition of the quotas that was in force.
  public let quotas: String
  /// The SHA-256 of the edition's text.
  public let quotasChecksum: String
  /// Why its quota was what it was.
  public let basis: Quota.Basis
  /// The earlier release that this one continues.
  public let continues: Int?
  /// The step that it has reached.
  public internal(set) var state = State.reserved
  /// The time of its reservation.
  public let reserved: Moment
  /// The time of its last change of state.
  public internal(set) var changed: Moment
  /// The SHA-256 of its manifest, set before the manifest gets its name.
  public internal(set) var manifest: String?

  /// Whether it is in progress; then it counts at any time.
  var isOpen: Bool { state == .reserved || state == .writing }

  /// Whether it counts at a moment. The window begins at the last change of state, because a file may have
  /// appeared at any time up to it.
  func counts(at now: Moment, _ rule: QuotaRule) -> Bool {
    switch state {
    case .givenBack: false
    case .reserved, .writing: true
    case .settled, .lost: rule.end(of: changed) > now
    }
  }
}
