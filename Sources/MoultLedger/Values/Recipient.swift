/// Somebody who may receive: known by name, and agreed to the terms.
public struct Recipient: Sendable, Equatable {
  /// As it was given first.
  public let name: String
  /// The day on which it agreed to the terms.
  public let agreed: Moment
  /// The academic institution it acts for; nil where it acts for none.
  public let institution: String?
  public let contact: String?
  public let permission: Permission?
  public let added: Moment
  public internal(set) var ended: Moment?

  /// What tells recipients apart: white space and case do not.
  static func key(_ name: String) -> String {
    name.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
  }
}

/// Written permission to release more.
public struct Permission: Sendable, Equatable {
  /// The SHA-256 of the document.
  public let document: String
  /// How many tweet IDs it allows in the time of the limit that it raises.
  public let limit: Int
  /// The last day on which it holds.
  public let until: Moment

  public init(document: String, limit: Int, until: Moment) {
    self.document = document
    self.limit = limit
    self.until = until
  }

  func holds(at now: Moment) -> Bool { now < until.nextDay }
}

/// What is known of a recipient that is to be added.
public struct NewRecipient: Sendable {
  public var name: String
  public var agreed: Moment
  public var institution: String?
  public var contact: String?
  public var permission: Permission?

  public init(
    name: String, agreed: Moment, institution: String? = nil, contact: String? = nil,
    permission: Permission? = nil
  ) {
    self.name = name
    self.agreed = agreed
    self.institution = institution
    self.contact = contact
    self.permission = permission
  }
}
