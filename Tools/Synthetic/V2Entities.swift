/// Entities of v2 tweets and profiles.
extension JSONWriter {
  /// `entities` with the annotations, if the text has any.
  mutating func v2Entities(_ body: Body, _ tweet: Tweet, _ page: V2Page, isFlat: Bool) {
    note(body)
    guard !body.isBare || !tweet.things.isEmpty else { return }
    key("entities")
    openObject()
    v2EntityMembers(body, tweet, page, isFlat: isFlat)
    v2Things(tweet.things)
    closeObject()
  }

  /// `entities` of a note.
  mutating func v2TextEntities(_ body: Body, _ tweet: Tweet, _ page: V2Page, isFlat: Bool) {
    note(body)
    guard !body.isBare else { return }
    key("entities")
    openObject()
    v2EntityMembers(body, tweet, page, isFlat: isFlat)
    closeObject()
  }

  private mutating func v2EntityMembers(
    _ body: Body, _ tweet: Tweet, _ page: V2Page, isFlat: Bool
  ) {
    if !body.links.isEmpty || body.media != nil {
      key("urls")
      openArray()
      for mark in body.links { v2Link(mark, card: Card(mark.value, tweet, page.world)) }
      for medium in tweet.media {
        guard let mark = body.media else { break }
        v2MediaLink(mark, medium, page)
      }
      closeArray()
    }
    v2Tags("hashtags", body.hashtags)
    v2Tags("cashtags", body.symbols)
    guard !body.mentions.isEmpty else { return }
    key("mentions")
    openArray()
    for mark in body.mentions { v2Mention(mark, page, isFlat: isFlat) }
    closeArray()
  }

  private mutating func v2Things(_ things: [Thing]) {
    guard !things.isEmpty else { return }
    key("annotations")
    openArray()
    for thing in things {
      openObject()
      // The end of an annotation is its last character, unlike that of other entities.
      v2Span(thing.at.lowerBound..<thing.at.upperBound - 1)
      key("probability")
      fraction(thing.probability, places: 4)
      member("type", string: thing.kind.rawValue)
      if thing.kind == .person { truth?.names.insert(String(thing.text)) }
      member("normalized_text", text: thing.text)
      closeObject()
    }
    closeArray()
  }

  /// Hashtags or cashtags, where there are some.
  mutating func v2Tags(_ key: String, _ marks: [Mark<[UInt32]>]) {
    guard !marks.isEmpty else { return }
    self.key(key)
    openArray()
    for mark in marks {
      openObject()
      v2Span(mark.at)
      member("tag", text: mark.value)
      closeObject()
    }
    closeArray()
  }

  private mutating func v2Mention(_ mark: Mark<Identity>, _ page: V2Page, isFlat: Bool) {
    openObject()
    v2Span(mark.at)
    handle("username", mark.value)
    if page.isFound(mark.value.id) {
      id("id", mark.value.id)
      if isFlat {
        v2UserMembers(Account(mark.value.index, in: page.world), page, isMention: true)
      }
    }
    closeObject()
  }

  /// A link with the platform's card of its target.
  mutating func v2Link(_ mark: Mark<Link>, card: Card?) {
    openObject()
    v2LinkMembers(mark)
    if let card { v2Card(card, mark.value) }
    closeObject()
  }

  private mutating func v2LinkMembers(_ mark: Mark<Link>) {
    v2Span(mark.at)
    url("url", mark.value.short)
    url("expanded_url", mark.value.target)
    member("display_url", text: mark.value.display)
  }

  private mutating func v2MediaLink(_ mark: Mark<Link>, _ media: Media, _ page: V2Page) {
    openObject()
    v2LinkMembers(mark)
    if page.isNew { v2MediaKey(media) }
    closeObject()
  }

  mutating func v2Span(_ range: Range<Int>) {
    member("start", range.lowerBound)
    member("end", range.upperBound)
  }
}

extension Body {
  /// Whether the text consists of words alone.
  var isBare: Bool {
    mentions.isEmpty && hashtags.isEmpty && symbols.isEmpty && links.isEmpty && media == nil
  }
}
