/// Whole v2 responses: data, includes, errors, meta, and what twarc2 adds.
extension JSONWriter {
  /// A page. A stored page ends with its request.
  mutating func v2Response(_ page: V2Page) {
    openObject()
    key("data")
    openArray()
    for tweet in page.tweets { v2Tweet(tweet, page) }
    closeArray()
    v2Includes(page)
    if !page.lost.isEmpty { v2Errors(page) }
    v2Meta(page)
    if style == .python { twarc(page) }
    closeObject()
  }

  private mutating func v2Includes(_ page: V2Page) {
    key("includes")
    openObject()
    key("users")
    openArray()
    for user in page.users { v2User(user, page) }
    closeArray()
    list("tweets", page.included) { $0.v2Tweet($1, page) }
    list("media", page.media) { $0.v2Media($1.media, page) }
    list("places", page.places) { $0.v2Place($1) }
    list("polls", page.polls) { $0.v2Poll($1.poll, $1.tweet) }
    closeObject()
  }

  /// Writes a list, unless it is empty.
  private mutating func list<Item>(
    _ key: String, _ items: [Item], _ write: (inout JSONWriter, Item) -> Void
  ) {
    guard !items.isEmpty else { return }
    self.key(key)
    openArray()
    for item in items { write(&self, item) }
    closeArray()
  }

  private mutating func v2Errors(_ page: V2Page) {
    key("errors")
    openArray()
    for loss in page.lost { v2Error(loss) }
    closeArray()
  }

  private mutating func v2Error(_ loss: Loss) {
    openObject()
    v2LostThing("value", loss)
    member("detail", string: loss.detail)
    member("title", string: loss.title)
    member("resource_type", string: loss.user == nil ? "tweet" : "user")
    member("parameter", string: loss.field)
    v2LostThing("resource_id", loss)
    member("type", string: "https://api.twitter.com/2/problems/\(loss.problem)")
    closeObject()
  }

  private mutating func v2LostThing(_ key: String, _ loss: Loss) {
    if let user = loss.user, loss.namesHandle { handle(key, user) } else { id(key, loss.id) }
  }

  private mutating func v2Meta(_ page: V2Page) {
    key("meta")
    openObject()
    if let newest = page.tweets.first, let oldest = page.tweets.last {
      id("newest_id", newest.id)
      id("oldest_id", oldest.id)
      member("result_count", page.tweets.count)
      member("next_token", string: "syn\(oldest.id)")
    }
    closeObject()
  }

  /// The member that twarc2 adds: the request, its time, and the version of twarc2.
  mutating func twarc(_ page: V2Page) {
    key("__twarc")
    openObject()
    let request = "https://api.twitter.com/2/tweets/search/all?query=%23synthetic&max_results="
    url("url", Array("\(request)\(page.tweets.count)".utf8))
    member("version", string: "2.14.0")
    let newest = page.tweets.first?.moment ?? page.world.start
    let asked = Instant(millis: newest.millis + 60_000)
    member("retrieved_at", iso: asked, ending: "+00:00")
    closeObject()
  }
}
