internal import JSONStream

/// The types that are copies of tweets or users, and the fields that are places.
struct CopyTypes: Sendable {
  /// What an object of a type can be a copy of.
  enum Holding: Sendable {
    case nothing
    /// A tweet or user.
    case whole
    /// A tweet or user, or only its ID.
    case loose
    /// An error of a page, which names the tweet or account that could not be retrieved.
    case error
  }

  /// For each type, what an object of it can be a copy of.
  let holdings: [Holding]
  /// For each type, whether it is a tweet's.
  let isTweet: [Bool]
  /// For each type, whether it is a user's.
  let isUser: [Bool]
  /// For each type, whether its objects are entries around records.
  let isEntry: [Bool]
  /// For each field, whether its values contain a tweet's places.
  let isPlace: [Bool]
  /// The keys of the stores in which a page has places of its tweets.
  let storesOfPlaces: Set<String>

  init(_ projection: Projection) {
    var holdings: [Holding] = []
    var (isTweet, isUser): ([Bool], [Bool]) = ([], [])
    let parts = Self.parts(of: projection)
    for (number, type) in projection.types.enumerated() {
      let fields = projection.fields[type.fields]
      func has(_ meaning: Meaning) -> Bool {
        projection.hasMeaning(meaning, in: number)
      }
      func hasOwn(_ meaning: Meaning) -> Bool {
        fields.contains { $0.sought == meaning && $0.role == nil }
      }
      let isLoose = type.kind == nil && !parts.contains(number)
      let isLooseTweet = isLoose && hasOwn(.tweetID) && has(.tweetText)
      let isLooseUser = isLoose && hasOwn(.userID) && has(.handle) && has(.userProfile)
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
    isEntry = projection.kinds.ofType.map { $0 == .entry }
    let isPlace = projection.fields.map { field in
      field.types.contains { place in
        let inner = projection.types[projection.candidates[place]]
        return projection.fields[inner.fields].contains {
          $0.meaning == .place || $0.meaning == .placeName
        }
      }
    }
    self.isPlace = isPlace
    storesOfPlaces = Set(
      projection.fields.lazy.filter { $0.role == .included && isPlace[$0.number] }
        .map { projection.words[$0.key] })
  }

  /// Whether a projection has to keep a field so that copies and places are found.
  static func wants(
    _ field: Catalogue.Field, in type: Catalogue.ObjectType, of catalogue: Catalogue,
    places: Bool
  ) -> Bool {
    if field.namesObject || field.meaning == .lookupValue { return true }
    // These distinguish a loose copy from an ID.
    if type.kind == nil, field.meaning == .tweetText || field.meaning == .displayName {
      return true
    }
    return places
      && catalogue.fields[type.fields].contains { $0.meaning == .place || $0.meaning == .placeName }
  }
}

/// Parts.
extension CopyTypes {
  /// The types of parts. A part is no copy of its own: it is judged with the object around it.
  private static func parts(of projection: Projection) -> Set<Int> {
    var parts: Set<Int> = []
    for field in projection.fields where field.isPart {
      parts.formUnion(projection.candidates[field.types])
    }
    return parts
  }
}

extension Projection {
  /// Whether a type, or one of its parts at any depth, has a field with a meaning.
  fileprivate func hasMeaning(_ meaning: Meaning, in type: Int) -> Bool {
    var known: Set<Int> = [type]
    var waiting = [type]
    while let next = waiting.popLast() {
      for field in fields[types[next].fields] {
        if field.meaning == meaning { return true }
        guard field.isPart else { continue }
        for place in field.types where known.insert(candidates[place]).inserted {
          waiting.append(candidates[place])
        }
      }
    }
    return false
  }
}
