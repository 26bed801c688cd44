/// An edition of the figures that the rules name: how much of what may be given to one recipient, and in
/// what time. It is data, so that another edition is another file.
public struct QuotaEdition: Sendable, Equatable {
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
  public static func named(_ name: String) -> QuotaEdition? {
    guard name == builtInNames[0] else { return nil }
    do {
      return try QuotaEdition(
        yaml: String(decoding: PackageResources._020_restricted_uses_yaml, as: UTF8.self))
    } catch {
      preconditionFailure("a built-in edition of the limits does not read: \(error)")
    }
  }

  /// Reads an edition that somebody wrote.
  ///
  /// - Throws: ``QuotaError`` with the line, for all that is not complete or not understood.
  public init(yaml: String) throws(QuotaError) {
    let document = try QuotaDocument(yaml: yaml)
    (name, date, source) = (document.name, document.date, document.source)
    rules = document.rules
    text = yaml
  }

  public func rule(for kind: Kind) -> Rule {
    guard let rule = rules[kind] else { preconditionFailure("an edition has a rule for each kind") }
    return rule
  }
}

/// What is wrong in a file of quotas.
public struct QuotaError: Error, Sendable, Equatable, CustomStringConvertible {
  /// A word that the file may not have where it is.
  public struct Unknown: Sendable, Equatable {
    public let word: String
    /// The words that it may have there.
    public let known: [String]
  }

  /// Counts from 1.
  public let line: Int
  public let reason: String
  /// Set where a word is unknown, so that the caller can propose a known one.
  public let unknown: Unknown?

  init(line: Int, reason: String, unknown: Unknown? = nil) {
    (self.line, self.reason, self.unknown) = (line, reason, unknown)
  }

  /// Line and reason, as in ``line 4: there is no key `kind```.
  public var description: String { "line \(line): \(reason)" }
}
