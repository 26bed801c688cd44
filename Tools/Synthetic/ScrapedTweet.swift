/// Tweets as snscrape and twscrape write them. The second has an ID as text too, and media by their types.
extension JSONWriter {
  private static let classes = "snscrape.modules.twitter."

  mutating func scrapedTweet(_ tweet: Tweet, isSnscrape: Bool) {
    note(tweet.body)
    openObject()
    if isSnscrape { member("_type", string: Self.classes + "Tweet") }
    scrapedID("id", tweet.id, isSnscrape)
    url("url", Array("https://twitter.com".utf8) + tweet.path)
    scraped("date", tweet.moment, isSnscrape)
    key("user")
    scrapedUser(tweet.author, isSnscrape)
    member("rawContent", text: tweet.body.text)
    if isSnscrape { member("renderedContent", text: tweet.body.text) }
    scrapedCounts(tweet)
    number("conversationId", tweet.conversation)
    if !isSnscrape { id("conversationIdStr", tweet.conversation) }
    member("lang", string: Language.all[tweet.language].tag)
    member("source", ascii: tweet.source.anchor)
    member("sourceLabel", string: isSnscrape ? tweet.source.name : "")
    scrapedLists(tweet.body, isSnscrape)
    scrapedMedia(tweet, isSnscrape)
    scrapedOthers(tweet, isSnscrape)
    scrapedPlace(tweet, isSnscrape)
    null("card")
    member("viewCount", tweet.likes * 37 + 11)
    if !isSnscrape { member("_type", string: Self.classes + "Tweet") }
    closeObject()
  }

  private mutating func scrapedID(_ key: String, _ number: UInt64, _ isSnscrape: Bool) {
    self.number(key, number)
    if !isSnscrape { id(key + "_str", number) }
  }

  /// A time as Python prints it, with `T` by snscrape and a blank by twscrape.
  private mutating func scraped(_ key: String, _ moment: Instant, _ isSnscrape: Bool) {
    write(key, room: 32) {
      $0.put(iso: moment, ending: "+00:00", separator: isSnscrape ? "T" : " ")
    }
  }

  private mutating func scrapedCounts(_ tweet: Tweet) {
    member("replyCount", tweet.replies)
    member("retweetCount", tweet.retweets)
    member("likeCount", tweet.likes)
    member("quoteCount", tweet.quotes)
  }

  private mutating func scrapedUser(_ account: Account, _ isSnscrape: Bool) {
    note(account.bio)
    openObject()
    member("_type", string: Self.classes + "User")
    handle("username", account.identity)
    scrapedID("id", account.identity.id, isSnscrape)
    name("displayname", account.identity)
    member("rawDescription", text: account.bio.text)
    member("verified", account.verified)
    scraped("created", account.created, isSnscrape)
    member("followersCount", account.followers)
    member("friendsCount", account.friends)
    member("statusesCount", account.statuses)
    member("favouritesCount", account.favourites)
    member("listedCount", account.listed)
    if let location = account.location { member("location", text: location) }
    member("protected", account.protected)
    if let id = account.picture { truth?.ids.insert(id) }
    url("profileImageUrl", "https:", Look.picture(account))
    url("url", Array("https://twitter.com/".utf8) + account.identity.handle)
    if !isSnscrape {
      key("pinnedIds")
      openArray()
      if let pinned = account.pinned {
        truth?.ids.insert(pinned)
        value(pinned)
      }
      closeArray()
    }
    closeObject()
  }

  /// What is in the text. snscrape writes null instead of an empty list.
  private mutating func scrapedLists(_ body: Body, _ isSnscrape: Bool) {
    list("hashtags", body.hashtags, isSnscrape) { $0.write(room: 12 * $1.count, string: $1) }
    list("cashtags", body.symbols, isSnscrape) { $0.write(room: 12 * $1.count, string: $1) }
    list("mentionedUsers", body.mentions, isSnscrape) { writer, who in
      writer.openObject()
      writer.member("_type", string: Self.classes + (isSnscrape ? "User" : "UserRef"))
      writer.handle("username", who)
      writer.scrapedID("id", who.id, isSnscrape)
      writer.name("displayname", who)
      writer.closeObject()
    }
    list("links", body.links, isSnscrape) { writer, link in
      writer.openObject()
      writer.url("url", link.target)
      writer.member("text", text: link.display)
      writer.url("tcourl", link.short)
      writer.closeObject()
    }
  }

  private mutating func list<Value>(
    _ key: String, _ marks: [Mark<Value>], _ isSnscrape: Bool,
    _ body: (inout JSONWriter, Value) -> Void
  ) {
    if marks.isEmpty && isSnscrape { return null(key) }
    self.key(key)
    openArray()
    for mark in marks { body(&self, mark.value) }
    closeArray()
  }

  private mutating func scrapedOthers(_ tweet: Tweet, _ isSnscrape: Bool) {
    number("inReplyToTweetId", tweet.answer?.tweet)
    if let user = tweet.answer?.user {
      key("inReplyToUser")
      openObject()
      member("_type", string: Self.classes + "User")
      handle("username", user)
      scrapedID("id", user.id, isSnscrape)
      name("displayname", user)
      closeObject()
    } else {
      null("inReplyToUser")
    }
    for (name, other) in [("retweetedTweet", tweet.retweeted), ("quotedTweet", tweet.quoted)] {
      guard let other else {
        null(name)
        continue
      }
      key(name)
      scrapedTweet(other, isSnscrape: isSnscrape)
    }
  }

  private mutating func scrapedPlace(_ tweet: Tweet, _ isSnscrape: Bool) {
    if let place = tweet.place {
      key("place")
      openObject()
      if isSnscrape { member("_type", string: Self.classes + "Place") }
      member("id", ascii: place.id)
      member("fullName", text: place.fullName)
      member("name", text: place.name)
      member("type", string: "city")
      member("country", text: place.country.name)
      member("countryCode", string: place.country.code)
      closeObject()
    } else {
      null("place")
    }
    guard let point = tweet.point else { return null("coordinates") }
    key("coordinates")
    openObject()
    key("longitude")
    fraction(point.longitude, places: 6)
    key("latitude")
    fraction(point.latitude, places: 6)
    closeObject()
  }
}

extension JSONWriter {
  /// Writes a string as a value.
  fileprivate mutating func write(room: Int, string: [UInt32]) {
    write(room: room) { $0.put(string: string.span) }
  }
}
