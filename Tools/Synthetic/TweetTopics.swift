/// The parts of a tweet that only v2 has: topics, entities found in the text, polls, notes.
extension TweetMaker {
  /// Adds what only v2 has; does nothing if the maker is for v1.1.
  ///
  /// It draws from a sequence of its own, so that a tweet is the same in every form.
  func annotate(_ tweet: Tweet) {
    guard topics > 0 else { return }
    var random = Random(seed: world.seed, purpose: .topics, index: Int(tweet.id))
    let count = topics / 1000 + (random.chance(topics % 1000) ? 1 : 0)
    for _ in 0..<random.below(2 * count + 1) {
      tweet.topics.append(Topic(language: tweet.language, world, &random))
    }
    for _ in 0..<3 where random.chance(things / 3) { find(in: tweet, &random) }
    if tweet.media.isEmpty, random.chance(8) { tweet.poll = poll(tweet, &random) }
    if tweet.isExtended, random.chance(40) { tweet.note = note(tweet, &random) }
  }

  /// Marks a word of the visible text as a thing.
  private func find(in tweet: Tweet, _ random: inout Random) {
    let text = tweet.body.text
    let visible = tweet.body.visible
    guard visible.count > 12 else { return }
    let middle = visible.lowerBound + random.below(visible.count)
    let isGap: (Int) -> Bool = { text[$0] <= 0x20 || text[$0] == 0x3001 || text[$0] == 0x3002 }
    var start = middle
    while start > visible.lowerBound, middle - start < 12, !isGap(start - 1) { start -= 1 }
    var end = middle
    while end < visible.upperBound, end - middle < 12, !isGap(end) { end += 1 }
    guard end - start > 3, tweet.things.allSatisfy({ $0.at.upperBound <= start }) else { return }
    // A handle, a hashtag or a link is not a thing.
    guard !text[start..<end].contains(where: { [0x23, 0x24, 0x2F, 0x40].contains($0) }) else {
      return
    }
    tweet.things.append(
      Thing(
        kind: random.pick(Thing.Kind.allCases), text: Array(text[start..<end]), at: start..<end,
        probability: 3001 + random.below(6900) / 10 * 10))
  }

  private func poll(_ tweet: Tweet, _ random: inout Random) -> Poll {
    let options = (0..<(2 + random.below(3))).map { _ in
      (Profile.phrase(tweet.language, 2, world, &random), random.heavy(0, 12))
    }
    let id = Identifier.snowflake(tweet.moment, low: Identifier.low(&random))
    return Poll(id: id, options: options, minutes: 1440 * (1 + random.below(7)))
  }

  private func note(_ tweet: Tweet, _ random: inout Random) -> Body {
    var plan = Plan(language: tweet.language)
    plan.length = 300 + random.below(700)
    plan.hashtags = random.below(3)
    plan.mentions = [world.identity(world.celebrity(&random))]
    var note = tweet.body
    note.media = nil
    note.cut(to: tweet.body.visible.upperBound)
    note.append(ascii: " ")
    note.append(Composer.body(plan, world, &random))
    return note
  }
}
