/// Users as results of GraphQL queries.
extension JSONWriter {
  /// - Parameter isNew: whether the names are in `core`; otherwise in `legacy`.
  mutating func graphQLUser(_ account: Account, isNew: Bool) {
    openObject()
    member("__typename", string: "User")
    member("id", ascii: Base64.encode(Array("User:\(account.identity.id)".utf8)))
    id("rest_id", account.identity.id)
    member("is_blue_verified", false)
    if isNew {
      key("core")
      openObject()
      graphQLNames(account)
      closeObject()
      key("avatar")
      openObject()
      url("image_url", "https:", Look.picture(account))
      closeObject()
      key("privacy")
      openObject()
      member("protected", account.protected)
      closeObject()
      key("verification")
      openObject()
      member("verified", account.verified)
      closeObject()
    }
    graphQLUserLegacy(account, isNew: isNew)
    closeObject()
  }

  private mutating func graphQLNames(_ account: Account) {
    member("created_at", legacy: account.created)
    name("name", account.identity)
    handle("screen_name", account.identity)
  }

  private mutating func graphQLUserLegacy(_ account: Account, isNew: Bool) {
    key("legacy")
    openObject()
    if !isNew {
      graphQLNames(account)
      member("protected", account.protected)
      member("verified", account.verified)
      url("profile_image_url_https", "https:", Look.picture(account))
    }
    note(account.bio)
    member("description", text: account.bio.text)
    if let location = account.location { member("location", text: location) }
    if let link = account.link { url("url", link.profileAddress) }
    if let banner = Look.banner(account) { url("profile_banner_url", banner) }
    if let id = account.picture { truth?.ids.insert(id) }
    key("pinned_tweet_ids_str")
    openArray()
    if let pinned = account.pinned { id(pinned) }
    closeArray()
    member("followers_count", account.followers)
    member("friends_count", account.friends)
    member("listed_count", account.listed)
    member("favourites_count", account.favourites)
    member("statuses_count", account.statuses)
    closeObject()
  }
}

/// Base64, RFC 4648.
enum Base64 {
  private static let letters = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func encode(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var bits = group.reduce(0) { $0 << 8 | Int($1) }
      bits <<= 8 * (3 - group.count)
      for place in 0...3 {
        text.append(place <= group.count ? letters[bits >> (18 - 6 * place) & 63] : 0x3D)
      }
    }
    return text
  }
}
