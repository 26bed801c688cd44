internal import JSONStream

/// Which types are tweets or users wherever they stand, and which fields are places.
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
  /// For each field, whether places of a tweet stand there.
  let isPlace: [Bool]
  /// The keys of the stores in which a page has places of its tweets.
  let storesOfPlaces: Set<String>

  init(_ projection: Projection) {
    var holdings: [Holding] = []
    var (isTweet, isUser): ([Bool], [Bool]) = ([], [])
    for type in projection.types {
      let fields = projection.fields[type.fields]
      func has(_ meaning: Meaning) -> Bool { fields.contains { $0.meaning == meaning } }
      func hasOwn(_ meaning: Meaning) -> Bool {
        fields.contains { $0.sought == meaning && $0.role == nil }
      }
      let isLooseTweet = type.kind == nil && hasOwn(.tweetID) && has(.tweetText)
      let isLooseUser = type.kind == nil && hasOwn(.userID) && has(.handle) && has(.userProfile)
      let isWholeTweet = type.kind == .tweet || type.kindsByValue.contains { $0.kind == .tweet }
      let isWhole = isWholeTweet || type.kind == .user
      isTweet.append(isWholeTweet || isLooseTweet)
      isUser.append(type.kind == .user || isLooseUser)
      holdings.append(
        isWhole
          ? .whole
          : isLooseTweet || isLooseUser
            ? .loose : type.kind != nil && has(.lookupValue) ? .error : .nothing)
    }
    self.holdings = holdings
    self.isTweet = isTweet
    self.isUser = isUser
    let isPlace = projection.fields.map { field in
      field.types.contains { place in
        let inner = projection.types[projection.candidates[place]]
        return projection.fields[inner.fields].contains { $0.meaning == .place }
      }
    }
    self.isPlace = isPlace
    storesOfPlaces = Set(
      projection.fields.lazy.filter { $0.role == .included && isPlace[$0.number] }
        .map { projection.words[$0.key] })
  }

  /// Whether a projection has to keep a field, so that copies and places are found.
  static func wants(
    _ field: Catalogue.Field, in type: Catalogue.ObjectType, of catalogue: Catalogue,
    places: Bool
  ) -> Bool {
    if field.namesObject || field.meaning == .lookupValue { return true }
    // By these a loose copy is told from an ID.
    if type.kind == nil, field.meaning == .tweetText || field.meaning == .displayName {
      return true
    }
    return places && catalogue.fields[type.fields].contains { $0.meaning == .place }
  }
}
