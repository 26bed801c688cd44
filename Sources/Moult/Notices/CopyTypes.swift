internal import JSONStream

/// Which types are tweets or users wherever they stand, and which members are places.
struct CopyTypes: Sendable {
  enum Holding: Sendable {
    case nothing
    /// A tweet or user; a loose one may be no more than its ID.
    case whole, loose
    /// A page's error, which tells whose tweet or account could not be had.
    case error
  }

  /// For each type, what an object of it is.
  let holdings: [Holding]
  let isTweet: [Bool]
  let isUser: [Bool]
  /// For each member, whether places of a tweet stand there.
  let isPlace: [Bool]
  /// For each type, whether a tweet without a place has the members all the same, with null.
  let keepsNull: [Bool]

  init(_ projection: Projection) {
    var holdings: [Holding] = []
    var (isTweet, isUser): ([Bool], [Bool]) = ([], [])
    for type in projection.types {
      let members = projection.members[type.members]
      func has(_ meaning: Meaning) -> Bool { members.contains { $0.meaning == meaning } }
      func hasOwn(_ meaning: Meaning) -> Bool {
        members.contains { $0.sought == meaning && $0.role == nil }
      }
      let isLooseTweet = type.kind == nil && hasOwn(.tweetID) && has(.tweetText)
      let isLooseUser = type.kind == nil && hasOwn(.userID) && has(.handle) && has(.userProfile)
      let isWholeTweet = type.kind == .tweet || type.toldKinds.contains { $0.kind == .tweet }
      let isWhole = isWholeTweet || type.kind == .user
      isTweet.append(isWholeTweet || isLooseTweet)
      isUser.append(type.kind == .user || isLooseUser)
      holdings.append(
        isWhole
          ? .whole
          : isLooseTweet || isLooseUser ? .loose : type.kind == .named("error") ? .error : .nothing)
    }
    self.holdings = holdings
    self.isTweet = isTweet
    self.isUser = isUser
    keepsNull = projection.types.map { $0.name.hasPrefix("v1.") }
    isPlace = projection.members.map { member in
      member.types.contains { place in
        let inner = projection.types[projection.candidates[place]]
        return projection.members[inner.members].contains { $0.meaning == .place }
      }
    }
  }

  /// Whether a projection has to keep a member, so that copies and places are found.
  static func wants(
    _ member: Catalogue.Member, in type: Catalogue.ObjectType, of catalogue: Catalogue,
    places: Bool
  ) -> Bool {
    if member.namesObject || member.meaning == .lookupValue { return true }
    // By these a loose copy is told from an ID.
    if type.kind == nil, member.meaning == .tweetText || member.meaning == .displayName {
      return true
    }
    return places && catalogue.members[type.members].contains { $0.meaning == .place }
  }
}
