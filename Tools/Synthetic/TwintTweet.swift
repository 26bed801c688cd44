/// Tweets as twint writes them: flat, with empty texts and lists for what is missing.
extension JSONWriter {
  mutating func twintTweet(_ tweet: Tweet) {
    note(tweet.body)
    let author = tweet.author.identity
    openObject()
    number("id", tweet.id)
    id("conversation_id", tweet.conversation)
    write("created_at", room: 32) { $0.put(iso: tweet.moment, ending: " UTC", separator: " ") }
    number("user_id", author.id)
    handle("username", author)
    name("name", author)
    member("place", string: "")
    member("tweet", text: tweet.body.text)
    member("language", string: Language.all[tweet.language].tag)
    twintLists(tweet)
    member("replies_count", tweet.replies)
    member("retweets_count", tweet.retweets)
    member("likes_count", tweet.likes)
    url("link", Array("https://twitter.com".utf8) + tweet.path)
    twintOthers(tweet)
    for key in ["near", "geo", "source", "retweet_date", "translate", "trans_src", "trans_dest"] {
      member(key, string: "")
    }
    closeObject()
  }

  private mutating func twintLists(_ tweet: Tweet) {
    twintUsers("mentions", tweet.body.mentions.map(\.value))
    key("urls")
    openArray()
    for mark in tweet.body.links {
      truth?.urls.insert(String(decoding: mark.value.target, as: UTF8.self))
      value(mark.value.target)
    }
    closeArray()
    for (name, marks) in [("hashtags", tweet.body.hashtags), ("cashtags", tweet.body.symbols)] {
      key(name)
      openArray()
      for mark in marks { write(room: 12 * mark.value.count) { $0.put(string: mark.value.span) } }
      closeArray()
    }
    let photos = tweet.body.media == nil ? [] : tweet.media.filter { $0.kind == .photo }
    key("photos")
    openArray()
    for photo in photos {
      let address = Array("https:".utf8) + photo.file
      truth?.urls.insert(String(decoding: address, as: UTF8.self))
      value(address)
    }
    closeArray()
    member("video", photos.isEmpty && tweet.body.media != nil ? 1 : 0)
  }

  private mutating func twintUsers(_ key: String, _ users: [Identity]) {
    self.key(key)
    openArray()
    for who in users {
      openObject()
      handle("screen_name", who)
      name("name", who)
      id("id", who.id)
      closeObject()
    }
    closeArray()
  }

  private mutating func twintOthers(_ tweet: Tweet) {
    twintUsers("reply_to", tweet.answer.map { [$0.user] } ?? [])
    if let quoted = tweet.quoted {
      truth?.ids.insert(quoted.id)
      url("quote_url", Array("https://twitter.com".utf8) + quoted.path)
      truth?.handles.insert(String(decoding: quoted.author.identity.handle, as: UTF8.self))
    } else {
      member("quote_url", string: "")
    }
    member("retweet", tweet.retweeted != nil)
    if let retweeted = tweet.retweeted {
      id("retweet_id", retweeted.id)
      id("user_rt_id", retweeted.author.identity.id)
      handle("user_rt", retweeted.author.identity)
    } else {
      for key in ["retweet_id", "user_rt_id", "user_rt"] { member(key, string: "") }
    }
  }
}
