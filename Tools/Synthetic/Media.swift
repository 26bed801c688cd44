/// A photo, a video or an animation of a tweet.
struct Media: Sendable {
  enum Kind: String, Sendable {
    case photo, video
    case animation = "animated_gif"
  }

  let kind: Kind
  let id: UInt64
  /// The name of its file, without an ending.
  let key: [UInt8]
  let width: Int
  let height: Int
  let millis: Int
  let views: Int
  /// An alternative text.
  let alt: [UInt32]?
  /// The tweet and the account that posted it first, if they are others.
  var origin: (tweet: UInt64, user: UInt64)?

  init(
    kind: Kind, moment: Instant, language: Int, _ world: World, _ random: inout Random
  ) {
    self.kind = kind
    let upload = Instant(millis: moment.millis - 2000 - random.below(60_000))
    id = Identifier.snowflake(upload, low: Identifier.low(&random))
    var key = Array("SYN".utf8)
    key.append(random: 12, using: &random)
    self.key = key
    width = 400 + random.below(1649)
    height = 400 + random.below(1649)
    millis = 3000 + random.below(137_000)
    views = random.heavy(4, 20)
    alt = random.chance(80) ? Profile.phrase(language, 4 + random.below(8), world, &random) : nil
    if random.chance(60) {
      let earlier = Instant(millis: upload.millis - random.heavy(20, 32))
      let tweet = Identifier.snowflake(earlier, low: Identifier.low(&random))
      origin = (tweet, world.identity(world.celebrity(&random)).id)
    } else {
      origin = nil
    }
  }

  /// The media of one tweet: one video or animation, or up to four photos.
  static func some(
    moment: Instant, language: Int, _ world: World, _ random: inout Random
  ) -> [Media] {
    let kinds: [Kind] = [.photo, .video, .animation]
    let kind = kinds[random.weighted([84, 13, 3])]
    let count = kind == .photo ? 1 + random.weighted([82, 8, 4, 6]) : 1
    return (0..<count).map { _ in
      Media(kind: kind, moment: moment, language: language, world, &random)
    }
  }

  /// Width and height, scaled so that the longer side is at most `side`.
  func size(within side: Int) -> (width: Int, height: Int) {
    let longer = max(width, height)
    guard longer > side else { return (width, height) }
    return (width * side / longer, height * side / longer)
  }
}

extension Profile {
  /// Some words of a language with spaces between them.
  static func phrase(
    _ language: Int, _ count: Int, _ world: World, _ random: inout Random
  ) -> [UInt32] {
    var text = capitalised(world.word(language, &random))
    for _ in 1..<max(count, 2) { text += [0x20] + world.word(language, &random) }
    return text
  }
}
