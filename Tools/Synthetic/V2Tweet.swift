/// Tweets of v2, in a key order that its pages have.
extension JSONWriter {
  /// A tweet of `data` or of `includes.tweets`.
  mutating func v2Tweet(_ tweet: Tweet, _ page: V2Page) {
    openObject()
    v2Topics(tweet)
    v2TweetMembers(tweet, page, isFlat: false)
    closeObject()
  }

  /// The members of a tweet. A flat one has the things that it refers to inside it.
  mutating func v2TweetMembers(_ tweet: Tweet, _ page: V2Page, isFlat: Bool) {
    v2Entities(tweet.body, tweet, page, isFlat: isFlat)
    id("author_id", tweet.author.identity.id)
    member("text", text: tweet.body.text)
    if let answer = tweet.answer { id("in_reply_to_user_id", answer.user.id) }
    v2Attachments(tweet, page, isFlat: isFlat)
    v2Geo(tweet, isFlat: isFlat)
    if let note = tweet.note, page.isNew { v2Note(note, tweet, page) }
    if tweet.isWithheld { v2Withheld() }
    member("reply_settings", string: tweet.likes % 16 == 5 ? "mentionedUsers" : "everyone")
    id("conversation_id", tweet.conversation)
    member("possibly_sensitive", tweet.isSensitive)
    member("source", string: tweet.source.name)
    v2Metrics(tweet, page)
    member("lang", string: Language.all[tweet.language].tag)
    id("id", tweet.id)
    if page.isNew { v2Edits(tweet) }
    member("created_at", iso: tweet.moment)
    if isFlat { v2FlatReferences(tweet, page) } else { v2References(tweet) }
  }

  /// The topics; if there are any, they are the first member.
  mutating func v2Topics(_ tweet: Tweet) {
    guard !tweet.topics.isEmpty else { return }
    key("context_annotations")
    openArray()
    for topic in tweet.topics {
      openObject()
      key("domain")
      openObject()
      member("id", string: "\(topic.domain.id)")
      member("name", string: topic.domain.name)
      member("description", string: topic.domain.about)
      closeObject()
      key("entity")
      openObject()
      id("id", topic.entity)
      member("name", text: topic.name)
      if topic.domain.isPerson { truth?.names.insert(String(topic.name)) }
      if let about = topic.about { member("description", text: about) }
      closeObject()
      closeObject()
    }
    closeArray()
  }

  private mutating func v2References(_ tweet: Tweet) {
    let references = tweet.references
    guard !references.isEmpty else { return }
    key("referenced_tweets")
    openArray()
    for (type, other) in references {
      openObject()
      member("type", string: type)
      id("id", other)
      closeObject()
    }
    closeArray()
  }

  private mutating func v2Metrics(_ tweet: Tweet, _ page: V2Page) {
    key("public_metrics")
    openObject()
    member("retweet_count", tweet.retweets)
    let isRetweet = tweet.retweeted != nil
    member("reply_count", isRetweet ? 0 : tweet.replies)
    member("like_count", isRetweet ? 0 : tweet.likes)
    member("quote_count", isRetweet ? 0 : tweet.quotes)
    if page.isNew { member("impression_count", isRetweet ? 0 : tweet.likes * 37 + 11) }
    closeObject()
  }

  private mutating func v2Edits(_ tweet: Tweet) {
    key("edit_history_tweet_ids")
    openArray()
    if let earlier = tweet.earlier { id(earlier) }
    id(tweet.id)
    closeArray()
  }

  private mutating func v2Withheld() {
    key("withheld")
    openObject()
    member("copyright", false)
    key("country_codes")
    openArray()
    value("IN")
    closeArray()
    closeObject()
  }

  private mutating func v2Note(_ note: Body, _ tweet: Tweet, _ page: V2Page) {
    key("note_tweet")
    openObject()
    member("text", text: note.text)
    v2TextEntities(note, tweet, page, isFlat: false)
    closeObject()
  }
}

extension Tweet {
  /// The tweets that this one refers to, and how.
  var references: [(type: String, id: UInt64)] {
    if let retweeted { return [("retweeted", retweeted.id)] }
    var found: [(type: String, id: UInt64)] = []
    if let quoted { found.append(("quoted", quoted.id)) }
    if let answered = answer?.tweet { found.append(("replied_to", answered)) }
    return found
  }
}
