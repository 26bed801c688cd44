/// A person or institution that has agreed to the terms and may receive releases.
public struct Recipient: Sendable, Equatable {
  /// The name as it was added.
  public let name: String
  /// The day on which it agreed to the terms.
  public let agreed: Moment
  /// The academic institution it acts for; nil for none.
  public let institution: String?
  /// How to reach the recipient.
  public let contact: String?
  /// The platform's written permission; nil for none.
  public let permission: Permission?
  /// When it was added.
  public let added: Moment
  /// When it was ended; nil while it may receive.
  public internal(set) var ended: Moment?

  /// The key by which names are compared: without case and extra white space.
  static func key(_ name: String) -> String {
    name.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
  }
}

/// The platform's written permission to release more.
public struct Permission: Sendable, Equatable {
  /// The SHA-256 of the document.
  public let document: String
  /// The number of tweet IDs that it allows within the window of the quota that it raises.
  public let limit: Int
  /// The last day on which it is valid.
  public let until: Moment

  /// Creates a permission.
  public init(document: String, limit: Int, until: Moment) {
    self.document = document
    self.limit = limit
    self.until = until
  }

  /// Whether it is valid at a moment.
  func holds(at now: Moment) -> Bool { now < until.nextDay }
}

/// A recipient to be added; see ``Recipient``.
public struct NewRecipient: Sendable {
  /// The name.
  public var name: String
  /// The day on which it agreed to the terms.
  public var agreed: Moment
  /// The academic institution it acts for; nil for none.
  public var institution: String?
  /// How to reach it.
  public var contact: String?
  /// The platform's written permission; nil for none.
  public var permission: Permission?

  /// Creates a recipient to be added.
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
