/// User objects of v2.
extension JSONWriter {
  /// A user of `includes.users`, or the author in a flat tweet.
  mutating func v2User(_ account: Account, _ page: V2Page) {
    openObject()
    v2UserMembers(account, page, isMention: false)
    closeObject()
  }

  /// The fields of a user. Those of a mention follow the mention's own ID and handle.
  mutating func v2UserMembers(_ account: Account, _ page: V2Page, isMention: Bool) {
    let who = account.identity
    name("name", who)
    member("verified", account.verified)
    note(account.bio)
    member("description", text: account.bio.text)
    member("protected", account.protected)
    if !isMention {
      id("id", who.id)
      handle("username", who)
    }
    if let id = account.picture { truth?.ids.insert(id) }
    url("profile_image_url", "https:", Look.picture(account))
    if page.isNew, let banner = Look.banner(account) { url("profile_banner_url", banner) }
    url("url", account.link?.short ?? [])
    member("created_at", iso: account.created)
    v2UserMetrics(account)
    if let location = account.location { member("location", text: location) }
    if let pinned = account.pinned { id("pinned_tweet_id", pinned) }
    v2UserEntities(account)
    if account.withheld { v2UserWithheld() }
  }

  private mutating func v2UserMetrics(_ account: Account) {
    key("public_metrics")
    openObject()
    member("followers_count", account.followers)
    member("following_count", account.friends)
    member("tweet_count", account.statuses)
    member("listed_count", account.listed)
    closeObject()
  }

  private mutating func v2UserEntities(_ account: Account) {
    guard account.link != nil || !account.bio.isBare else { return }
    key("entities")
    openObject()
    if let link = account.link {
      key("url")
      openObject()
      v2ProfileLinks([Mark(value: link, at: 0..<link.short.count)])
      closeObject()
    }
    if !account.bio.isBare {
      key("description")
      openObject()
      v2ProfileLinks(account.bio.links)
      v2Tags("hashtags", account.bio.hashtags)
      v2BioMentions(account.bio.mentions)
      closeObject()
    }
    closeObject()
  }

  private mutating func v2ProfileLinks(_ links: [Mark<Link>]) {
    guard !links.isEmpty else { return }
    key("urls")
    openArray()
    for mark in links { v2Link(mark, card: nil) }
    closeArray()
  }

  /// Mentions in a profile have a handle and no ID.
  private mutating func v2BioMentions(_ mentions: [Mark<Identity>]) {
    guard !mentions.isEmpty else { return }
    key("mentions")
    openArray()
    for mark in mentions {
      openObject()
      v2Span(mark.at)
      handle("username", mark.value)
      closeObject()
    }
    closeArray()
  }

  private mutating func v2UserWithheld() {
    key("withheld")
    openObject()
    key("country_codes")
    openArray()
    value("IN")
    closeArray()
    closeObject()
  }
}
