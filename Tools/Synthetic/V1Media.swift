/// Sizes and variants of v1.1 media.
extension JSONWriter {
  mutating func v1Sizes(_ media: Media) {
    key("sizes")
    openObject()
    v1Size("thumb", (150, 150), "crop")
    v1Size("large", media.size(within: 2048), "fit")
    v1Size("small", media.size(within: 680), "fit")
    v1Size("medium", media.size(within: 1200), "fit")
    closeObject()
  }

  private mutating func v1Size(_ key: String, _ size: (width: Int, height: Int), _ resize: String) {
    self.key(key)
    openObject()
    member("w", size.width)
    member("h", size.height)
    member("resize", string: resize)
    closeObject()
  }

  mutating func v1Video(_ media: Media) {
    key("video_info")
    openObject()
    key("aspect_ratio")
    numbers(16, 9)
    if media.kind == .video { member("duration_millis", media.millis) }
    key("variants")
    openArray()
    for variant in media.variants { v1Variant(variant) }
    closeArray()
    closeObject()
  }

  private mutating func v1Variant(_ variant: Media.Variant) {
    openObject()
    if let bitrate = variant.bitrate { member("bitrate", bitrate) }
    member("content_type", string: variant.type)
    url("url", variant.address)
    closeObject()
  }
}

extension Media {
  /// One encoding of a video.
  struct Variant: Sendable {
    let bitrate: Int?
    let type: String
    let address: [UInt8]
  }

  /// The address of the picture, without its scheme. A video has a still image, whose address contains the
  /// video's ID.
  var file: [UInt8] {
    var file: [UInt8] = []
    file.reserveCapacity(90)
    file.append(ascii: "//pbs.twimg.com/")
    switch kind {
    case .photo: file.append(ascii: "media/")
    case .animation: file.append(ascii: "tweet_video_thumb/")
    case .video:
      file.append(ascii: "ext_tw_video_thumb/")
      file.append(decimal: id)
      file.append(ascii: "/pu/img/")
    }
    file.append(contentsOf: key)
    file.append(ascii: ".jpg")
    return file
  }

  /// The encodings: three of a video and its playlist, one of an animation, none of a photo.
  var variants: [Variant] {
    switch kind {
    case .photo: return []
    case .animation:
      return [Variant(bitrate: 0, type: "video/mp4", address: video("tweet_video/", ".mp4"))]
    case .video:
      var folder = Array("ext_tw_video/".utf8)
      folder.append(decimal: id)
      let path = String(decoding: folder, as: UTF8.self)
      let clips = [(256_000, "320x180"), (832_000, "640x360"), (2_176_000, "1280x720")]
      let encoded = clips.map { bitrate, size in
        Variant(
          bitrate: bitrate, type: "video/mp4",
          address: video("\(path)/pu/vid/\(size)/", ".mp4?tag=10"))
      }
      let list = video("\(path)/pu/pl/", ".m3u8?tag=10")
      return encoded + [Variant(bitrate: nil, type: "application/x-mpegURL", address: list)]
    }
  }

  private func video(_ folder: String, _ ending: String) -> [UInt8] {
    var address: [UInt8] = []
    address.reserveCapacity(100)
    address.append(ascii: "https://video.twimg.com/")
    address.append(ascii: folder)
    address.append(contentsOf: key)
    address.append(ascii: ending)
    return address
  }
}
