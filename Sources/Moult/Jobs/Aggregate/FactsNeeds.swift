/// Which facts an analysis divides or selects by, so that nothing else is read.
struct FactsNeeds {
  private let dimensions: [Dimension]

  init(_ analysis: Analysis) {
    dimensions = analysis.dimensions + analysis.conditions.map(\.dimension)
  }

  /// Whether hashtags or cashtags are needed.
  var tags: Bool { dimensions.contains(.hashtag) || dimensions.contains(.cashtag) }

  /// Whether a value is needed that can be somebody's name, which only the record itself tells.
  var names: Bool { tags || dimensions.contains(.host) }

  /// Whether what stands under a field can tell a needed fact. Other tweets tell only what a tweet is
  /// to them, and of other users only the names are of use.
  func follows(_ field: Catalogue.Field) -> Bool {
    switch field.role {
    case nil, .author, .included: true
    default: names || dimensions.contains(.kind)
    }
  }

  func wants(_ field: Catalogue.Field, in type: Catalogue.ObjectType) -> Bool {
    if let meaning = field.meaning, wants(meaning, in: type) { return true }
    guard field.form != .plain, let sought = field.sought else { return false }
    return wants(sought, in: type)
  }

  private func wants(_ meaning: Meaning, in type: Catalogue.ObjectType) -> Bool {
    guard FactsReader.wants(meaning, in: type) else { return false }
    switch meaning {
    case .userID: return true
    case .time, .timeInMilliseconds: return dimensions.contains(where: Self.times.contains)
    case .language: return dimensions.contains(.lang)
    case .country: return dimensions.contains(.country)
    case .source: return dimensions.contains(.source)
    case .mediaType, .otherID: return dimensions.contains(.media)
    case .link: return dimensions.contains(.host)
    case .hashtag, .cashtag: return tags
    case .verified: return dimensions.contains(.verified)
    case .userTime: return dimensions.contains(.accountYear)
    case .tweetID, .tweetRelation: return dimensions.contains(.kind)
    default: return false
    }
  }

  private static let times: [Dimension] = [
    .hour, .day, .week, .month, .weekday, .hourOfDay,
  ]
}
