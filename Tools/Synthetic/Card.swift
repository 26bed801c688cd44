/// What the platform found at a link: a page with a title, a summary and a picture.
struct Card {
  let title: [UInt32]
  let summary: [UInt32]
  let image: [UInt8]
  /// The number in the picture's address.
  let imageID: UInt64
  /// The display name in the title, if there is one.
  let name: [UInt32]?

  /// The card of a link; nil for most links, and for links to tweets. The same link always has the same card.
  init?(_ link: Link, _ tweet: Tweet, _ world: World) {
    guard link.host != Array("twitter.com".utf8) else { return nil }
    let number = link.short.reduce(0) { ($0 &* 31 &+ Int($1)) & 0xFFFF_FFFF_FFFF }
    var random = Random(seed: world.seed, purpose: .card, index: number)
    guard random.chance(330) else { return nil }
    let words = Profile.phrase(tweet.language, 4 + random.below(6), world, &random)
    name = random.chance(150) ? tweet.author.identity.name : nil
    title = words + (name.map { [0x20, 0x7C, 0x20] + $0 } ?? [])
    summary = Profile.phrase(tweet.language, 10 + random.below(16), world, &random)
    imageID = Identifier.snowflake(world.start, low: number)
    var image = Array("https://pbs.twimg.com/news_img/".utf8)
    image.append(decimal: imageID)
    image.append(ascii: "/SYN")
    image.append(random: 5, using: &random)
    self.image = image
  }
}

extension JSONWriter {
  mutating func v2Card(_ card: Card, _ link: Link) {
    truth?.ids.insert(card.imageID)
    key("images")
    openArray()
    v2CardImage(card, "orig", 1200, 630)
    v2CardImage(card, "150x150", 150, 150)
    closeArray()
    member("status", 200)
    if let name = card.name { truth?.names.insert(String(name)) }
    member("title", text: card.title)
    member("description", text: card.summary)
    url("unwound_url", link.target)
  }

  private mutating func v2CardImage(_ card: Card, _ size: String, _ width: Int, _ height: Int) {
    openObject()
    url("url", card.image + Array("?format=jpg&name=\(size)".utf8))
    member("width", width)
    member("height", height)
    closeObject()
  }
}
