/// Words in the name of a requested dimension, filter or count that reveal a forbidden purpose, and
/// the clause that forbids it; and those in the category of a list of terms.
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
  /// Words that are harmless as the subject of a text, as in "job market" or "road traffic".
  private var inNames: Set<String> = []

  /// The first subject that has a word of a name, or nil.
  static func named(_ name: String) -> Self? {
    first(in: name) { $0.words.union($0.inNames) }
  }

  /// The first subject that has a word of the category of a list of terms, or nil.
  static func ofCategory(_ category: String) -> Self? { first(in: category, \.words) }

  private static func first(in name: String, _ known: (Self) -> Set<String>) -> Self? {
    let words = words(of: name)
    return all.first { subject in words.contains { !known(subject).isDisjoint(with: $0) } }
  }

  /// The words of a name, each with its singular forms: `healthConditions` has `health` and `condition`.
  private static func words(of name: String) -> [[String]] {
    var spaced = ""
    for letter in name {
      if letter.isUppercase, spaced.last?.isLowercase == true { spaced.append("-") }
      spaced.append(letter)
    }
    let words = Dimension.normalized(spaced).split(whereSeparator: { !$0.isLetter })
    return words.map { word in
      var forms = [String(word)]
      if word.hasSuffix("s") { forms.append(String(word.dropLast())) }
      if word.hasSuffix("es") { forms.append(String(word.dropLast(2))) }
      if word.hasSuffix("ies") { forms.append(word.dropLast(3) + "y") }
      return forms
    }
  }

  /// The refusal of a part of a request.
  func refusal(of asked: String) -> Refusal {
    Refusal(clause: clause, asked: asked, reason: reason, instead: instead)
  }

  private static let all = [people, sensitive, metric, person, machine, time, place]

  /// Words for people come first: a list of people is one whatever else is said of them.
  private static let people = Self(
    clause: .surveillance,
    reason: "People are not tracked or profiled, and no list of them is counted.",
    instead: "divide by what the tweets hold (hashtag, host, lang) and --count users, which counts "
      + "people and names none.",
    words: [
      "activist", "actor", "athlete", "candidate", "celebrity", "citizen", "customer", "employee",
      "household",
      "influencer", "journalist", "leader", "member", "people", "person", "politician", "singer",
      "staff",
      "student", "suspect", "victim", "worker",
    ])

  private static let sensitive = Self(
    clause: .sensitive,
    reason: "Nothing about health, finances, politics, origin, belief, sex life, union membership "
      + "or crime may be derived about people.",
    instead: "divide by what tweets openly contain: hashtag, host or lang.",
    words: [
      "health", "pregnancy", "illness", "debt", "income", "wealth", "political", "politics",
      "party", "vote", "race", "ethnic", "ethnicity", "religion", "religious", "belief", "beliefs",
      "sex", "sexuality", "orientation", "union", "crime", "criminal",
      "addiction", "abortion", "arrested", "atheist", "bankrupt", "bankruptcy", "caste",
      "christian", "church", "communist",
      "conservative", "conviction", "democrat", "depression", "diagnosis", "disability", "disabled",
      "disease", "faith",
      "fascist", "gay", "hindu", "hiv", "ideology", "illegal", "immigrant", "indigenous", "islam",
      "jew", "jewish",
      "lesbian", "lgbt", "lgbtq", "liberal", "medical", "medication", "migrant", "muslim",
      "nationality", "partisan",
      "partisanship", "patient", "poverty", "pregnant", "prison", "queer", "racial", "refugee",
      "republican", "salary",
      "sexual", "sick", "socialist", "symptom", "therapy", "transgender", "tribe", "unemployed",
      "vaccinated",
      "vaccination", "voter", "voting", "wage",
    ],
    inNames: [
      "condition", "drug", "finances", "financial", "ill", "leaning", "origin", "philosophy",
      "poor", "strike", "trans",
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
    ],
    inNames: [
      "automated", "churn", "dau", "fake", "fraud", "growth", "mau", "outage", "popularity",
      "traffic", "troll", "uptime",
      "wau",
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
    ],
    inNames: [
      "background", "birth", "birthday", "contact", "conversation", "credit", "displayname",
      "employer", "from", "fullname",
      "identity", "insurance", "job", "occupation", "photo", "quoted", "quoter", "recipient",
      "replied", "reply",
      "retweeter", "risk", "sender", "thread", "to", "vetting",
    ])

  private static let machine = Self(
    clause: .matching,
    reason: "No content is linked to a person, household, device or browser elsewhere.",
    instead: "divide by source, the application that a tweet was written with.",
    words: [],
    inNames: ["browser", "cookie", "ip", "machine", "network", "os"])

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
    ],
    inNames: [
      "building", "geohash", "locality", "municipality", "neighborhood", "neighbourhood", "postal",
      "province", "suburb",
      "timezone", "venue", "zone",
    ])
}
