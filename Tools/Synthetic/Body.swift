/// An entity in a text, with its place in code points.
struct Mark<Value: Sendable>: Sendable {
  var value: Value
  var at: Range<Int>

  /// The same entity, moved to the right.
  func moved(by offset: Int) -> Mark {
    Mark(value: value, at: at.lowerBound + offset..<at.upperBound + offset)
  }
}

/// A link: its short form, its target, and its displayed form.
struct Link: Sendable {
  var short: [UInt8]
  var target: [UInt8]
  /// The target without its scheme; a long one ends in an ellipsis.
  var display: [UInt32]
  /// The host of the target.
  var host: [UInt8]

  /// A link to a page of a reserved host.
  init(_ random: inout Random) {
    let (host, path) = LinkHost.page(&random)
    self.init(short: Identifier.shortLink(&random), host: host, path: path)
  }

  /// A link to a page of a host. `path` begins with a slash.
  init(short: [UInt8], host: [UInt8], path: [UInt8]) {
    self.short = short
    self.host = host
    var target: [UInt8] = []
    target.reserveCapacity(host.count + path.count + 16)
    target.append(ascii: "https://")
    target += host
    target += path
    self.target = target
    display = target[8...].prefix(28).map(UInt32.init)
    if target.count > 8 + 28 { display.append(0x2026) }
  }
}

/// A text with its entities. It is HTML-escaped, as the platform stores it.
struct Body: Sendable {
  var text: [UInt32] = []
  var mentions: [Mark<Identity>] = []
  var hashtags: [Mark<[UInt32]>] = []
  var symbols: [Mark<[UInt32]>] = []
  var links: [Mark<Link>] = []
  /// The place of the one link to the tweet's media.
  var media: Mark<Link>?
  /// Display names in the text.
  var names: [[UInt32]] = []
  /// The part between the handles of a reply and the links to media.
  var visible = 0..<0

  mutating func append(ascii: String) {
    for byte in ascii.utf8 { text.append(UInt32(byte)) }
  }

  mutating func append(ascii: [UInt8]) {
    for byte in ascii { text.append(UInt32(byte)) }
  }

  mutating func append(mention who: Identity) {
    let start = text.count
    text.append(0x40)
    append(ascii: who.handle)
    mentions.append(Mark(value: who, at: start..<text.count))
  }

  mutating func append(hashtag tag: [UInt32]) {
    let start = text.count
    text.append(0x23)
    text += tag
    hashtags.append(Mark(value: tag, at: start..<text.count))
  }

  mutating func append(symbol: [UInt32]) {
    let start = text.count
    text.append(0x24)
    text += symbol
    symbols.append(Mark(value: symbol, at: start..<text.count))
  }

  mutating func append(link: Link) {
    let start = text.count
    append(ascii: link.short)
    links.append(Mark(value: link, at: start..<text.count))
  }

  mutating func append(media link: Link) {
    let start = text.count
    append(ascii: link.short)
    media = Mark(value: link, at: start..<text.count)
  }

  /// Appends `other`, with its entities moved to the right.
  mutating func append(_ other: Body) {
    let offset = text.count
    text += other.text
    mentions += other.mentions.map { $0.moved(by: offset) }
    hashtags += other.hashtags.map { $0.moved(by: offset) }
    symbols += other.symbols.map { $0.moved(by: offset) }
    links += other.links.map { $0.moved(by: offset) }
    media = other.media?.moved(by: offset) ?? media
    names += other.names
  }

  /// Truncates the text after `length` code points, and drops entities that are no longer whole.
  mutating func cut(to length: Int) {
    guard text.count > length else { return }
    text.removeLast(text.count - length)
    mentions.removeAll { $0.at.upperBound > length }
    hashtags.removeAll { $0.at.upperBound > length }
    symbols.removeAll { $0.at.upperBound > length }
    links.removeAll { $0.at.upperBound > length }
    if let mark = media, mark.at.upperBound > length { media = nil }
    visible = min(visible.lowerBound, length)..<min(visible.upperBound, length)
  }
}
