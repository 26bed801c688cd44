/// An edition of the figures that the rules name: how much of what may be given to one recipient, and in
/// what time. It is data, so that another edition is another file.
public struct LimitsEdition: Sendable, Equatable {
  public enum Kind: String, Sendable, CaseIterable {
    case tweetIDs = "tweet-ids"
    case userIDs = "user-ids"
    case messageIDs = "message-ids"
    /// Hydrated tweets and users together.
    case hydrated
  }

  public enum Window: Sendable, Equatable {
    /// Any stretch of so many days, to the second.
    case days(Int)
    /// From midnight to midnight, UTC.
    case calendarDay
  }

  public struct Rule: Sendable, Equatable {
    /// Nil where the rules name no figure.
    public var most: Int?
    public var window: Window
    /// Whether an academic recipient has no limit for non-commercial research.
    public var isLiftedForAcademics = false
    /// Whether written permission can say more.
    public var isRaisedByPermission = false
    /// After how many days what was released is to be fetched anew; nil where nothing is said of that.
    public var fetchAnewDays: Int?
  }

  public let name: String
  /// When the edition is of, as its file says.
  public let date: String
  /// Where the figures stand.
  public let source: String
  private let rules: [Kind: Rule]
  /// The text it was read from.
  public let text: String

  /// The names of the editions that the software comes with, the usual one first.
  public static let builtInNames = ["2020-restricted-uses"]

  /// An edition that the software comes with; nil for another name.
  public static func named(_ name: String) -> LimitsEdition? {
    guard name == builtInNames[0] else { return nil }
    do {
      return try LimitsEdition(
        yaml: String(decoding: PackageResources._020_restricted_uses_yaml, as: UTF8.self))
    } catch {
      preconditionFailure("a built-in edition of the limits does not read: \(error)")
    }
  }

  /// Reads an edition that somebody wrote.
  ///
  /// - Throws: ``LimitsError`` with the line, for all that is not complete or not understood.
  public init(yaml: String) throws(LimitsError) {
    let document = try LimitsDocument(yaml: yaml)
    (name, date, source) = (document.name, document.date, document.source)
    rules = document.rules
    text = yaml
  }

  public func rule(for kind: Kind) -> Rule {
    guard let rule = rules[kind] else { preconditionFailure("an edition has a rule for each kind") }
    return rule
  }
}

/// What is wrong in a file of limits, and in which line, which counts from 1.
public struct LimitsError: Error, Sendable, Equatable, CustomStringConvertible {
  public let line: Int
  public let reason: String

  public var description: String { "line \(line): \(reason)" }
}
