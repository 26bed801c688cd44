import JSONStream

@testable import Moult

/// A generator of random numbers, the same in every run.
struct AggregateChance: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return (state ^ state >> 33) &* 0xFF51_AFD7_ED55_8CCD
  }
}

extension RunKey {
  /// A key for tests, the same for the same seed.
  init(seed: UInt64) {
    var source = AggregateChance(state: seed)
    self.init(using: &source)
  }
}

extension TweetFacts {
  /// A made-up tweet by a made-up user.
  init(
    user: Int?, hour: Int? = nil, lang: String? = nil, hashtags: [String] = [],
    hosts: [String] = [], kind: Kind = .plain, id: Int? = nil
  ) {
    self.init()
    self.id = id.map { DecimalID(UInt64($0)) }
    if let user { author = DecimalID("9\(user)".utf8.span) }
    self.hour = hour
    self.lang = lang.flatMap { ClosedWord($0.utf8.span) }
    self.hashtags = hashtags
    self.hosts = hosts
    self.kind = kind
  }
}

extension Table {
  /// A table over some tweets.
  init(_ analysis: Analysis, _ tweets: [TweetFacts], limit: Int = Table.usualLimit) throws {
    self.init(analysis: analysis, key: RunKey(seed: 1), maximumCells: limit)
    for tweet in tweets { try add(tweet) }
  }

  /// Counts a tweet, whoever wrote it.
  @discardableResult
  mutating func add(_ tweet: TweetFacts) throws -> Int {
    var places: [Int32] = []
    let dropped = try place(tweet, into: &places)
    if !places.isEmpty { try count(tweet.author.map(key.hash), in: places.span) }
    return dropped
  }
}

extension TableSet {
  /// Tables over some tweets.
  init(
    _ analyses: [Analysis], _ tweets: some Sequence<TweetFacts>, limit: Int = Table.usualLimit
  ) throws {
    self.init(analyses, maximumCells: limit, uniqueMemory: .max, key: RunKey(seed: 1))
    for tweet in tweets { _ = try add(tweet) }
  }

  /// What a worker notes of some tweets.
  func worker(on tweets: some Sequence<TweetFacts>) throws -> TableSet {
    var worker = emptied(for: .notes)
    for tweet in tweets { _ = try worker.add(tweet) }
    return worker
  }
}

extension TableResult {
  /// The result as text.
  func text(_ format: TableFormat) -> String {
    var buffer = ByteBuffer()
    render(format: format, into: &buffer)
    return String(decoding: buffer.array, as: UTF8.self)
  }

  /// The rows as one line of text each.
  var lines: [String] {
    cells.map { row in
      let values = writtenValues(of: row).map { $0 ?? "-" }
      return (values + writtenCounts(of: row).map { $0 ?? "gap" }).joined(separator: " ")
    }
  }
}

/// Tweets in one language, one for each user of a range.
func tweets(_ lang: String?, users: Range<Int>) -> [TweetFacts] {
  users.map { TweetFacts(user: $0, lang: lang) }
}
