/// What an analysis may know about one tweet: closed values and coarse numbers, whatever the dialect.
///
/// The record's own tweet only; a retweeted or quoted tweet inside it is another tweet. The author is
/// there to be counted and for nothing else; nobody prints it.
struct TweetFacts {
  /// What the tweet is to other tweets.
  enum Kind: String, CaseIterable, Sendable {
    case plain, reply, quote, retweet
  }

  /// A retweet is a retweet even when it quotes; a quote is a quote even when it replies.
  var kind = Kind.plain
  /// Whole hours since 1970-01-01T00:00Z, or nil where the record gives no well-formed time.
  var hour: Int?
  /// A language tag in lower case (`en`, `und`, `zh-cn`), checked.
  var lang: ClosedWord?
  /// Two upper-case letters.
  var country: ClosedWord?
  /// A well-known application, or any other; nil where the record names none.
  var source: Source?
  /// Lower-cased, without the sign; those that are a handle or a display name of the record are gone.
  var hashtags: [String] = []
  /// Lower-cased, without the sign; cleaned like the hashtags.
  var cashtags: [String] = []
  /// Lower-cased host names of the links' targets; cleaned like the hashtags.
  var hosts: [String] = []
  /// `photo`, `video`, `animated_gif`; one element a media item.
  var media: [String] = []
  /// Whether the author's account is verified; nil where the record does not say.
  var verified: Bool?
  /// The year in which the author's account was made.
  var accountYear: Int?
  /// The author's ID; nil where no author is named.
  var author: DecimalID?
  /// How many users the tweet mentions.
  var mentions = 0
  /// How many links it has, media aside.
  var links = 0

  init() {}

  /// Makes it as new, keeping the memory of its lists.
  mutating func clear() {
    kind = .plain
    hour = nil
    lang = nil
    country = nil
    source = nil
    if !hashtags.isEmpty { hashtags.removeAll(keepingCapacity: true) }
    if !cashtags.isEmpty { cashtags.removeAll(keepingCapacity: true) }
    if !hosts.isEmpty { hosts.removeAll(keepingCapacity: true) }
    if !media.isEmpty { media.removeAll(keepingCapacity: true) }
    verified = nil
    accountYear = nil
    author = nil
    mentions = 0
    links = 0
  }
}
