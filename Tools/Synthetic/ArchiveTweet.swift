/// Elements of the scripts of a personal archive. Numbers are strings in them, and tweets have no user.
extension JSONWriter {
  /// A tweet with all that an archive has of it.
  mutating func archiveTweet(_ tweet: Tweet) {
    note(tweet.body)
    openElement("tweet")
    archiveEdits(tweet)
    member("retweeted", false)
    member("source", ascii: tweet.source.anchor)
    archiveEntities(tweet.body)
    key("display_text_range")
    archiveRange(0..<tweet.body.text.count)
    member("favorite_count", string: "\(tweet.likes)")
    if let answer = tweet.answer { archiveAnswer(answer) }
    id("id_str", tweet.id)
    member("truncated", false)
    member("retweet_count", string: "\(tweet.retweets)")
    id("id", tweet.id)
    member("created_at", legacy: tweet.moment)
    member("favorited", false)
    member("full_text", text: tweet.body.text)
    member("lang", string: Language.all[tweet.language].tag)
    closeElement()
  }

  /// What is left of a tweet in the list of all tweets.
  mutating func archiveHeader(_ tweet: Tweet) {
    openElement("tweet")
    id("tweet_id", tweet.id)
    id("user_id", tweet.author.identity.id)
    member("created_at", legacy: tweet.moment)
    closeElement()
  }

  private mutating func archiveEdits(_ tweet: Tweet) {
    key("edit_info")
    openElement("initial")
    key("editTweetIds")
    openArray()
    id(tweet.id)
    closeArray()
    member("editableUntil", iso: tweet.moment)
    member("editsRemaining", string: "5")
    member("isEditEligible", false)
    closeElement()
  }

  private mutating func archiveAnswer(_ answer: Tweet.Answer) {
    if let tweet = answer.tweet {
      id("in_reply_to_status_id_str", tweet)
      id("in_reply_to_status_id", tweet)
    }
    id("in_reply_to_user_id", answer.user.id)
    id("in_reply_to_user_id_str", answer.user.id)
    handle("in_reply_to_screen_name", answer.user)
  }

  private mutating func archiveEntities(_ body: Body) {
    openMember("entities")
    openList("hashtags")
    for mark in body.hashtags {
      openObject()
      member("text", text: mark.value)
      archiveIndices(mark.at)
      closeObject()
    }
    closeArray()
    openList("user_mentions")
    for mark in body.mentions {
      openObject()
      name("name", mark.value)
      handle("screen_name", mark.value)
      archiveIndices(mark.at)
      id("id_str", mark.value.id)
      id("id", mark.value.id)
      closeObject()
    }
    closeArray()
    openList("urls")
    for mark in body.links {
      openObject()
      url("url", mark.value.short)
      url("expanded_url", mark.value.target)
      member("display_url", text: mark.value.display)
      archiveIndices(mark.at)
      closeObject()
    }
    closeArray()
    closeObject()
  }

  private mutating func archiveIndices(_ range: Range<Int>) {
    key("indices")
    archiveRange(range)
  }

  private mutating func archiveRange(_ range: Range<Int>) {
    openArray()
    value("\(range.lowerBound)")
    value("\(range.upperBound)")
    closeArray()
  }

  mutating func openMember(_ name: String) {
    key(name)
    openObject()
  }

  mutating func openList(_ name: String) {
    key(name)
    openArray()
  }

  /// Begins an object whose only member is an object.
  mutating func openElement(_ name: String) {
    openObject()
    openMember(name)
  }

  mutating func closeElement() {
    closeObject()
    closeObject()
  }
}
