internal import JSONStream

/// What is taken out of a record that stays: whole copies of tweets and users who are gone, and places.
extension ComplyWork {
  struct Trimming {
    /// Items of a page that go, by their nodes.
    var goneItems: Set<Int> = []
    /// Tweets that a page includes and that go with their authors.
    var alsoGone: Set<UInt64> = []
    /// Whether everything that goes could be found in the bytes.
    var isComplete = true
  }

  /// What an object is to the one around it that was judged last: that one stays, with all that it
  /// retweets or quotes, at any depth. So nothing in it is read again for each object around it.
  struct Standing {
    /// As a reference's role is found.
    var role: Role?
    /// The role that the judged object gives itself.
    var own: Role?
    /// False where nothing around it was judged.
    var isJudged = true
    /// Whether the object around it is a user, who is the author of a tweet there.
    var isOfUser = false

    static let unjudged = Standing(role: .other, own: nil, isJudged: false)

    /// Whether the object was judged with the one around it.
    var isKnown: Bool { isJudged && (role == own || role == .retweeted || role == .quoted) }
  }

  /// The standing of an object that is judged.
  func judged(_ object: Int, _ type: Int, _ record: borrowing Record) -> Standing {
    let own = projection.roleToldWithin(object, type: type, record)
    return Standing(role: own, own: own)
  }

  /// - Parameter depth: how many containers are around the object.
  mutating func trim(
    _ object: Int, _ type: Int, _ standing: Standing, depth: Int, _ record: borrowing Record,
    _ trimming: inout Trimming, _ output: inout JobOutput
  ) {
    let losesPlaces = losesPlaces(object, type, record)
    var hadPlace = false
    record.forEachChild(of: object) { index, node in
      guard let number = projection.field(node.edge, in: type) else { return }
      if losesPlaces && types.isPlace[number] && node.kind.isContainer {
        hadPlace = true
        cut(index, depth: depth + 1, isNulled: types.keepsNull[type], record, &trimming)
      } else {
        let field = projection.fields[number]
        var standing = standing
        standing.isOfUser = types.isUser[type]
        trimValue(index, field, standing, depth: depth + 1, record, &trimming, &output)
      }
    }
    if hadPlace { output.note(.scrubbedPlaces) }
  }

  func losesPlaces(_ object: Int, _ type: Int, references known: ReferenceFinder) -> Bool {
    guard tables.scrubsPlaces, types.isTweet[type], let tweet = known.own(.tweet) else {
      return false
    }
    return tables.losesPlaces(tweet: tweet, user: known.own(.user))
  }

  mutating func losesPlaces(_ object: Int, _ type: Int, _ record: borrowing Record) -> Bool {
    guard tables.scrubsPlaces, types.isTweet[type] else { return false }
    references.find(object, type: type, onlyOwn: true, in: record)
    return losesPlaces(object, type, references: references)
  }

  private mutating func trimValue(
    _ index: Int, _ field: Projection.Field, _ standing: Standing, depth: Int,
    _ record: borrowing Record, _ trimming: inout Trimming, _ output: inout JobOutput
  ) {
    let node = record.nodes[index]
    if trimming.goneItems.contains(index) { return cut(index, depth: depth, record, &trimming) }
    if node.kind == .array {
      record.forEachChild(of: index) { element, _ in
        trimValue(element, field, standing, depth: depth + 1, record, &trimming, &output)
      }
    } else if node.kind == .object, let type = projection.resolve(field, node) {
      var inner = standing
      inner.role = Role.combine(
        Role.combine(standing.role, field.role),
        projection.roleToldWithin(index, type: type, record))
      guard isGoneCopy(index, type, &inner, record, trimming) else {
        return trim(index, type, inner, depth: depth, record, &trimming, &output)
      }
      output.note(.goneCopies)
      cut(index, depth: depth, record, &trimming)
    }
  }

  mutating func cut(
    _ index: Int, depth: Int, isNulled: Bool = false, _ record: borrowing Record,
    _ trimming: inout Trimming
  ) {
    let isFound = edits.add(index, depth: depth, isNulled: isNulled, in: record)
    trimming.isComplete = trimming.isComplete && isFound
  }

  /// Whether an object is a copy that goes; if it is judged and stays, its standing is its own.
  private mutating func isGoneCopy(
    _ object: Int, _ type: Int, _ standing: inout Standing, _ record: borrowing Record,
    _ trimming: Trimming
  ) -> Bool {
    switch types.holdings[type] {
    case .nothing: return false
    case .error: return namesGone(object, type, record)
    case .loose:
      guard isWhole(object, type, record) else { return false }
    case .whole: break
    }
    if cannotBeJudged(object, type, standing, record) { return true }
    if standing.isKnown { return false }
    // What it retweets or quotes was judged with what is around it, if anything was.
    references.find(object, type: type, onlyOwn: standing.isJudged, in: record)
    standing = judged(object, type, record)
    return references.firstGone(tables, isCopy: true, alsoGone: trimming.alsoGone) != nil
  }

  /// Whether an object is a tweet without an ID, or one of which nobody says whose it is while notices of
  /// users are given.
  private mutating func cannotBeJudged(
    _ object: Int, _ type: Int, _ standing: Standing, _ record: borrowing Record
  ) -> Bool {
    guard types.isTweet[type] else { return false }
    references.find(object, type: type, onlyOwn: true, in: record)
    return references.own(.tweet) == nil
      || namesUsers && !standing.isOfUser && references.own(.user) == nil
  }

  /// Whether more than an ID stands in an object.
  private func isWhole(_ object: Int, _ type: Int, _ record: borrowing Record) -> Bool {
    projection.hasChild(object, type, record) { field, node in
      node.kind.isString && (field.meaning == .tweetText || field.meaning == .displayName)
    }
  }

  /// Whether an error of a page is about somebody or something that is gone.
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
