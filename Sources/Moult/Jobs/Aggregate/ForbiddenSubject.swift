/// Words in the name of a requested dimension, filter or count that reveal a forbidden purpose, and
/// the clause that forbids it.
///
/// An unknown name is rejected in any case. This list only makes the message helpful, so it need
/// not be complete.
struct ForbiddenSubject: Sendable {
  /// The clause that forbids it.
  let clause: Clause
  /// The reason, in a sentence.
  let reason: String
  /// An allowed request instead, in a sentence.
  let instead: String
  private let words: Set<String>

  /// The first subject that has a word of a name, or nil.
  static func named(_ name: String) -> Self? {
    let parts = Dimension.normalized(name).split(separator: "-").map(String.init)
    return all.first { subject in parts.contains { subject.words.contains($0) } }
  }

  /// The refusal of a part of a request.
  func refusal(of asked: String) -> Refusal {
    Refusal(clause: clause, asked: asked, reason: reason, instead: instead)
  }

  private static let all = [sensitive, metric, person, time, place]

  private static let sensitive = Self(
    clause: .sensitive,
    reason: "Nothing about health, finances, politics, origin, belief, sex life, union membership "
      + "or crime may be derived about people.",
    instead: "divide by what tweets openly contain: hashtag, host or lang.",
    words: [
      "health", "pregnancy", "illness", "debt", "income", "wealth", "political", "politics",
      "party", "vote", "race", "ethnic", "ethnicity", "religion", "religious", "belief", "beliefs",
      "sex", "sexuality", "orientation", "union", "crime", "criminal",
    ])

  private static let metric = Self(
    clause: .measuring,
    reason: "Users, tweets, engagements, spam and security of the service must not be measured.",
    instead:
      "--count tweets, users or a mean, as `mean likes`, divided or selected by content, or --count share.",
    words: [
      "engagement", "engagements", "like", "likes", "favorite", "favorites", "favourite",
      "favourites", "retweets", "replies", "quotes", "impressions", "views", "reach", "spam",
      "bot", "bots", "security", "active",
    ])

  private static let person = Self(
    clause: .surveillance,
    reason: "No dimension and no filter takes a user, a handle, a list of accounts or the text of "
      + "a profile: that is tracking people.",
    instead: "divide by what the tweets hold (hashtag, host, lang) and --count users, which counts "
      + "people and names none.",
    words: [
      "user", "users", "author", "authors", "handle", "handles", "screen", "screenname",
      "username", "usernames", "name", "names", "id", "ids", "userid", "bio", "description",
      "location", "profile", "profiles", "account", "accounts", "mention", "mentions", "follower",
      "followers", "following", "friend", "friends", "avatar", "face", "image", "picture", "email",
      "phone", "person", "people", "list", "age", "gender",
    ])

  private static let time = Self(
    clause: .surveillance,
    reason: "Times are never finer than an hour: an exact time identifies a tweet.",
    instead: Dimension.names(joinedBy: "or") { $0.rules.meanings.contains(.time) } + ".",
    words: [
      "minute", "minutes", "second", "seconds", "millisecond", "milliseconds", "time", "timestamp",
      "created", "moment",
    ])

  private static let place = Self(
    clause: .surveillance,
    reason: "Places are never finer than a country: a place identifies the people there.",
    instead: "country.",
    words: [
      "place", "places", "city", "town", "village", "coordinate", "coordinates", "geo", "latitude",
      "longitude", "lat", "lon", "lng", "region", "state", "county", "district", "street",
      "address", "zip", "postcode", "bbox", "point",
    ])
}
