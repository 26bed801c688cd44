/// Tweets of v2 as twarc2 flattens them: the tweets that a tweet refers to are inside it.
extension JSONWriter {
  /// One flat tweet of a page.
  mutating func v2FlatTweet(_ tweet: Tweet, _ page: V2Page) {
    openObject()
    v2Topics(tweet)
    v2TweetMembers(tweet, page, isFlat: true)
    v2Persons(tweet, page)
    twarc(page)
    closeObject()
  }

  /// The tweets referred to: type and ID, then the tweet's own members where it was found.
  mutating func v2FlatReferences(_ tweet: Tweet, _ page: V2Page) {
    let references = tweet.references
    guard !references.isEmpty else { return }
    key("referenced_tweets")
    openArray()
    for (type, other) in references {
      openObject()
      member("type", string: type)
      if let whole = tweet.whole(other), page.isFound(other) {
        v2Topics(whole)
        v2TweetMembers(whole, page, isFlat: true)
        v2Persons(whole, page)
      } else {
        id("id", other)
      }
      closeObject()
    }
    closeArray()
  }

  /// The author, and the user who is replied to.
  private mutating func v2Persons(_ tweet: Tweet, _ page: V2Page) {
    key("author")
    v2User(tweet.author, page)
    guard let user = tweet.answer?.user, page.isFound(user.id) else { return }
    key("in_reply_to_user")
    v2User(Account(user.index, in: page.world), page)
  }
}

extension Tweet {
  /// The tweet with an ID that this one contains; it never contains the tweet that it replies to.
  func whole(_ id: UInt64) -> Tweet? {
    if retweeted?.id == id { return retweeted }
    return quoted?.id == id ? quoted : nil
  }
}
