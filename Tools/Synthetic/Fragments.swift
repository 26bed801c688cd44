/// Some members of an object as they are written in one style, each with a comma before it.
struct Fragment: Sendable {
  fileprivate(set) var bytes: [UInt8] = []

  fileprivate init() {}

  fileprivate init(_ style: Style, _ write: (inout JSONWriter) -> Void) {
    var writer = JSONWriter(continuing: style)
    write(&writer)
    bytes = Array(writer.written)
  }
}

/// The members of v1.1 that are the same in most records, written once and then copied.
struct Fragments: Sendable {
  /// A tweet that is not a reply.
  let noAnswer: Fragment
  /// A tweet without a place.
  let noPlace: Fragment
  /// A text of words only.
  let noEntities: Fragment
  /// The account has neither liked nor retweeted the tweet.
  let noAction: Fragment
  /// User settings that the platform leaves null for all users.
  let noZone: Fragment
  let noContributors: Fragment
  let noRelation: Fragment
  /// The default colours of a profile.
  let plainColours: Fragment

  /// No members at all.
  init() {
    let none = Fragment()
    (noAnswer, noPlace, noEntities, noAction) = (none, none, none, none)
    (noZone, noContributors, noRelation, plainColours) = (none, none, none, none)
  }

  init(_ style: Style) {
    noAnswer = Fragment(style) { $0.v1Answer(nil) }
    noPlace = Fragment(style) { $0.nulls("geo", "coordinates", "place") }
    noEntities = Fragment(style) { $0.v1Entities(Body(), []) }
    noAction = Fragment(style) { writer in
      writer.member("favorited", false)
      writer.member("retweeted", false)
    }
    noZone = Fragment(style) { $0.nulls("utc_offset", "time_zone") }
    noContributors = Fragment(style) { writer in
      writer.null("lang")
      writer.member("contributors_enabled", false)
      writer.member("is_translator", false)
    }
    noRelation = Fragment(style) { $0.nulls("following", "follow_request_sent", "notifications") }
    plainColours = Fragment(style) { $0.v1Colours(nil) }
  }
}

extension JSONWriter {
  fileprivate mutating func nulls(_ keys: String...) {
    for key in keys { null(key) }
  }
}
