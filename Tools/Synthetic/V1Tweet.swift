/// Tweets of v1.1, in the key order of a stream of 2019.
extension JSONWriter {
  /// A tweet with all its contents.
  ///
  /// - Parameter isOuter: whether it is the record itself; only then it has milliseconds.
  mutating func v1Tweet(_ tweet: Tweet, isOuter: Bool) {
    let isCut = tweet.isExtended && tweet.retweeted == nil
    let body = isCut ? tweet.cutBody(tweet.wholeLink) : tweet.body
    note(tweet.body)
    note(body)
    openObject()
    member("created_at", legacy: tweet.moment)
    id("id", "id_str", tweet.id)
    member("text", text: body.text)
    if !isCut, body.visible != 0..<body.text.count {
      key("display_text_range")
      numbers(body.visible.lowerBound, body.visible.upperBound)
    }
    member("source", ascii: tweet.source.anchor)
    member("truncated", isCut)
    if tweet.answer == nil { write(fragments.noAnswer) } else { v1Answer(tweet.answer) }
    key("user")
    v1User(tweet.author)
    v1Geography(tweet)
    null("contributors")
    v1Others(tweet)
    member("is_quote_status", tweet.quoted != nil)
    if isCut { v1Extended(tweet) }
    v1Counts(tweet, isOuter: isOuter)
    v1AllEntities(body, tweet.media)
    v1Tail(tweet, body, isOuter: isOuter)
    closeObject()
  }

  /// The fields after the entities.
  private mutating func v1Tail(_ tweet: Tweet, _ body: Body, isOuter: Bool) {
    write(fragments.noAction)
    if !body.links.isEmpty || body.media != nil {
      member("possibly_sensitive", tweet.isSensitive)
    }
    if tweet.isWithheld { v1Countries(["TR"]) }
    member("filter_level", string: "low")
    member("lang", string: Language.all[tweet.language].tag)
    guard isOuter else { return }
    key("timestamp_ms")
    value(quoted: UInt64(tweet.moment.millis))
  }

  /// What a tweet replies to: five members, all null if it is not a reply.
  mutating func v1Answer(_ answer: Tweet.Answer?) {
    id("in_reply_to_status_id", "in_reply_to_status_id_str", answer?.tweet)
    id("in_reply_to_user_id", "in_reply_to_user_id_str", answer?.user.id)
    if let answer {
      handle("in_reply_to_screen_name", answer.user)
    } else {
      null("in_reply_to_screen_name")
    }
  }

  /// The retweeted and the quoted tweet.
  private mutating func v1Others(_ tweet: Tweet) {
    if let retweeted = tweet.retweeted {
      key("retweeted_status")
      v1Tweet(retweeted, isOuter: false)
    }
    guard let quoted = tweet.quoted, let link = tweet.permalink else { return }
    id("quoted_status_id", "quoted_status_id_str", quoted.id)
    key("quoted_status")
    v1Tweet(quoted, isOuter: false)
    key("quoted_status_permalink")
    openObject()
    url("url", link.short)
    url("expanded", link.target)
    member("display", text: link.display)
    closeObject()
  }

  private mutating func v1Extended(_ tweet: Tweet) {
    key("extended_tweet")
    openObject()
    member("full_text", text: tweet.body.text)
    key("display_text_range")
    numbers(tweet.body.visible.lowerBound, tweet.body.visible.upperBound)
    v1AllEntities(tweet.body, tweet.media)
    closeObject()
  }

  /// A tweet fresh from the stream has no counts yet.
  private mutating func v1Counts(_ tweet: Tweet, isOuter: Bool) {
    member("quote_count", isOuter ? 0 : tweet.quotes)
    member("reply_count", isOuter ? 0 : tweet.replies)
    member("retweet_count", isOuter ? 0 : tweet.retweets)
    member("favorite_count", isOuter ? 0 : tweet.likes)
  }
}

extension Tweet {
  /// The link at the end of the truncated text, which leads to the tweet itself.
  var wholeLink: Link {
    var short = Array("https://t.co/SYN".utf8)
    short.append(base36: Int(id >> 22 & 0x1FF_FFFF_FFFF), digits: 8)
    var path = Array("/i/web/status/".utf8)
    path.append(decimal: id)
    return Link(short: short, host: Array("twitter.com".utf8), path: path)
  }
}
