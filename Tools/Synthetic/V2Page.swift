/// The tweets of one page of v2, and what `includes` adds to them.
struct V2Page {
  /// The requested tweets, the newest first.
  let tweets: [Tweet]
  /// The tweets that these refer to, each once, in the order of the first reference.
  private(set) var included: [Tweet] = []
  /// All authors and users who are replied to or mentioned, each once.
  private(set) var users: [Account] = []
  private(set) var media: [(media: Media, tweet: Tweet)] = []
  private(set) var places: [Place] = []
  private(set) var polls: [(poll: Poll, tweet: Tweet)] = []
  /// The tweets and users that do not exist any more: they are in `errors`, and missing from `includes`.
  private(set) var lost: [Loss] = []
  /// Whether the page is of the later years of v2, with edits and more metrics.
  let isNew: Bool
  let world: World
  /// The numbers of accounts, tweets and other objects that were seen.
  private var seen: Set<UInt64> = []

  init(_ tweets: [Tweet], number: Int, _ world: World) {
    self.tweets = tweets
    self.world = world
    var random = Random(seed: world.seed, purpose: .page, index: number)
    isNew = random.chance(500)
    for tweet in tweets { collect(tweet, &random) }
    for tweet in included { collectDetails(tweet) }
  }

  /// Whether a tweet or an account that was looked up was found.
  func isFound(_ id: UInt64) -> Bool {
    !lost.contains { $0.id == id }
  }

  private mutating func collect(_ tweet: Tweet, _ random: inout Random) {
    add(tweet.author)
    collectDetails(tweet)
    if let user = tweet.answer?.user { look(up: user, "in_reply_to_user_id", &random) }
    for mark in tweet.body.mentions {
      look(up: mark.value, "entities.mentions.username", &random)
    }
    // A retweet refers to what it repeats, and not to what that quotes.
    if let other = tweet.retweeted ?? tweet.quoted, seen.insert(other.id).inserted {
      if random.chance(20) {
        lost.append(Loss(tweet: other.id, isHidden: random.chance(400)))
      } else {
        included.append(other)
        add(other.author)
      }
    }
  }

  private mutating func collectDetails(_ tweet: Tweet) {
    for one in tweet.media where seen.insert(one.id).inserted { media.append((one, tweet)) }
    if let poll = tweet.poll, seen.insert(poll.id).inserted { polls.append((poll, tweet)) }
    if let place = tweet.place, !places.contains(where: { $0.id == place.id }) {
      places.append(place)
    }
  }

  private mutating func look(up who: Identity, _ field: String, _ random: inout Random) {
    guard !seen.contains(who.id) else { return }
    if random.chance(6) {
      seen.insert(who.id)
      lost.append(Loss(user: who, field: field, isSuspended: random.chance(600)))
    } else {
      add(Account(who.index, in: world))
    }
  }

  private mutating func add(_ account: Account) {
    guard seen.insert(account.identity.id).inserted else { return }
    users.append(account)
  }
}

/// An object that a page refers to and that was not found.
struct Loss {
  let id: UInt64
  /// The account; nil for a tweet.
  let user: Identity?
  let field: String
  let title: String
  let detail: String
  let problem: String

  init(tweet: UInt64, isHidden: Bool) {
    id = tweet
    user = nil
    field = "referenced_tweets.id"
    title = isHidden ? "Authorization Error" : "Not Found Error"
    detail =
      isHidden
      ? "Sorry, you are not authorized to see the Tweet with \(field): [\(tweet)]."
      : "Could not find tweet with \(field): [\(tweet)]."
    problem = isHidden ? "not-authorized-for-resource" : "resource-not-found"
  }

  init(user: Identity, field: String, isSuspended: Bool) {
    id = user.id
    self.user = user
    self.field = field
    title = isSuspended ? "Forbidden" : "Not Found Error"
    let handle = String(decoding: user.handle, as: UTF8.self)
    let value = field == "in_reply_to_user_id" ? "\(user.id)" : handle
    detail =
      isSuspended
      ? "User has been suspended: [\(value)]."
      : "Could not find user with \(field): [\(value)]."
    problem = "resource-not-found"
  }

  /// Whether the account is named by its handle, and not by its number.
  var namesHandle: Bool { field == "entities.mentions.username" }
}
