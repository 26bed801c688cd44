/// The tweets of a stream in the order in which they are posted.
///
/// A tweet depends only on the seed, the gap and its index: every form of one seed contains the same
/// tweets, whatever is between them.
struct Timeline {
  let maker: TweetMaker
  private let gap: Int
  private var number = 0
  /// The next tweet: a delete can name it before it is written.
  private(set) var upcoming: Posting

  /// A tweet that is not yet written.
  struct Posting {
    let id: UInt64
    let moment: Instant
    let author: Int
    fileprivate let random: Random
  }

  init(maker: TweetMaker, gap: Int) {
    self.maker = maker
    self.gap = gap
    upcoming = Timeline.posting(0, after: maker.world.start, maker.world, gap)
  }

  /// Makes the next tweet.
  mutating func next() -> Tweet {
    let posting = upcoming
    number += 1
    upcoming = Timeline.posting(number, after: posting.moment, maker.world, gap)
    var random = posting.random
    let shape = TweetShape.any(&random)
    return maker.tweet(
      id: posting.id, moment: posting.moment, author: posting.author, shape: shape, &random)
  }

  /// The parts of a tweet that are known beforehand. Times grow by the gap on average, up to the last
  /// moment that an ID can contain.
  private static func posting(
    _ number: Int, after moment: Instant, _ world: World, _ gap: Int
  ) -> Posting {
    var random = Random(seed: world.seed, purpose: .tweet, index: number)
    let step = 1 + random.below(2 * gap - 1)
    let moment = Instant(millis: min(moment.millis + step, Instant.dusk))
    let id = Identifier.snowflake(moment, low: Identifier.low(&random))
    return Posting(id: id, moment: moment, author: world.writer(&random), random: random)
  }
}
