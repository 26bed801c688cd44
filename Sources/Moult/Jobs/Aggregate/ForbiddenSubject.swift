/// Words in the name of a dimension, filter or count that show what a request is after, and the
/// clause that forbids it.
///
/// A name that is neither a dimension nor forbidden is a mistake, and nothing is printed for
/// either; this list is there for the answer to be of use, so it need not be complete.
struct ForbiddenSubject: Sendable {
  let clause: Clause
  let reason: String
  let instead: String
  private let words: Set<String>

  /// The first subject that a name has a word of, or nil.
  static func named(_ name: String) -> Self? {
    let parts = Dimension.normalized(name).split(separator: "-").map(String.init)
    return all.first { subject in parts.contains { subject.words.contains($0) } }
  }

  /// The refusal of a request that asked for it.
  func refusal(of asked: String) -> Refusal {
    Refusal(clause: clause, asked: asked, reason: reason, instead: instead)
  }

  private static let all = [sensitive, metric, person, time, place]

  private static let sensitive = Self(
    clause: .sensitive,
    reason: "Nothing about health, finances, politics, origin, belief, sex life, union membership "
      + "or crime may be derived about people.",
    instead: "divide by what the tweets openly hold: hashtag, host or lang.",
    words: [
      "health", "pregnancy", "illness", "debt", "income", "wealth", "political", "politics",
      "party", "vote", "race", "ethnic", "ethnicity", "religion", "religious", "belief", "beliefs",
      "sex", "sexuality", "orientation", "union", "crime", "criminal",
    ])

  private static let metric = Self(
    clause: .measuring,
    reason: "Users, tweets, engagements, spam and security of the service are not to be measured.",
    instead: "--count tweets or users of a selected or divided content, or --count share.",
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
    reason: "Time is never finer than an hour: an exact time leads back to a tweet.",
    instead: Dimension.names(joinedBy: "or") { $0.rules.meanings.contains(.time) } + ".",
    words: [
      "minute", "minutes", "second", "seconds", "millisecond", "milliseconds", "time", "timestamp",
      "created", "moment",
    ])

  private static let place = Self(
    clause: .surveillance,
    reason: "Place is never finer than a country: a place leads back to the people at it.",
    instead: "country.",
    words: [
      "place", "places", "city", "town", "village", "coordinate", "coordinates", "geo", "latitude",
      "longitude", "lat", "lon", "lng", "region", "state", "county", "district", "street",
      "address", "zip", "postcode", "bbox", "point",
    ])
}
