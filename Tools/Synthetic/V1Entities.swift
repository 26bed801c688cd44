/// Entities of v1.1 tweets, in the key order of a stream of 2019.
extension JSONWriter {
  /// `entities`, and `extended_entities` where a text has media.
  mutating func v1AllEntities(_ body: Body, _ media: [Media]) {
    guard !body.isBare else {
      write(fragments.noEntities)
      return
    }
    let list = v1Entities(body, media)
    guard let mark = body.media else { return }
    key("extended_entities")
    openObject()
    key("media")
    // For one photo or video, both lists are the same.
    if media.count == 1 {
      repeatValue(from: list.lowerBound, to: list.upperBound)
    } else {
      v1Media(media[...], mark)
    }
    closeObject()
  }

  /// `entities` of a text. It has only the first of several photos.
  ///
  /// - Returns: where the list of the media was written.
  @discardableResult
  mutating func v1Entities(_ body: Body, _ media: [Media]) -> Range<Int> {
    key("entities")
    return v1EntitySet(body, media)
  }

  /// The value of `entities`.
  @discardableResult
  mutating func v1EntitySet(_ body: Body, _ media: [Media] = []) -> Range<Int> {
    openObject()
    v1Tags("hashtags", body.hashtags)
    key("urls")
    openArray()
    for mark in body.links { v1Link(mark) }
    closeArray()
    key("user_mentions")
    openArray()
    for mark in body.mentions { v1Mention(mark) }
    closeArray()
    v1Tags("symbols", body.symbols)
    var list = 0..<0
    if let mark = body.media {
      key("media")
      let start = end
      v1Media(media.prefix(1), mark)
      list = start..<end
    }
    closeObject()
    return list
  }

  private mutating func v1Tags(_ key: String, _ marks: [Mark<[UInt32]>]) {
    self.key(key)
    openArray()
    for mark in marks {
      openObject()
      member("text", text: mark.value)
      indices(mark.at)
      closeObject()
    }
    closeArray()
  }

  /// One link of a text or a profile.
  mutating func v1Link(_ mark: Mark<Link>) {
    openObject()
    v1LinkMembers(mark.value)
    indices(mark.at)
    closeObject()
  }

  private mutating func v1LinkMembers(_ link: Link) {
    url("url", link.short)
    url("expanded_url", link.target)
    member("display_url", text: link.display)
  }

  private mutating func v1Mention(_ mark: Mark<Identity>) {
    openObject()
    handle("screen_name", mark.value)
    name("name", mark.value)
    id("id", "id_str", mark.value.id)
    indices(mark.at)
    closeObject()
  }

  private mutating func v1Media(_ media: ArraySlice<Media>, _ mark: Mark<Link>) {
    openArray()
    for one in media { v1Medium(one, mark) }
    closeArray()
  }

  private mutating func v1Medium(_ media: Media, _ mark: Mark<Link>) {
    openObject()
    id("id", "id_str", media.id)
    indices(mark.at)
    if let alt = media.alt { member("ext_alt_text", text: alt) }
    if media.kind == .video {
      key("additional_media_info")
      openObject()
      member("monetizable", false)
      closeObject()
    }
    let file = media.file
    url("media_url", "http:", file)
    url("media_url_https", "https:", file)
    url("url", mark.value.short)
    member("display_url", text: mark.value.display)
    url("expanded_url", mark.value.target)
    member("type", string: media.kind.rawValue)
    if media.kind != .photo { v1Video(media) }
    v1Sizes(media)
    if let origin = media.origin {
      id("source_status_id", "source_status_id_str", origin.tweet)
      id("source_user_id", "source_user_id_str", origin.user)
    }
    closeObject()
  }
}
