/// The lines of a v1.1 stream: tweets, and the notices and keep-alives between them.
struct Lines: RecordMaker {
  private var timeline: Timeline
  private let deletes: Int
  private var number = 0
  /// The last tweets, for deletes that follow soon.
  private var recent: [(tweet: UInt64, user: UInt64)] = []

  init(_ world: World, _ options: Options) {
    timeline = Timeline(maker: TweetMaker(world: world), gap: options.gap)
    deletes = options.deletes
  }

  /// Writes the next line without its end; nothing for a keep-alive.
  mutating func next(_ writer: inout JSONWriter) -> Truth.Kind {
    let world = timeline.maker.world
    var random = Random(seed: world.seed, purpose: .line, index: number)
    number += 1
    if random.chance(15) { return .keepAlive }
    if random.chance(deletes) {
      delete(&writer, &random)
      return .delete
    }
    if random.chance(6) { return notice(&writer, &random) }
    let tweet = timeline.next()
    let row = (tweet.id, tweet.author.identity.id)
    if recent.count < 256 { recent.append(row) } else { recent[number % 256] = row }
    writer.v1Tweet(tweet, isOuter: true)
    writer.truth?.rows = [Truth.Row(tweet)]
    return .tweet
  }

  /// Most deletes name an older tweet, some a tweet of the stream, and a few a later tweet.
  private func delete(_ writer: inout JSONWriter, _ random: inout Random) {
    let (tweet, user) = victim(&random)
    writer.v1Delete(tweet: tweet, user: user, at: timeline.upcoming.moment)
  }

  private func victim(_ random: inout Random) -> (tweet: UInt64, user: UInt64) {
    let world = timeline.maker.world
    let draw = random.below(100)
    if draw < 2 {
      return (timeline.upcoming.id, world.identity(timeline.upcoming.author).id)
    }
    if draw < 20, !recent.isEmpty { return random.pick(recent) }
    let moment = Instant(millis: world.start.millis - random.heavy(16, 34))
    let tweet = Identifier.snowflake(moment, low: Identifier.low(&random))
    return (tweet, world.identity(world.writer(&random)).id)
  }

  private func notice(_ writer: inout JSONWriter, _ random: inout Random) -> Truth.Kind {
    let moment = timeline.upcoming.moment
    let (tweet, user) = victim(&random)
    switch random.weighted([40, 15, 15, 15, 15]) {
    case 0:
      writer.v1Limit(random.heavy(0, 12), at: moment)
      return .limit
    case 1:
      writer.v1ScrubGeo(user: user, upTo: tweet, at: moment)
      return .scrubGeo
    case 2:
      writer.v1StatusWithheld(tweet: tweet, user: user, at: moment)
      return .statusWithheld
    case 3:
      writer.v1UserWithheld(user: user, at: moment)
      return .userWithheld
    default:
      writer.v1Warning(percent: 60 + random.below(40), at: moment)
      return .warning
    }
  }
}
