/// A tweet or user of any dialect, redacted: what a line of `redact --shape flat` has.
///
/// A value is nil where the record does not have it, or the policy drops it. Encoded, it is the JSON object of such a line,
/// with null for nil.
public struct FlatRecord: Hashable, Sendable {
  /// What a record is about.
  public enum Subject: String, Hashable, Sendable, Codable, CaseIterable {
    case tweet, user
  }

  /// The relation of a tweet to other tweets.
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    case plain, reply, quote, retweet
  }

  /// What the record is about.
  public var record: Subject
  /// The relation of a tweet to others; nil for a user. A retweet is one even when it quotes, a quote even when it
  /// replies.
  public var kind: Kind?
  /// When the tweet was posted, as coarse as the policy says; nil for a user.
  public var time: CoarseTime?
  /// The language of the text as a tag in lower case: `en`, `und`, `zh-cn`.
  public var lang: String?
  /// The country of the tweet's place, two letters.
  public var country: String?
  /// A well-known application, or `other`.
  public var source: String?
  /// Whether the author's account is verified.
  public var verified: Bool?
  /// The year in which the author's account was created.
  public var accountYear: Int?
  /// The number of users that the tweet mentions, rounded down to a power of ten; 0 stays 0. Nil for a user.
  public var mentions: Int?
  /// The number of links, rounded like ``mentions``.
  public var links: Int?
  /// The number of media, rounded like ``mentions``.
  public var media: Int?
  /// The number of hashtags and cashtags, rounded like ``mentions``.
  public var tags: Int?
  /// The distinct types of the media, in their order: `animated_gif`, `photo`, `video`.
  public var mediaTypes: [String]?
  /// The hashtags in lower case without their sign, those alone that enough users used.
  public var hashtags: [String]?
  /// The cashtags, like the hashtags.
  public var cashtags: [String]?
  /// The host names of the links, those alone that enough users used.
  public var hosts: [String]?

  /// A record without values.
  public init(record: Subject) { self.record = record }
}

extension FlatRecord: Codable {
  /// The names of the fields, in the order of a line.
  public enum CodingKeys: String, CodingKey, CaseIterable {
    case record, kind, time, lang, country, source, verified
    case accountYear = "account_year"
    case mentions, links, media, tags
    case mediaTypes = "media_types"
    case hashtags, cashtags, hosts
  }

  /// Encodes all fields, with null for nil.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(record, forKey: .record)
    try container.encode(kind, forKey: .kind)
    try container.encode(time, forKey: .time)
    try container.encode(lang, forKey: .lang)
    try container.encode(country, forKey: .country)
    try container.encode(source, forKey: .source)
    try container.encode(verified, forKey: .verified)
    try container.encode(accountYear, forKey: .accountYear)
    try container.encode(mentions, forKey: .mentions)
    try container.encode(links, forKey: .links)
    try container.encode(media, forKey: .media)
    try container.encode(tags, forKey: .tags)
    try container.encode(mediaTypes, forKey: .mediaTypes)
    try container.encode(hashtags, forKey: .hashtags)
    try container.encode(cashtags, forKey: .cashtags)
    try container.encode(hosts, forKey: .hosts)
  }
}
