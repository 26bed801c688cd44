/// Tweets as results of GraphQL queries: the fields of v1.1 in `legacy`, the author in `core`.
extension JSONWriter {
  /// A page of a user's timeline with one entry, in newer responses.
  mutating func graphQLPage(_ tweet: Tweet) {
    for name in ["data", "user", "result", "timeline", "timeline"] {
      if name == "data" { openObject() }
      key(name)
      openObject()
    }
    key("instructions")
    openArray()
    openObject()
    member("type", string: "TimelineAddEntries")
    key("entries")
    openArray()
    graphQLEntry(tweet)
    closeArray()
    closeObject()
    closeArray()
    for _ in 0..<6 { closeObject() }
  }

  private mutating func graphQLEntry(_ tweet: Tweet) {
    openObject()
    member("entryId", string: "tweet-\(tweet.id)")
    member("sortIndex", string: "\(tweet.id)")
    key("content")
    openObject()
    member("entryType", string: "TimelineTimelineItem")
    key("itemContent")
    openObject()
    member("itemType", string: "TimelineTweet")
    key("tweet_results")
    graphQLResult(tweet, isNew: true)
    closeObject()
    closeObject()
    closeObject()
  }

  /// The response to a request for one tweet, in older responses.
  mutating func graphQLAnswer(_ tweet: Tweet) {
    openObject()
    key("data")
    openObject()
    key("tweetResult")
    graphQLResult(tweet, isNew: false)
    closeObject()
    closeObject()
  }

  private mutating func graphQLResult(_ tweet: Tweet, isNew: Bool) {
    openObject()
    key("result")
    graphQLTweet(tweet, isNew: isNew)
    closeObject()
  }

  private mutating func graphQLTweet(_ tweet: Tweet, isNew: Bool) {
    openObject()
    member("__typename", string: "Tweet")
    id("rest_id", tweet.id)
    key("core")
    openObject()
    key("user_results")
    openObject()
    key("result")
    graphQLUser(tweet.author, isNew: isNew)
    closeObject()
    closeObject()
    graphQLEdits(tweet)
    key("views")
    openObject()
    member("count", string: "\(tweet.likes * 37 + 11)")
    member("state", string: "EnabledWithCount")
    closeObject()
    member("source", ascii: tweet.source.anchor)
    let isLong = tweet.isExtended && tweet.retweeted == nil
    if isLong { graphQLNote(tweet.body) }
    if let quoted = tweet.quoted {
      key("quoted_status_result")
      graphQLResult(quoted, isNew: isNew)
    }
    graphQLLegacy(tweet, isLong: isLong, isNew: isNew)
    closeObject()
  }

  private mutating func graphQLEdits(_ tweet: Tweet) {
    key("edit_control")
    openObject()
    key("edit_tweet_ids")
    openArray()
    id(tweet.id)
    closeArray()
    member("editable_until_msecs", string: "\(tweet.moment.millis + 3_600_000)")
    member("is_edit_eligible", true)
    member("edits_remaining", string: "5")
    closeObject()
  }

  private mutating func graphQLNote(_ body: Body) {
    key("note_tweet")
    openObject()
    member("is_expandable", true)
    key("note_tweet_results")
    openObject()
    key("result")
    openObject()
    member("id", string: "Tm90ZVR3ZWV0")
    member("text", text: body.text)
    var words = body
    words.media = nil
    key("entity_set")
    v1EntitySet(words)
    closeObject()
    closeObject()
    closeObject()
  }

  private mutating func graphQLLegacy(_ tweet: Tweet, isLong: Bool, isNew: Bool) {
    var body = isLong ? tweet.cutBody(tweet.wholeLink) : tweet.body
    body.media = tweet.body.media
    note(tweet.body)
    note(body)
    key("legacy")
    openObject()
    id("id_str", tweet.id)
    id("user_id_str", tweet.author.identity.id)
    id("conversation_id_str", tweet.conversation)
    member("created_at", legacy: tweet.moment)
    member("full_text", text: body.text)
    member("lang", string: Language.all[tweet.language].tag)
    graphQLAnswered(tweet.answer)
    v1AllEntities(body, tweet.media)
    if tweet.place != nil || tweet.point != nil { v1Geography(tweet) }
    if let quoted = tweet.quoted, tweet.permalink != nil { id("quoted_status_id_str", quoted.id) }
    member("is_quote_status", tweet.quoted != nil)
    if let retweeted = tweet.retweeted {
      key("retweeted_status_result")
      graphQLResult(retweeted, isNew: isNew)
    }
    member("retweet_count", tweet.retweets)
    member("favorite_count", tweet.likes)
    member("reply_count", tweet.replies)
    member("quote_count", tweet.quotes)
    closeObject()
  }

  private mutating func graphQLAnswered(_ answer: Tweet.Answer?) {
    guard let answer else { return }
    if let tweet = answer.tweet { id("in_reply_to_status_id_str", tweet) }
    id("in_reply_to_user_id_str", answer.user.id)
    handle("in_reply_to_screen_name", answer.user)
  }
}
