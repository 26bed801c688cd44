/// User objects of v1.1 as a users request returns them: with entities, and some with a last tweet.
struct Users: RecordMaker {
  private let maker: TweetMaker
  private var number = 0

  init(_ world: World) {
    maker = TweetMaker(world: world)
  }

  /// Writes the next user. Each user appears once before any repeats.
  mutating func next(_ writer: inout JSONWriter) -> Truth.Kind {
    let world = maker.world
    // Multiples of an odd factor are all numbers below a power of two before one repeats.
    let index = number &* 640_007 & (World.population - 1)
    var random = Random(seed: world.seed, purpose: .line, index: number)
    number += 1
    let account = Account(index, in: world)
    writer.openObject()
    writer.v1UserMembers(account)
    writer.v1UserEntities(account)
    if random.chance(600), !account.protected {
      writer.key("status")
      writer.v1Status(lastTweet(of: index, &random))
    }
    writer.closeObject()
    return .user
  }

  private func lastTweet(of index: Int, _ random: inout Random) -> Tweet {
    let moment = Instant(millis: maker.world.start.millis - random.heavy(16, 32))
    let id = Identifier.snowflake(moment, low: Identifier.low(&random))
    return maker.tweet(id: id, moment: moment, author: index, shape: [], &random)
  }
}

extension JSONWriter {
  /// The links of a profile.
  mutating func v1UserEntities(_ account: Account) {
    key("entities")
    openObject()
    if let link = account.link {
      key("url")
      openObject()
      key("urls")
      openArray()
      v1Link(Mark(value: link, at: 0..<link.short.count))
      closeArray()
      closeObject()
    }
    key("description")
    openObject()
    key("urls")
    openArray()
    for mark in account.bio.links { v1Link(mark) }
    closeArray()
    closeObject()
    closeObject()
  }

  /// A user's last tweet, which has no user inside it.
  mutating func v1Status(_ tweet: Tweet) {
    note(tweet.body)
    openObject()
    member("created_at", legacy: tweet.moment)
    id("id", "id_str", tweet.id)
    member("text", text: tweet.body.text)
    member("source", ascii: tweet.source.anchor)
    member("truncated", false)
    v1Answer(tweet.answer)
    v1Geography(tweet)
    null("contributors")
    member("is_quote_status", false)
    member("retweet_count", tweet.retweets)
    member("favorite_count", tweet.likes)
    v1AllEntities(tweet.body, tweet.media)
    write(fragments.noAction)
    member("lang", string: Language.all[tweet.language].tag)
    closeObject()
  }
}
