internal import JSONStream

/// Removes from a record that stays: whole copies of tweets and users that are gone, and places.
extension ComplyWork {
  /// The state of the edits of one record.
  struct Trimming {
    /// The nodes of the page's items that go.
    var goneItems: Set<Int> = []
    /// The nodes of the page's items, in their order.
    var items: [Int] = []
    /// The nodes of the page's tweets that stay, where the page names their author.
    var ownedTweets: Set<Int> = []
    /// The IDs of included tweets that go with their authors or with tweets that they quote.
    var alsoGone: Set<UInt64> = []
    /// Whether everything that goes was found in the bytes.
    var isComplete = true
  }

  /// What surrounds a value, and what the value is to the innermost object around it that was judged: that
  /// object stays with all that it retweets or quotes, at any depth. So nothing in it is read again for
  /// each object around it.
  struct Surroundings {
    /// The number of containers around the value.
    var depth = 0
    /// The role of the value, found as that of a reference is.
    var role: Role?
    /// The role that the judged object gives itself.
    var own: Role?
    /// False where nothing around the value was judged.
    var isJudged = true
    /// Whether the object around it is a user, who is the author of a tweet there.
    var isOfUser = false
    /// Whether the object around it is a tweet that loses its places.
    var losesPlaces = false

    static let unjudged = Surroundings(role: .other, own: nil, isJudged: false)

    /// Whether the object was judged with the one around it.
    var isKnown: Bool { isJudged && (role == own || role == .retweeted || role == .quoted) }
  }

  /// The surroundings of an object that is judged.
  func judged(
    _ object: Int, _ type: Int, depth: Int, _ record: borrowing Record
  ) -> Surroundings {
    let own = projection.ownRole(of: object, type: type, record)
    return Surroundings(depth: depth, role: own, own: own)
  }

  /// Requests the edits of an object that stays: places and whole copies of what is gone. O(nodes).
  mutating func trim(
    _ object: Int, _ type: Int, in surroundings: Surroundings, _ record: borrowing Record,
    _ trimming: inout Trimming, _ output: inout JobOutput
  ) {
    var hadPlace = false
    var inside = surroundings
    inside.depth += 1
    inside.isOfUser = types.isUser[type]
    inside.losesPlaces = surroundings.losesPlaces || losesPlaces(object, type, record)
    record.forEachChild(of: object) { index, node in
      guard let number = projection.field(node.edge, in: type) else { return }
      let field = projection.fields[number]
      if inside.losesPlaces && types.isPlace[number] && node.kind.isContainer {
        hadPlace = true
        remove(index, depth: inside.depth, isNulled: field.isNullable, record, &trimming)
      } else {
        var inner = inside
        inner.losesPlaces = inside.losesPlaces && field.isPart
        trimValue(index, field, in: inner, record, &trimming, &output)
      }
    }
    if hadPlace { output.note(.scrubbedPlaces) }
  }

  /// Whether an object is a tweet that loses its places.
  mutating func losesPlaces(_ object: Int, _ type: Int, _ record: borrowing Record) -> Bool {
    guard tables.scrubsPlaces, types.isTweet[type] else { return false }
    references.find(object, type: type, onlyOwn: true, in: record)
    guard let tweet = references.own(.tweet) else { return false }
    return tables.losesPlaces(tweet: tweet, user: references.own(.user))
  }

  /// Requests the removal of a value that goes, or of what goes inside it.
  private mutating func trimValue(
    _ index: Int, _ field: Projection.Field, in surroundings: Surroundings,
    _ record: borrowing Record, _ trimming: inout Trimming, _ output: inout JobOutput
  ) {
    let node = record.nodes[index]
    var inner = surroundings
    if trimming.goneItems.contains(index) || isPrivate(node, field) {
      remove(index, depth: inner.depth, record, &trimming)
    } else if node.kind == .array {
      inner.depth += 1
      record.forEachChild(of: index) { element, _ in
        trimValue(element, field, in: inner, record, &trimming, &output)
      }
    } else if field.use == .naming, !node.kind.isContainer {
      if namesGone(node, record, alsoGone: trimming.alsoGone) {
        remove(index, depth: inner.depth, record, &trimming)
      }
    } else if node.kind == .object, let type = projection.resolve(field, node) {
      guard !types.isEntry[type] || !trimming.hasOnlyGoneItems(in: index, record) else {
        return remove(index, depth: inner.depth, record, &trimming)
      }
      inner.role = Role.combine(
        Role.combine(inner.role, field.role),
        projection.ownRole(of: index, type: type, record))
      guard isGoneCopy(index, type, &inner, record, trimming) else {
        return trim(index, type, in: inner, record, &trimming, &output)
      }
      output.note(.goneCopies)
      remove(index, depth: inner.depth, record, &trimming)
    }
  }

  /// Whether a value is about the owner of an archive alone. `true`, `false` and `null` reveal nothing.
  private func isPrivate(_ node: Node, _ field: Projection.Field) -> Bool {
    field.use == .private
      && (node.kind.isContainer || node.kind.isString || node.kind == .number)
  }

  /// Requests the removal of a value.
  mutating func remove(
    _ index: Int, depth: Int, isNulled: Bool = false, _ record: borrowing Record,
    _ trimming: inout Trimming
  ) {
    let isFound = edits.add(index, depth: depth, isNulled: isNulled, in: record)
    trimming.isComplete = trimming.isComplete && isFound
  }

  /// Whether an object is a copy that goes; one that is judged and stays gets surroundings of its own.
  private mutating func isGoneCopy(
    _ object: Int, _ type: Int, _ surroundings: inout Surroundings, _ record: borrowing Record,
    _ trimming: Trimming
  ) -> Bool {
    if record.isEmpty(object) { return false }
    switch types.holdings[type] {
    case .nothing: return false
    case .error: return namesGone(object, type, record)
    case .loose:
      guard isWhole(object, type, record) else { return false }
    case .whole: break
    }
    if !trimming.ownedTweets.contains(object),
      cannotBeJudged(object, type, surroundings, record)
    {
      return true
    }
    if surroundings.isKnown { return false }
    // The tweets that it retweets or quotes were judged with the object around it, if that was judged.
    references.find(object, type: type, onlyOwn: surroundings.isJudged, in: record)
    surroundings = judged(object, type, depth: surroundings.depth, record)
    return references.firstGone(tables, isCopy: true, alsoGone: trimming.alsoGone) != nil
  }

  /// Whether an object is a tweet without an ID, or without a known author while there are notices about
  /// users.
  private mutating func cannotBeJudged(
    _ object: Int, _ type: Int, _ surroundings: Surroundings, _ record: borrowing Record
  ) -> Bool {
    guard types.isTweet[type] else { return false }
    references.find(object, type: type, onlyOwn: true, in: record)
    return references.own(.tweet) == nil
      || namesUsers && !surroundings.isOfUser && references.own(.user) == nil
  }

  /// Whether an object contains more than an ID.
  private func isWhole(_ object: Int, _ type: Int, _ record: borrowing Record) -> Bool {
    projection.hasChild(object, type, record) { field, node in
      node.kind.isString && (field.meaning == .tweetText || field.meaning == .displayName)
    }
  }

  /// Whether an error of a page names a subject that is gone.
  private func namesGone(_ object: Int, _ type: Int, _ record: borrowing Record) -> Bool {
    projection.hasChild(object, type, record) { field, node in
      guard field.meaning == .lookupValue, !node.kind.isContainer,
        let number = DecimalID(node, record)?.number
      else { return false }
      return NoticeSubject.allCases.contains {
        tables.cause(of: number, $0, isOwn: false) != nil
      }
    }
  }
}
