internal import JSONStream

/// A tweet, user or message whose removal removes a record: the record itself, its author, the tweets that it
/// retweets or quotes, and their authors.
struct Reference: BitwiseCopyable, Sendable {
  let subject: NoticeSubject
  /// Nil for the record's own IDs.
  let role: Role?
  /// The ID.
  let number: UInt64

  /// Whether it is the record itself or its author.
  var isOwn: Bool { role == nil }

  /// The reason under which a record that is removed for this reference is counted.
  func reason(_ cause: NoticeCause) -> String {
    switch role {
    case .retweeted: "retweet-of-gone"
    case .quoted: "quote-of-gone"
    default: subject.name + "-" + cause.name
    }
  }
}

/// Finds the references of a record.
struct ReferenceFinder: Sendable {
  private let projection: Projection
  private let finders: [(subject: NoticeSubject, finder: IDFinder)]
  private var hits: IDHits
  /// The references of the object that was searched last.
  private(set) var references = Pile<Reference>()
  /// Whether an ID is malformed: the object's own or one of a tweet that it retweets or quotes.
  private(set) var hasMalformedID = false
  /// The number of ID pairs (`id`, `id_str`) that differ.
  private(set) var disagreements = 0

  /// - Parameter projection: keeps the fields for which ``wants(_:)`` is true.
  init(_ projection: Projection) {
    self.projection = projection
    finders = [
      (.tweet, IDFinder(projection, .tweetID)), (.user, IDFinder(projection, .userID)),
      (.message, IDFinder(projection, .messageID)),
    ]
    hits = finders[0].finder.emptyHits
  }

  /// Whether a projection has to keep a field so that references are found.
  static func wants(_ field: Catalogue.Field) -> Bool {
    [.tweetID, .userID, .messageID].contains(field.sought)
  }

  /// Finds the references of an object, as if it were a record. O(nodes).
  ///
  /// - Parameter onlyOwn: whether to find only the object's own IDs, without reading the tweets that it
  ///   retweets, quotes or answers.
  mutating func find(
    _ object: Int, type: Int, onlyOwn: Bool = false, in record: borrowing Record
  ) {
    references.removeAll()
    hasMalformedID = false
    disagreements = 0
    // The role of the object in the one around it does not matter here.
    let own = projection.ownRole(of: object, type: type, record)
    for (subject, finder) in finders {
      hits.removeAll()
      finder.search(
        object, type: type, role: nil, onlyUnder: onlyOwn ? .some(own) : nil, in: record,
        into: &hits)
      disagreements += hits.disagreements
      for index in hits.all.indices { add(hits.all[index], subject, own) }
    }
  }

  private mutating func add(_ hit: IDHit, _ subject: NoticeSubject, _ own: Role?) {
    let role = hit.role == own ? nil : hit.role
    guard role == nil || role == .retweeted || role == .quoted else { return }
    guard let number = hit.id?.number else {
      hasMalformedID = true
      return
    }
    references.append(Reference(subject: subject, role: role, number: number))
  }

  /// The object's own ID, or its author's.
  func own(_ subject: NoticeSubject) -> UInt64? {
    for index in references.indices
    where references[index].isOwn && references[index].subject == subject {
      return references[index].number
    }
    return nil
  }

  /// The first reference that is gone, and the cause.
  ///
  /// - Parameters:
  ///   - isCopy: whether the object is a copy in another record, where an older version may stay.
  ///   - alsoGone: tweets that go for another reason than a notice.
  func firstGone(
    _ tables: NoticeTables, isCopy: Bool = false, alsoGone: Set<UInt64> = []
  ) -> (reference: Reference, cause: NoticeCause)? {
    for index in references.indices {
      let reference = references[index]
      let isOwn = reference.isOwn && !isCopy
      if let cause = tables.cause(of: reference.number, reference.subject, isOwn: isOwn) {
        return (reference, cause)
      }
      if !alsoGone.isEmpty, reference.subject == .tweet, !isOwn, alsoGone.contains(reference.number)
      {
        return (reference, .deleted)
      }
    }
    return nil
  }
}
