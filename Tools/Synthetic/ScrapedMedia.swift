/// Media as snscrape and twscrape write them.
extension JSONWriter {
  mutating func scrapedMedia(_ tweet: Tweet, _ isSnscrape: Bool) {
    let media = tweet.body.media == nil ? [] : tweet.media
    for one in media { truth?.ids.insert(one.id) }
    guard isSnscrape else { return sortedMedia(media) }
    guard !media.isEmpty else { return null("media") }
    key("media")
    openArray()
    for one in media {
      openObject()
      let name = one.kind == .photo ? "Photo" : one.kind == .video ? "Video" : "Gif"
      member("_type", string: "snscrape.modules.twitter." + name)
      if one.kind == .photo {
        url("previewUrl", "https:", one.file)
        url("fullUrl", "https:", one.file)
      } else {
        url("thumbnailUrl", "https:", one.file)
        scrapedVariants(one)
        if one.kind == .video { member("duration", one.millis / 1000) }
      }
      if let alt = one.alt { member("altText", text: alt) } else { null("altText") }
      closeObject()
    }
    closeArray()
  }

  /// Three lists, one for each type of media.
  private mutating func sortedMedia(_ media: [Media]) {
    key("media")
    openObject()
    let lists: [(String, Media.Kind)] = [
      ("photos", .photo), ("videos", .video), ("animated", .animation),
    ]
    for (name, kind) in lists {
      key(name)
      openArray()
      for one in media where one.kind == kind {
        openObject()
        url(kind == .photo ? "url" : "thumbnailUrl", "https:", one.file)
        if kind == .video {
          scrapedVariants(one)
          member("duration", one.millis)
        }
        closeObject()
      }
      closeArray()
    }
    closeObject()
  }

  private mutating func scrapedVariants(_ media: Media) {
    key("variants")
    openArray()
    for variant in media.variants {
      openObject()
      url("url", variant.address)
      if let bitrate = variant.bitrate { member("bitrate", bitrate) }
      closeObject()
    }
    closeArray()
  }
}
