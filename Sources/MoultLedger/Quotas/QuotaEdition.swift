/// An edition of the figures that the rules name: how much of each kind one recipient may receive, and in
/// what time. It is data, so that another edition is another file.
public struct QuotaEdition: Sendable, Equatable {
  /// The name of the edition, as its file has it.
  public let name: String
  /// The date of the rules from which the figures are.
  public let date: String
  /// The page that names the figures.
  public let source: String
  private let rules: [ReleaseKind: QuotaRule]
  /// The text from which the edition was read.
  public let text: String

  /// The names of the built-in editions, the default first.
  public static let builtInNames = ["2020-restricted-uses"]

  /// A built-in edition; nil for any other name.
  public static func named(_ name: String) -> QuotaEdition? {
    guard name == builtInNames[0] else { return nil }
    do {
      return try QuotaEdition(
        yaml: String(decoding: PackageResources._020_restricted_uses_yaml, as: UTF8.self))
    } catch {
      preconditionFailure("a built-in edition of the quotas cannot be read: \(error)")
    }
  }

  /// Reads an edition that a user wrote. O(text).
  ///
  /// - Throws: ``QuotaError`` with the line, for all that is incomplete or unknown.
  public init(yaml: String) throws(QuotaError) {
    let document = try QuotaDocument(yaml: yaml)
    (name, date, source) = (document.name, document.date, document.source)
    rules = document.rules
    text = yaml
  }

  /// The rule for a kind; every edition has one for each.
  public func rule(for kind: ReleaseKind) -> QuotaRule {
    guard let rule = rules[kind] else { preconditionFailure("an edition has a rule for each kind") }
    return rule
  }
}
