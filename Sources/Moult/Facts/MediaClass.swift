internal import JSONStream

/// The names of classes that a scraper in Python has for media, with the package before them:
/// `snscrape.modules.twitter.Photo`.
enum MediaClass {
  private static let types = [
    (Array(".Photo".utf8), "photo"), (Array(".Video".utf8), "video"),
    (Array(".Gif".utf8), "animated_gif"),
  ]

  /// The type of a media item; nil for any other class. O(1).
  static func type(of name: Span<UInt8>) -> String? {
    types.first { Bytes.ends(name, with: $0.0) }?.1
  }
}
