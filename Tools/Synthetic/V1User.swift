/// User objects of v1.1, in the key order of a stream of 2019.
extension JSONWriter {
  /// A user object without the entities and the last tweet, which only other requests return.
  mutating func v1User(_ account: Account) {
    openObject()
    v1UserMembers(account)
    closeObject()
  }

  /// All members of a user object of a stream: 39 with a banner.
  mutating func v1UserMembers(_ account: Account) {
    let who = account.identity
    id("id", "id_str", who.id)
    name("name", who)
    handle("screen_name", who)
    if let location = account.location {
      member("location", text: location)
    } else {
      null("location")
    }
    if let link = account.link { url("url", link.profileAddress) } else { null("url") }
    v1Bio(account.bio)
    member("translator_type", string: "none")
    member("protected", account.protected)
    member("verified", account.verified)
    v1UserCounts(account)
    member("created_at", legacy: account.created)
    write(fragments.noZone)
    member("geo_enabled", account.geoEnabled)
    write(fragments.noContributors)
    v1Look(account)
    write(fragments.noRelation)
    if account.withheld { v1Countries(["DE", "FR"]) }
  }

  private mutating func v1UserCounts(_ account: Account) {
    member("followers_count", account.followers)
    member("friends_count", account.friends)
    member("listed_count", account.listed)
    member("favourites_count", account.favourites)
    member("statuses_count", account.statuses)
  }

  private mutating func v1Bio(_ bio: Body) {
    note(bio)
    if bio.text.isEmpty { null("description") } else { member("description", text: bio.text) }
  }

  /// Colours and pictures.
  private mutating func v1Look(_ account: Account) {
    let theme = Look.theme(account)
    let plain = account.isPlain
    member("profile_background_color", string: plain ? "F5F8FA" : Look.colours[account.colours.0])
    url("profile_background_image_url", theme.isEmpty ? "" : "http:", theme)
    url("profile_background_image_url_https", theme.isEmpty ? "" : "https:", theme)
    if plain { write(fragments.plainColours) } else { v1Colours(account.colours) }
    let picture = Look.picture(account)
    url("profile_image_url", "http:", picture)
    url("profile_image_url_https", "https:", picture)
    if let id = account.picture { truth?.ids.insert(id) }
    if let banner = Look.banner(account) { url("profile_banner_url", banner) }
    member("default_profile", plain)
    member("default_profile_image", account.picture == nil)
  }

  /// The colours of a profile; the defaults if the account has none of its own.
  mutating func v1Colours(_ colours: (Int, Int, Int)?) {
    member("profile_background_tile", (colours?.1 ?? 6) < 6)
    member("profile_link_color", string: colours.map { Look.colours[$0.1] } ?? "1DA1F2")
    member("profile_sidebar_border_color", string: colours == nil ? "C0DEED" : "000000")
    member("profile_sidebar_fill_color", string: colours.map { Look.colours[$0.2] } ?? "DDEEF6")
    member("profile_text_color", string: colours.map { Look.colours[$0.2] } ?? "333333")
    member("profile_use_background_image", colours == nil)
  }

  /// The countries in which something is withheld.
  mutating func v1Countries(_ countries: [String]) {
    key("withheld_in_countries")
    openArray()
    for country in countries { value(country) }
    closeArray()
  }

  /// Records every name and handle in a text.
  mutating func note(_ body: Body) {
    guard truth != nil else { return }
    for mark in body.mentions {
      truth?.handles.insert(String(decoding: mark.value.handle, as: UTF8.self))
    }
    for mark in body.links {
      truth?.urls.insert(String(decoding: mark.value.short, as: UTF8.self))
    }
    if let short = body.media?.value.short {
      truth?.urls.insert(String(decoding: short, as: UTF8.self))
    }
    for name in body.names { truth?.names.insert(String(name)) }
  }
}
