/// The contents of one record, so that tests can check the output of a tool without parsing the record.
public struct Truth: Sendable, Equatable {
  /// What a record is.
  public enum Kind: Sendable, Equatable {
    case tweet, delete, limit, scrubGeo, statusWithheld, userWithheld, warning
    /// A blank line.
    case keepAlive
    /// A v2 page; ``Truth/rows`` are its tweets.
    case page
    /// A user object; a tweet inside it is not a row.
    case user
    /// A damaged record. It has no rows, and the sets list what it may still contain.
    case bad(Damage)
  }

  public internal(set) var kind = Kind.tweet
  /// The record's own tweets, in order: one for a tweet, those of `data` for a page.
  public internal(set) var rows: [Row] = []
  /// The tweets under `includes.tweets`, in their order.
  public internal(set) var included: [UInt64] = []
  /// Every tweet, user, media, poll and place number anywhere in the record.
  public internal(set) var ids: Set<UInt64> = []
  /// Every handle in the record, without its sign.
  public internal(set) var handles: Set<String> = []
  /// Every display name in the record.
  public internal(set) var names: Set<String> = []
  /// Every address in the record.
  public internal(set) var urls: Set<String> = []

  /// Creates the truth of an empty record.
  public init() {}

  /// One tweet, as a reader of the record should find it.
  public struct Row: Sendable, Equatable {
    public internal(set) var tweet: UInt64
    public internal(set) var author: UInt64
    public internal(set) var handle: String
    public internal(set) var retweeted: UInt64?
    public internal(set) var quoted: UInt64?
    /// The tweet that is replied to.
    public internal(set) var replied: UInt64?
    /// The account that is replied to.
    public internal(set) var repliedUser: UInt64?
    /// The users mentioned in the whole text, in order.
    public internal(set) var mentioned: [UInt64]
    /// The hashtags of the whole text without their sign, in order.
    public internal(set) var hashtags: [String]
    /// The hosts of the links in the whole text, in order, without media links.
    public internal(set) var hosts: [String]
    /// `photo`, `video`, `animated_gif`, one for each of the tweet's own media.
    public internal(set) var media: [String]
    public internal(set) var language: String
    /// Whole hours since 1970.
    public internal(set) var hour: Int
    /// The application's name.
    public internal(set) var source: String
    /// Two upper-case letters.
    public internal(set) var country: String?
    public internal(set) var verified: Bool
    /// Whether the author's account is protected, unlike any in a real stream.
    public internal(set) var protected: Bool
    /// The year in which the author's account was created.
    public internal(set) var accountYear: Int
    /// The whole text, HTML-escaped. For a retweet, what begins with `RT @`.
    public internal(set) var text: String
  }
}

extension Truth.Row {
  /// The row of a tweet, which is the same in every form.
  init(_ tweet: Tweet) {
    self.tweet = tweet.id
    author = tweet.author.identity.id
    handle = String(decoding: tweet.author.identity.handle, as: UTF8.self)
    retweeted = tweet.retweeted?.id
    quoted = tweet.quoted?.id
    replied = tweet.answer?.tweet
    repliedUser = tweet.answer?.user.id
    mentioned = tweet.body.mentions.map(\.value.id)
    hashtags = tweet.body.hashtags.map { String($0.value) }
    hosts = tweet.body.links.map { String(decoding: $0.value.host, as: UTF8.self) }
    media = tweet.media.map(\.kind.rawValue)
    language = Language.all[tweet.language].tag
    hour = tweet.moment.hour
    source = tweet.source.name
    country = tweet.place?.country.code
    verified = tweet.author.verified
    protected = tweet.author.protected
    accountYear = tweet.author.created.year
    text = String(tweet.body.text)
  }
}

extension String {
  /// The string of some code points.
  init(_ scalars: [UInt32]) {
    self.init()
    unicodeScalars.append(contentsOf: scalars.compactMap(Unicode.Scalar.init))
  }
}
