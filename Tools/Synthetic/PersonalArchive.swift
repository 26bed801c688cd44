/// The archive of one invented person, as the platform sends it: scripts with one array each.
///
/// The same seed gives the same bytes.
public struct PersonalArchive: Sendable {
  /// A script: `window.YTD.tweets.part0 = [ … ]`.
  public struct Script: Sendable {
    /// The name of its file without `.js`.
    public let name: String
    fileprivate let variable: String
    fileprivate let elements: [[UInt8]]

    /// The elements of the array, with commas between them.
    private var array: [UInt8] {
      Array("[ ".utf8) + elements.joined(separator: Array(", ".utf8)) + Array(" ]".utf8)
    }

    /// The bytes of the file.
    public var text: [UInt8] {
      let start = Array("window.\(variable) = ".utf8)
      return start + (variable == PersonalArchive.manifest ? Array(elements.joined()) : array)
    }
  }

  /// The scripts, in the order of their names.
  public private(set) var scripts: [Script] = []
  /// The number of the person.
  public let owner: UInt64
  /// The tweets in full.
  public private(set) var tweets: [UInt64] = []
  /// The tweets that have only a header.
  public private(set) var headers: [UInt64] = []
  /// The tweets that must not be exported: deleted ones, and those for a circle or community.
  public private(set) var withheld: [UInt64] = []
  /// The tweets of others that the person likes.
  public private(set) var liked: [UInt64] = []
  /// The users who follow the person, and those whom the person follows.
  public private(set) var others: [UInt64] = []
  /// Every identifier in the scripts.
  public private(set) var truth = Truth()

  /// The text that every value begins with that no job may export.
  public static let mark = ArchivePersonal.mark

  fileprivate static let manifest = "__THAR_CONFIG"

  private var writer = JSONWriter(style: .utf8)
  private var random: Random
  private var moment: Instant
  private let author: Int
  private let maker: TweetMaker

  /// - Parameter count: how many tweets each script of tweets has. 1 or more.
  public init(seed: UInt64, count: Int = 12) {
    precondition(count > 0)
    let world = World(seed: seed)
    maker = TweetMaker(world: world)
    random = Random(seed: seed, purpose: .archive, index: 0)
    author = random.below(World.population)
    owner = world.identity(author).id
    moment = world.start
    writer.truth = Truth()
    addTweets(count)
    addOthers(count)
    scripts.sort { $0.name < $1.name }
    truth = writer.truth ?? Truth()
  }

  /// One object that has the arrays of the scripts under the names of their files.
  public var combined: [UInt8] {
    var parts: [String: [[UInt8]]] = [:]
    for script in scripts where script.variable != Self.manifest {
      parts[Self.withoutPart(script.name), default: []] += script.elements
    }
    let members = parts.sorted { $0.key < $1.key }.map { name, elements in
      Array("\"\(name)\":[".utf8) + elements.joined(separator: [0x2C]) + [0x5D]
    }
    return [0x7B] + members.joined(separator: [0x2C]) + [0x7D, 0x0A]
  }

  /// Two parts of tweets, and the headers of all and of some more.
  private mutating func addTweets(_ count: Int) {
    let parts = [makeTweets(count), makeTweets(count)]
    let more = makeTweets(count / 2 + 1)
    for (number, part) in parts.enumerated() {
      add("tweets", part: number, part) { $0.archiveTweet($1) }
      add("tweet-headers", part: number, part + (number == 0 ? [] : more)) { $0.archiveHeader($1) }
    }
    tweets = parts.joined().map(\.id)
    headers = more.map(\.id)
    for name in ["deleted-tweets", "twitter-circle-tweet", "community-tweet"] {
      let made = makeTweets(count / 4 + 1)
      add(name, made) { $0.archiveTweet($1) }
      withheld += made.map(\.id)
      if name == "deleted-tweets" { add("deleted-tweet-headers", made) { $0.archiveHeader($1) } }
    }
  }

  private mutating func addOthers(_ count: Int) {
    let world = maker.world
    liked = makeTweets(count).map(\.id)
    others = (0..<count).map { _ in world.identity(world.celebrity(&random)).id }
    var own = random
    for form in ArchivePersonal.forms {
      add(form.file, [form, form]) { $0.personal($1, &own) }
    }
    add("note-tweet", [0, 1]) { writer, _ in writer.archiveNote(&own) }
    add("direct-messages", [0, 1]) { writer, _ in writer.archiveConversation(&own) }
    add("like", liked) { $0.archiveLike($1, &own) }
    add("follower", others) { $0.archiveAccount("follower", $1) }
    add("following", others) { $0.archiveAccount("following", $1) }
    let who = world.identity(author)
    add("manifest", variable: Self.manifest, [who]) { $0.archiveManifest($1) }
  }

  private mutating func makeTweets(_ count: Int) -> [Tweet] {
    (0..<count).map { _ in
      moment = Instant(millis: moment.millis + 1000 + random.below(60_000))
      let id = Identifier.snowflake(moment, low: Identifier.low(&random))
      let shape = TweetShape.any(&random)
      return maker.tweet(id: id, moment: moment, author: author, shape: shape, &random)
    }
  }

  /// Adds a script with an element for each value.
  private mutating func add<Value>(
    _ name: String, part: Int = 0, variable: String? = nil, _ values: [Value],
    _ write: (inout JSONWriter, Value) -> Void
  ) {
    let elements = values.map { value in
      writer.reset()
      write(&writer, value)
      return Array(writer.written)
    }
    let label = name.replacing("-", with: "_")
    scripts.append(
      Script(
        name: part == 0 ? name : "\(name)-part\(part)",
        variable: variable ?? "YTD.\(label).part\(part)", elements: elements))
  }

  private static func withoutPart(_ name: String) -> String {
    name.split(separator: "-part").first.map(String.init) ?? name
  }
}
