/// How much of a kind one recipient may have, and in what time. Which figures hold is said outside: they
/// are data.
public struct QuotaRule: Sendable, Equatable {
  public enum Window: Sendable, Equatable {
    /// Any stretch of so many seconds.
    case rolling(seconds: Int)
    /// A day from midnight to midnight, UTC.
    case day
  }

  /// Nil where the rules name no figure.
  public let most: Int?
  public let window: Window
  /// Whether an academic recipient has no limit, if the purpose is declared.
  public let isLiftedForAcademics: Bool
  /// Whether written permission can say more.
  public let isRaisedByPermission: Bool

  public init(
    most: Int?, window: Window, isLiftedForAcademics: Bool = false,
    isRaisedByPermission: Bool = false
  ) {
    self.most = most
    self.window = window
    self.isLiftedForAcademics = isLiftedForAcademics
    self.isRaisedByPermission = isRaisedByPermission
  }

  /// The limit for a recipient.
  ///
  /// - Parameter isPurposeDeclared: whether the release says what for.
  func limit(for recipient: Recipient, isPurposeDeclared: Bool, at now: Moment) -> Limit {
    guard let most else { return Limit(most: nil, basis: .noFigure) }
    if isLiftedForAcademics && recipient.institution != nil && isPurposeDeclared {
      return Limit(most: nil, basis: .academic)
    }
    if isRaisedByPermission, let permission = recipient.permission, permission.holds(at: now),
      permission.limit > most
    {
      return Limit(most: permission.limit, basis: .permission)
    }
    return Limit(most: most, basis: .rules)
  }

  /// When something released at a time stops to count.
  func end(of time: Moment) -> Moment {
    switch window {
    case .rolling(let seconds): time + seconds
    case .day: time.nextDay
    }
  }
}

/// A limit as it is in force for one recipient, and what it rests on.
public struct Limit: Sendable, Equatable {
  public enum Basis: String, Sendable, Codable {
    /// The rules name no figure for the kind.
    case noFigure = "no-figure"
    case rules, academic, permission
  }

  /// Nil where there is none.
  public let most: Int?
  public let basis: Basis
}

/// What counts against a recipient at a moment.
public struct Usage: Sendable, Equatable {
  public let limit: Limit
  public let window: QuotaRule.Window
  /// How many count now.
  public let used: Int
  /// When how many stop to count, the earliest first; those of releases that are being written are not
  /// among them.
  public let frees: [Freeing]

  public struct Freeing: Sendable, Equatable {
    public let time: Moment
    public let count: Int
  }

  /// How many may be released now; nil where there is no limit.
  public var left: Int? { limit.most.map { max(0, $0 - used) } }

  /// When so many may be released; nil where that never comes.
  func time(for wanted: Int) -> Moment? {
    guard let most = limit.most, wanted <= most else { return nil }
    var used = used
    for freeing in frees {
      used -= freeing.count
      if used + wanted <= most { return freeing.time }
    }
    return nil
  }
}
