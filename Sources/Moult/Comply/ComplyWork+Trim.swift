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

  /// - Parameter depth: how many containers stand around the object.
  mutating func trim(
    _ object: Int, _ type: Int, depth: Int, _ record: borrowing Record,
    _ trimming: inout Trimming, _ effects: inout Effects
  ) {
    let losesPlaces = losesPlaces(object, type, record)
    var hadPlace = false
    var index = object + 1
    let end = Int(record.nodes[object].next)
    while index < end {
      let node = record.nodes[index]
      if let number = projection.member(node.edge, in: type) {
        if losesPlaces && types.isPlace[number] && node.kind.isContainer {
          hadPlace = true
          cut(index, depth: depth + 1, isNulled: types.keepsNull[type], record, &trimming)
        } else {
          let spot = Spot(
            member: projection.members[number], isOfUser: types.isUser[type], depth: depth + 1)
          trimValue(index, spot, record, &trimming, &effects)
        }
      }
      index = Int(node.next)
    }
    if hadPlace { effects.note(.scrubbedPlaces) }
  }

  func losesPlaces(_ object: Int, _ type: Int, ties known: TieFinder) -> Bool {
    guard tables.scrubsPlaces, types.isTweet[type], let tweet = known.own(.tweet) else {
      return false
    }
    return tables.losesPlaces(tweet: tweet, user: known.own(.user))
  }

  mutating func losesPlaces(_ object: Int, _ type: Int, _ record: borrowing Record) -> Bool {
    guard tables.scrubsPlaces, types.isTweet[type] else { return false }
    ties.find(object, type: type, in: record)
    return losesPlaces(object, type, ties: ties)
  }

  /// Where a value stands.
  private struct Spot {
    let member: Projection.Member
    /// Whether it belongs to a user, who is the author of a tweet there.
    let isOfUser: Bool
    /// How many containers are around it.
    var depth: Int
  }

  private mutating func trimValue(
    _ index: Int, _ spot: Spot, _ record: borrowing Record, _ trimming: inout Trimming,
    _ effects: inout Effects
  ) {
    let node = record.nodes[index]
    if trimming.goneItems.contains(index) {
      return cut(index, depth: spot.depth, record, &trimming)
    }
    if node.kind == .array {
      var inner = spot
      inner.depth += 1
      var element = index + 1
      while element < Int(node.next) {
        trimValue(element, inner, record, &trimming, &effects)
        element = Int(record.nodes[element].next)
      }
    } else if node.kind == .object, let type = projection.resolve(spot.member, node) {
      guard isGoneCopy(index, type, spot, record, trimming) else {
        return trim(index, type, depth: spot.depth, record, &trimming, &effects)
      }
      effects.note(.goneCopies)
      cut(index, depth: spot.depth, record, &trimming)
    }
  }

  mutating func cut(
    _ index: Int, depth: Int, isNulled: Bool = false, _ record: borrowing Record,
    _ trimming: inout Trimming
  ) {
    let isFound = cuts.add(index, depth: depth, isNulled: isNulled, in: record)
    trimming.isComplete = trimming.isComplete && isFound
  }

  private mutating func isGoneCopy(
    _ object: Int, _ type: Int, _ spot: Spot, _ record: borrowing Record, _ trimming: Trimming
  ) -> Bool {
    switch types.holdings[type] {
    case .nothing: return false
    case .error: return namesGone(object, type, record)
    case .loose:
      guard isWhole(object, type, record) else { return false }
    case .whole: break
    }
    ties.find(object, type: type, in: record)
    // Whose it is cannot be judged.
    if namesUsers, types.isTweet[type], !spot.isOfUser, ties.own(.user) == nil { return true }
    return ties.firstGone(tables, isCopy: true, alsoGone: trimming.alsoGone) != nil
  }

  /// Whether more than an ID stands in an object.
  private func isWhole(_ object: Int, _ type: Int, _ record: borrowing Record) -> Bool {
    hasChild(object, type, record) { member, node in
      node.kind.isString && (member.meaning == .tweetText || member.meaning == .displayName)
    }
  }

  /// Whether an error of a page is about somebody or something that is gone.
  private func namesGone(_ object: Int, _ type: Int, _ record: borrowing Record) -> Bool {
    hasChild(object, type, record) { member, node in
      guard member.meaning == .lookupValue, !node.kind.isContainer,
        let number = DecimalID(node, record)?.number
      else { return false }
      return NoticeSubject.allCases.contains {
        tables.cause(of: number, $0, isOwn: false) != nil
      }
    }
  }

  private func hasChild(
    _ object: Int, _ type: Int, _ record: borrowing Record,
    _ condition: (Projection.Member, Node) -> Bool
  ) -> Bool {
    var index = object + 1
    let end = Int(record.nodes[object].next)
    while index < end {
      let node = record.nodes[index]
      if let number = projection.member(node.edge, in: type),
        condition(projection.members[number], node)
      {
        return true
      }
      index = Int(node.next)
    }
    return false
  }
}
