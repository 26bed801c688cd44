/// Media, polls and places of v2.
extension JSONWriter {
  /// `attachments`: keys of media, numbers of polls, and in a flat tweet the objects themselves.
  mutating func v2Attachments(_ tweet: Tweet, _ page: V2Page, isFlat: Bool) {
    guard !tweet.media.isEmpty || tweet.poll != nil else { return }
    key("attachments")
    openObject()
    if !tweet.media.isEmpty {
      key("media_keys")
      openArray()
      for media in tweet.media {
        truth?.ids.insert(media.id)
        value(media.attachmentKey)
      }
      closeArray()
      if isFlat { v2FlatMedia(tweet, page) }
    }
    if let poll = tweet.poll {
      key("poll_ids")
      openArray()
      id(poll.id)
      closeArray()
      if isFlat {
        key("poll")
        v2Poll(poll, tweet)
      }
    }
    closeObject()
  }

  private mutating func v2FlatMedia(_ tweet: Tweet, _ page: V2Page) {
    key("media")
    openArray()
    for media in tweet.media { v2Media(media, page) }
    closeArray()
  }

  mutating func v2MediaKey(_ media: Media) {
    truth?.ids.insert(media.id)
    member("media_key", ascii: media.attachmentKey)
  }

  mutating func v2Media(_ media: Media, _ page: V2Page) {
    openObject()
    member("height", media.height)
    v2MediaKey(media)
    member("width", media.width)
    if media.kind == .photo {
      url("url", "https:", media.file)
    } else {
      url("preview_image_url", "https:", media.file)
    }
    member("type", string: media.kind.rawValue)
    if let alt = media.alt { member("alt_text", text: alt) }
    if media.kind == .video {
      member("duration_ms", media.millis)
      key("public_metrics")
      openObject()
      member("view_count", media.views)
      closeObject()
    }
    if page.isNew, media.kind != .photo { v2Variants(media) }
    closeObject()
  }

  private mutating func v2Variants(_ media: Media) {
    key("variants")
    openArray()
    for variant in media.variants {
      openObject()
      if let bitrate = variant.bitrate { member("bit_rate", bitrate) }
      member("content_type", string: variant.type)
      url("url", variant.address)
      closeObject()
    }
    closeArray()
  }

  mutating func v2Poll(_ poll: Poll, _ tweet: Tweet) {
    openObject()
    id("id", poll.id)
    key("options")
    openArray()
    for (index, option) in poll.options.enumerated() {
      openObject()
      member("position", index + 1)
      member("label", text: option.label)
      member("votes", option.votes)
      closeObject()
    }
    closeArray()
    member("voting_status", string: "open")
    member("duration_minutes", poll.minutes)
    let end = Instant(millis: tweet.moment.millis + poll.minutes * 60_000)
    member("end_datetime", iso: end)
    closeObject()
  }
}

extension Media {
  /// `3_<id>` for a photo, `7_<id>` for a video, `16_<id>` for an animation.
  var attachmentKey: [UInt8] {
    var key: [UInt8] = []
    key.append(ascii: kind == .photo ? "3_" : kind == .video ? "7_" : "16_")
    key.append(decimal: id)
    return key
  }
}
