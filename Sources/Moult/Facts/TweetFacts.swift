/// The facts about one tweet that an analysis can use, in any dialect: closed values and coarse numbers.
///
/// They are about the record's own tweet, and not about a retweeted or quoted tweet inside it. The author is
/// used for counting alone, and never printed.
struct TweetFacts {
  /// The relation of the tweet to other tweets.
  enum Kind: String, CaseIterable, Sendable {
    case plain, reply, quote, retweet
  }

  /// A retweet is a retweet even when it quotes; a quote is a quote even when it replies.
  var kind = Kind.plain
  /// Whole hours since 1970-01-01T00:00Z; nil where the record has no well-formed time.
  var hour: Int?
  /// How coarse the time is, where the record itself is coarse.
  var timeUnit = TimeUnit.hour
  /// A valid language tag in lower case: `en`, `und`, `zh-cn`.
  var lang: ClosedWord?
  /// An ISO 3166-1 code: two upper-case letters.
  var country: ClosedWord?
  /// A well-known application, or `other`; nil where the record names none.
  var source: Source?
  /// In lower case, without the sign, and without those that are a handle or display name in the record.
  var hashtags: [String] = []
  /// Like the hashtags.
  var cashtags: [String] = []
  /// Host names of the links' targets in lower case, without handles like the hashtags.
  var hosts: [String] = []
  /// The topics that the platform assigned, except those of people and of places.
  var topics: [String] = []
  /// The names of the listed terms that the text uses.
  var terms: [String] = []
  /// The words and phrases of filters that the text uses, folded.
  var words: [String] = []
  /// `photo`, `video` or `animated_gif`: one element for each media item.
  var media: [String] = []
  /// Whether the author's account is verified; nil where the record does not contain it.
  var verified: Bool?
  /// The year in which the author's account was created.
  var accountYear: Int?
  /// The tweet's own ID, to count each tweet once; nil where the record has none, or the job does not need it.
  var id: DecimalID?
  /// Whether the ID was text, which wins over a number, as a program may have rounded that.
  var hasTextID = false
  /// The author's ID; nil where no author is named.
  var author: DecimalID?
  /// The author's handle, where a dialect may have no ID.
  var handle: Handle?
  /// The buckets of its numbers.
  var metrics = MetricBuckets()
  /// Whether it is a line of `redact --shape flat`, which names no user.
  var isLine = false
  /// The number of users that the tweet mentions.
  var mentions = 0
  /// The number of links, without media.
  var links = 0

  /// A part of a time. A greater one is coarser.
  enum TimeUnit: UInt8, Sendable {
    case hour, day, month, year
  }

  init() {}

  /// Resets all facts, and keeps the memory of the lists.
  mutating func clear() {
    kind = .plain
    hour = nil
    timeUnit = .hour
    lang = nil
    country = nil
    source = nil
    if !hashtags.isEmpty { hashtags.removeAll(keepingCapacity: true) }
    if !cashtags.isEmpty { cashtags.removeAll(keepingCapacity: true) }
    if !hosts.isEmpty { hosts.removeAll(keepingCapacity: true) }
    if !topics.isEmpty { topics.removeAll(keepingCapacity: true) }
    if !terms.isEmpty { terms.removeAll(keepingCapacity: true) }
    if !words.isEmpty { words.removeAll(keepingCapacity: true) }
    if !media.isEmpty { media.removeAll(keepingCapacity: true) }
    verified = nil
    accountYear = nil
    id = nil
    hasTextID = false
    author = nil
    handle = nil
    if !metrics.isEmpty { metrics = MetricBuckets() }
    mentions = 0
    links = 0
  }
}
