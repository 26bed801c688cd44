internal import JSONStream

/// Looks at which tweets and users of a record are known to be public, by what the record says of them.
///
/// It is an allow-list. A user is public whose profile says that it is not protected, and that is withheld
/// nowhere and has nothing private in it. A tweet is public whose author is such a user, in the same record,
/// and that is withheld nowhere and not for a chosen few. Whatever does not say so is not known to be public.
struct PublicCheck: Sendable {
  /// What a look at a record gives.
  struct Findings {
    /// Those who are not public.
    var gone = NotShareable()
    /// Tweets and users, wherever they stand, more than an ID of whom is there.
    var objects = 0
    /// Whether somebody is in it who cannot be named, and so not be taken out.
    var hasUnnamed = false
  }

  private let projection: Projection
  private let types: CopyTypes
  private var references: ReferenceFinder
  private var findings = Findings()
  /// The users who are public so far, and the tweets with their authors.
  private var open: Set<UInt64> = []
  private var tweets: [(tweet: UInt64, author: UInt64?)] = []

  init(_ projection: Projection, _ types: CopyTypes) {
    self.projection = projection
    self.types = types
    references = ReferenceFinder(projection)
  }

  static func wants(_ field: Catalogue.Field) -> Bool {
    switch field.meaning {
    case .protected, .withheld, .withheldScope, .userContact, .displayName, .handle: true
    default: field.use == .withheld || field.use == .limited
    }
  }

  /// Looks at a record, or at a page and all that it includes. O(nodes).
  mutating func look(at record: borrowing Record) -> Findings {
    findings = Findings()
    open.removeAll(keepingCapacity: true)
    tweets.removeAll(keepingCapacity: true)
    switch projection.root(of: record) {
    case .unknown: break
    case .record(let item), .page(let item):
      if let type = item.type { walk(item.node, type, enclosingUser: nil, record) }
    }
    for (tweet, author) in tweets {
      guard let author else {
        findings.gone.add(tweet, .tweet, .notPublic)
        continue
      }
      // One who is known not to be public takes the tweet along, and is the reason.
      if findings.gone.cause(of: author, .user) == nil && !open.contains(author) {
        findings.gone.add(tweet, .tweet, .notPublic)
      }
    }
    return findings
  }

  private mutating func walk(
    _ object: Int, _ type: Int, enclosingUser: UInt64?, _ record: borrowing Record
  ) {
    var user = enclosingUser
    if types.isTweet[type] {
      if isWhole(object, type, .tweetText, record) {
        addTweet(object, type, enclosingUser, record)
      }
      user = nil
    } else if isWholeUser(object, type, record) {
      user = addUser(object, type, record)
    }
    record.forEachChild(of: object) { index, node in
      if node.kind.isContainer, let number = projection.field(node.edge, in: type) {
        walkValue(index, projection.fields[number], enclosingUser: user, record)
      }
    }
  }

  private mutating func walkValue(
    _ index: Int, _ field: Projection.Field, enclosingUser: UInt64?, _ record: borrowing Record
  ) {
    let node = record.nodes[index]
    if node.kind == .array {
      record.forEachChild(of: index) { element, _ in
        walkValue(element, field, enclosingUser: enclosingUser, record)
      }
    } else if node.kind == .object, let type = projection.resolve(field, node) {
      walk(index, type, enclosingUser: enclosingUser, record)
    }
  }

  /// A mention has a handle, and is no user for that; with a name, it is one.
  private func isWholeUser(_ object: Int, _ type: Int, _ record: borrowing Record) -> Bool {
    switch types.holdings[type] {
    case .whole:
      isWhole(object, type, .displayName, record) || isWhole(object, type, .handle, record)
    case .loose: isWhole(object, type, .displayName, record)
    case .nothing, .error: false
    }
  }

  /// Whether more than an ID stands in an object. A tweet of its own type is always taken for whole.
  private func isWhole(
    _ object: Int, _ type: Int, _ meaning: Meaning, _ record: borrowing Record
  ) -> Bool {
    if types.isTweet[type] && types.holdings[type] == .whole { return true }
    return projection.hasChild(object, type, record) { field, node in
      node.kind.isString && field.meaning == meaning
    }
  }

  private mutating func addTweet(
    _ object: Int, _ type: Int, _ enclosingUser: UInt64?, _ record: borrowing Record
  ) {
    findings.objects += 1
    references.find(object, type: type, onlyOwn: true, in: record)
    guard let tweet = references.own(.tweet) else {
      findings.hasUnnamed = true
      return
    }
    // The tweet that stands in a user is that user's.
    tweets.append((tweet, references.own(.user) ?? enclosingUser))
    let marks = PublicMarks(object, type, projection, types, record)
    if marks.isWithheld { findings.gone.add(tweet, .tweet, .withheld) }
    if marks.isForFew { findings.gone.add(tweet, .tweet, .notPublic) }
  }

  /// Adds a user, and gives its ID.
  private mutating func addUser(
    _ object: Int, _ type: Int, _ record: borrowing Record
  ) -> UInt64? {
    findings.objects += 1
    references.find(object, type: type, onlyOwn: true, in: record)
    guard let user = references.own(.user) else {
      findings.hasUnnamed = true
      return nil
    }
    let marks = PublicMarks(object, type, projection, types, record)
    switch marks {
    case _ where marks.isProtected == true: findings.gone.add(user, .user, .protected)
    case _ where marks.isWithheld: findings.gone.add(user, .user, .withheld)
    case _ where marks.isProtected == nil || marks.isForFew:
      findings.gone.add(user, .user, .notPublic)
    default: open.insert(user)
    }
    return user
  }
}
