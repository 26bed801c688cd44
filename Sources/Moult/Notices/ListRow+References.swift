/// What of a row notices can be about.
extension ListRow {
  /// The subjects whose removal removes the row, besides its own: its author, and what it retweets or quotes. O(IDs).
  var references: [Reference] {
    var references: [Reference] = []
    for index in related.indices {
      if let reference = Self.reference(related[index]) { references.append(reference) }
    }
    return references
  }

  /// Whether such a subject has no readable ID.
  var hasMalformedReference: Bool {
    related.indices.contains { related[$0].id?.number == nil && related[$0].isJudged }
  }

  private static func reference(_ related: Related) -> Reference? {
    guard related.isJudged, let number = related.id?.number else { return nil }
    let isOfRow = related.role != .retweeted && related.role != .quoted
    return Reference(
      subject: related.kind.subject, role: isOfRow ? nil : related.role, number: number)
  }
}

extension ListRow.Related {
  /// Whether the row goes with the subject. Whom it answers or mentions does not matter.
  fileprivate var isJudged: Bool {
    switch role {
    case nil, .author, .contributor, .retweeted, .quoted: true
    default: false
    }
  }
}

extension ListKind {
  /// The subject of the notices about such IDs.
  var subject: NoticeSubject {
    switch self {
    case .tweets: .tweet
    case .users: .user
    case .messages: .message
    }
  }
}

extension NoticeSubject {
  /// The kind of lists of such IDs.
  var listKind: ListKind {
    switch self {
    case .tweet: .tweets
    case .user: .users
    case .message: .messages
    }
  }
}
