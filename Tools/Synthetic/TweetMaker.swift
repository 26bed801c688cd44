/// Generates tweets of every kind with all their contents.
struct TweetMaker {
  let world: World
  /// The number of topics and things in a thousand tweets; 0 for v1.1.
  var topics = 0
  var things = 0

  /// A tweet of the stream.
  func tweet(
    id: UInt64, moment: Instant, author: Int, shape: TweetShape, _ random: inout Random
  ) -> Tweet {
    guard shape.contains(.retweet) else {
      return original(
        id: id, moment: moment, author: author, shape: shape, habits: .ordinary, &random)
    }
    let inner = popular(shape.subtracting(.retweet), .popular, before: world.start, &random)
    let tweet = empty(id: id, moment: moment, author: author, language: inner.language, &random)
    retweet(inner, in: tweet)
    return tweet
  }

  /// A popular tweet from before a moment; some are retweeted repeatedly and are always the same.
  private func popular(
    _ shape: TweetShape, _ habits: Habits, before moment: Instant, _ random: inout Random
  ) -> Tweet {
    let rank = random.chance(600) ? random.heavy(0, 16) : random.heavy(20, 40)
    let number = (rank * 8 + shape.rawValue) * 2 + (habits.media == Habits.quoted.media ? 1 : 0)
    let era = (world.start.millis - moment.millis) << 20
    var own = Random(seed: world.seed, purpose: .popular, index: number ^ era)
    let moment = Instant(millis: moment.millis - 60_000 - own.heavy(16, 32))
    let id = Identifier.snowflake(moment, low: Identifier.low(&own))
    let author = world.celebrity(&own)
    let tweet = original(
      id: id, moment: moment, author: author, shape: shape, habits: habits, &own)
    tweet.retweets = own.heavy(0, 17)
    tweet.likes = own.heavy(1, 19)
    tweet.replies = own.heavy(0, 10)
    tweet.quotes = own.heavy(0, 10)
    return tweet
  }

  private func retweet(_ inner: Tweet, in tweet: Tweet) {
    tweet.retweeted = inner
    tweet.quoted = inner.quoted
    tweet.permalink = inner.permalink
    tweet.retweets = inner.retweets
    tweet.isSensitive = inner.isSensitive
    tweet.topics = inner.topics
    tweet.body.append(ascii: "RT ")
    tweet.body.append(mention: inner.author.identity)
    tweet.body.append(ascii: ": ")
    tweet.body.append(inner.body)
    if tweet.body.text.count > 140 {
      tweet.body.cut(to: 139)
      tweet.body.text.append(0x2026)
    }
    tweet.body.visible = 0..<tweet.body.text.count
    guard tweet.body.media != nil else { return }
    tweet.mediaLink = inner.mediaLink
    tweet.media = inner.media.map { media in
      var copy = media
      copy.origin = media.origin ?? (inner.id, inner.author.identity.id)
      return copy
    }
  }

  private func empty(
    id: UInt64, moment: Instant, author: Int, language: Int?, _ random: inout Random
  ) -> Tweet {
    let account = Account(author, in: world)
    var own = account.identity.language
    if random.chance(120) { own = Language.any(&random) }
    let tweet = Tweet(
      id: id, moment: moment, author: account, language: language ?? own,
      source: ClientApp(author: account.identity, &random))
    tweet.isWithheld = random.chance(2)
    if random.chance(15) {
      tweet.earlier = id - UInt64(60_000 + random.below(1_800_000)) << 22
    }
    return tweet
  }

  /// A tweet that is not a retweet.
  private func original(
    id: UInt64, moment: Instant, author: Int, shape: TweetShape, habits: Habits,
    _ random: inout Random
  ) -> Tweet {
    let tweet = empty(id: id, moment: moment, author: author, language: nil, &random)
    // Either the quoting or the quoted tweet can be the long one.
    let isLong = shape.contains(.extended)
    let outer = isLong && (!shape.contains(.quote) || random.chance(450))
    if shape.contains(.quote) {
      let inner: TweetShape = isLong && (!outer || random.chance(200)) ? .extended : []
      let latest = min(moment.millis, world.start.millis)
      let quoted = popular(inner, .quoted, before: Instant(millis: latest), &random)
      quote(quoted, in: tweet, &random)
    }
    write(tweet, isExtended: outer, habits, &random)
    place(tweet, habits, &random)
    annotate(tweet)
    return tweet
  }

  private func quote(_ inner: Tweet, in tweet: Tweet, _ random: inout Random) {
    tweet.quoted = inner
    tweet.permalink = Link(
      short: Identifier.shortLink(&random), host: Array("twitter.com".utf8), path: inner.path)
  }

  private func place(_ tweet: Tweet, _ habits: Habits, _ random: inout Random) {
    guard random.chance(habits.place) else { return }
    let place = Place(random.heavy(0, 9) - 1, in: world)
    tweet.place = place
    guard random.chance(200) else { return }
    tweet.point = (
      place.south + random.below(place.extent), place.west + random.below(place.extent)
    )
  }
}
