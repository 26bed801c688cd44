/// How much of a kind one recipient may receive, and in what time. The figures are data: see ``QuotaEdition``.
public struct QuotaRule: Sendable, Equatable {
  /// The period within which releases count together.
  public enum Window: Sendable, Equatable {
    /// Any period of this many days of 24 hours, to the second.
    case days(Int)
    /// From midnight to midnight, UTC.
    case calendarDay
  }

  /// The most that a recipient may receive within the window; nil where the rules name no figure.
  public let most: Int?
  /// The period within which releases count.
  public let window: Window
  /// Whether an academic recipient has no quota if the release declares its purpose.
  public let isLiftedForAcademics: Bool
  /// Whether written permission can raise the figure.
  public let isRaisedByPermission: Bool
  /// The number of days after which released content is to be fetched anew; nil where the rules name none.
  public let fetchAnewDays: Int?

  /// Creates a rule.
  public init(
    most: Int?, window: Window, isLiftedForAcademics: Bool = false,
    isRaisedByPermission: Bool = false, fetchAnewDays: Int? = nil
  ) {
    self.most = most
    self.window = window
    self.isLiftedForAcademics = isLiftedForAcademics
    self.isRaisedByPermission = isRaisedByPermission
    self.fetchAnewDays = fetchAnewDays
  }

  /// The quota of a recipient.
  ///
  /// - Parameter isPurposeDeclared: whether the release declares its purpose.
  func quota(for recipient: Recipient, isPurposeDeclared: Bool, at now: Moment) -> Quota {
    guard let most else { return Quota(most: nil, basis: .noFigure) }
    if isLiftedForAcademics && recipient.institution != nil && isPurposeDeclared {
      return Quota(most: nil, basis: .academic)
    }
    if isRaisedByPermission, let permission = recipient.permission, permission.holds(at: now),
      permission.limit > most
    {
      return Quota(most: permission.limit, basis: .permission)
    }
    return Quota(most: most, basis: .rules)
  }

  /// The moment from which a release of a given time no longer counts.
  func end(of time: Moment) -> Moment {
    switch window {
    case .days(let days): time + days * Moment.secondsPerDay
    case .calendarDay: time.nextDay
    }
  }
}

/// The quota in force for one recipient, and its basis.
public struct Quota: Sendable, Equatable {
  /// Why a quota is what it is.
  public enum Basis: String, Sendable, Codable {
    /// The rules name no figure for the kind.
    case noFigure = "no-figure"
    /// The figure of the rules.
    case rules
    /// The recipient acts for an academic institution, and the release declares its purpose.
    case academic
    /// The platform's written permission.
    case permission
  }

  /// The most that may be released within the window; nil where there is no quota.
  public let most: Int?
  /// Why the quota is what it is.
  public let basis: Basis
}

/// What counts against a recipient's quota at a moment.
public struct Usage: Sendable, Equatable {
  /// The quota in force.
  public let quota: Quota
  /// The window of the quota.
  public let window: QuotaRule.Window
  /// How many items count at the moment.
  public let used: Int
  /// When items stop counting, the earliest first. Releases in progress are not among them.
  public let frees: [Freeing]

  /// The moment at which a number of items stops counting.
  public struct Freeing: Sendable, Equatable {
    /// The first moment at which the items do not count.
    public let time: Moment
    /// The number of items.
    public let count: Int
  }

  /// How many items may be released; nil where there is no quota.
  public var left: Int? { quota.most.map { max(0, $0 - used) } }

  /// The moment from which a number of items may be released; nil where there is none. O(``frees``).
  func time(for wanted: Int) -> Moment? {
    guard let most = quota.most, wanted <= most else { return nil }
    var used = used
    for freeing in frees {
      used -= freeing.count
      if used + wanted <= most { return freeing.time }
    }
    return nil
  }
}
