/// The text of a tweet, and what is attached to it.
extension TweetMaker {
  /// Writes the text of a tweet that is not a retweet, and attaches media, links and an answer.
  func write(_ tweet: Tweet, isExtended: Bool, _ habits: Habits, _ random: inout Random) {
    tweet.isExtended = isExtended
    if random.chance(habits.answer), tweet.quoted == nil { answer(tweet, &random) }
    if random.chance(habits.media) { attach(tweet, &random) }
    var plan = plan(tweet, habits, &random)
    var limit = 140
    if isExtended {
      limit = 280
      plan.length = extendedLength(tweet, &random)
    }
    if tweet.media.isEmpty == false { limit -= 25 }
    if tweet.permalink != nil { limit -= 25 }
    tweet.body = Composer.body(plan, world, &random)
    if !isExtended || tweet.body.text.count > limit { tweet.body.cut(to: limit) }
    appendLinks(tweet)
    tweet.isSensitive = random.chance(30)
    tweet.replies = random.chance(150) ? random.heavy(0, 3) : 0
    tweet.likes = random.chance(450) ? random.heavy(0, 6) : 0
    tweet.retweets = random.chance(120) ? random.heavy(0, 4) : 0
  }

  /// A length that makes the whole text longer than 140 in every script.
  private func extendedLength(_ tweet: Tweet, _ random: inout Random) -> Int {
    let density = Language.all[tweet.language].script.density
    return 141 + random.below(density < 60 ? 50 : 135)
  }

  private func plan(_ tweet: Tweet, _ habits: Habits, _ random: inout Random) -> Plan {
    var plan = Plan(language: tweet.language)
    let spread = random.below(habits.length.count)
    let length = habits.length.lowerBound + spread
    plan.length = max(4, length * Language.all[tweet.language].script.density / 100)
    if let answer = tweet.answer {
      plan.answered = [answer.user]
      while random.chance(110), plan.answered.count < 4 { plan.answered.append(someone(&random)) }
    }
    if random.chance(habits.mention) { plan.mentions = [someone(&random)] }
    if random.chance(habits.hashtag) { plan.hashtags = 1 + random.weighted([60, 20, 10, 10]) }
    if random.chance(habits.link) { plan.links = [Link(&random)] }
    if random.chance(160) { plan.pictures = 1 + random.below(3) }
    if random.chance(4) { plan.symbols = 1 + random.below(3) }
    if random.chance(25) { plan.name = someone(&random).name }
    if random.chance(12) {
      plan.ownTag = tagged(random.chance(500) ? someone(&random) : tweet.author.identity)
    }
    return plan
  }

  private func someone(_ random: inout Random) -> Identity {
    world.identity(world.celebrity(&random))
  }

  /// A display name as a hashtag: without its spaces and emoji.
  private func tagged(_ who: Identity) -> [UInt32] {
    who.name.filter { $0 != 0x20 && !Emoji.all.contains($0) }
  }

  private func answer(_ tweet: Tweet, _ random: inout Random) {
    let moment = Instant(millis: tweet.moment.millis - 1000 - random.heavy(12, 27))
    let id = Identifier.snowflake(moment, low: Identifier.low(&random))
    let user = random.chance(60) ? tweet.author.identity : world.identity(world.writer(&random))
    tweet.answer = Tweet.Answer(tweet: random.chance(920) ? id : nil, user: user)
  }

  private func attach(_ tweet: Tweet, _ random: inout Random) {
    tweet.media = Media.some(
      moment: tweet.moment, language: tweet.language, world, &random)
    let short = Identifier.shortLink(&random)
    var link = Link(short: short, host: Array("twitter.com".utf8), path: tweet.path)
    let isPhoto = tweet.media.first?.kind == .photo
    link.target.append(ascii: isPhoto ? "/photo/1" : "/video/1")
    link.display = Array("pic.twitter.com/".unicodeScalars.map(\.value))
    link.display += short.dropFirst(13).map(UInt32.init)
    tweet.mediaLink = link
  }

  /// Links to the quoted tweet and to the media are at the end, outside the visible text.
  private func appendLinks(_ tweet: Tweet) {
    let end = tweet.body.text.count
    tweet.body.visible = min(tweet.body.visible.lowerBound, end)..<end
    if let link = tweet.permalink {
      tweet.body.append(ascii: " ")
      tweet.body.append(link: link)
    }
    if let link = tweet.mediaLink {
      tweet.body.append(ascii: " ")
      tweet.body.append(media: link)
    }
  }
}

extension Tweet {
  /// The text for old clients: truncated, with a link to the whole tweet at its end.
  func cutBody(_ link: Link) -> Body {
    var body = body
    body.media = nil
    body.cut(to: 114)
    body.text += [0x2026, 0x20]
    body.append(link: link)
    return body
  }
}
