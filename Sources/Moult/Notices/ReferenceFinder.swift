internal import JSONStream

/// Something whose going makes a record go: the tweet itself, its author, what it retweets or quotes, and
/// their authors.
struct Reference: BitwiseCopyable, Sendable {
  let subject: NoticeSubject
  /// Nil for the record's own.
  let role: Role?
  let number: UInt64

  var isOwn: Bool { role == nil }

  /// Under what a record that goes for it is counted.
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
  /// What was found last.
  private(set) var references = Pile<Reference>()
  /// Whether an ID is none: of the record's own, or of what it retweets or quotes.
  private(set) var hasMalformedID = false
  private(set) var disagreements = 0

  /// - Parameter projection: one that keeps the fields that ``wants(_:)`` asks for.
  init(_ projection: Projection) {
    self.projection = projection
    finders = [
      (.tweet, IDFinder(projection, .tweetID)), (.user, IDFinder(projection, .userID)),
      (.message, IDFinder(projection, .messageID)),
    ]
    hits = finders[0].finder.emptyHits
  }

  static func wants(_ field: Catalogue.Field) -> Bool {
    [.tweetID, .userID, .messageID].contains(field.sought)
  }

  /// Looks at an object as if it were a record. O(nodes).
  ///
  /// - Parameter onlyOwn: whether only the object's own numbers are looked for, and nothing is read of what
  ///   it retweets, quotes or answers.
  mutating func find(
    _ object: Int, type: Int, onlyOwn: Bool = false, in record: borrowing Record
  ) {
    references.removeAll()
    hasMalformedID = false
    disagreements = 0
    // What the object is to the one around it does not matter here.
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

  /// The record's own ID of a kind.
  func own(_ subject: NoticeSubject) -> UInt64? {
    for index in references.indices
    where references[index].isOwn && references[index].subject == subject {
      return references[index].number
    }
    return nil
  }

  /// The first reference that is gone, and why.
  ///
  /// - Parameters:
  ///   - isCopy: whether the object stands in another record, where an older version may stay.
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
