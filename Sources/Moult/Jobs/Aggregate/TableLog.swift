internal import JSONStream

/// What the tweets of a chunk add to the tables, tweet by tweet in their order. Whether a tweet counts is known only when
/// the chunk is merged: an earlier chunk can have the same tweet, or many of the same user.
struct TableLog: Sendable {
  /// A tweet.
  struct Tweet: BitwiseCopyable, Sendable {
    let id: DecimalID?
    /// The keyed hash of its author, by ID or by handle.
    let user: UInt64?
    /// Whether it is a line that names no user.
    let isLine: Bool
    /// The end of its part of ``TableLog/parts``, which begins where the part of the tweet before it ends.
    let end: Int32
  }

  /// The cells of a tweet in a table.
  struct Part: BitwiseCopyable, Sendable {
    let table: Int32
    /// The end of its cells in ``TableLog/places``.
    let end: Int32
  }

  private(set) var tweets: [Tweet] = []
  private(set) var parts: [Part] = []
  var places: [Int32] = []
  /// For each tweet, the buckets of the metrics of the run.
  var buckets: [UInt8] = []

  /// Ends the cells of a table, which were appended to ``places``; without any, nothing is noted.
  mutating func endPart(of table: Int) {
    guard Int32(places.count) > (parts.last?.end ?? 0) else { return }
    parts.append(Part(table: Int32(table), end: Int32(places.count)))
  }

  /// Ends a tweet, whose parts were ended.
  mutating func endTweet(_ id: DecimalID?, user: UInt64?, isLine: Bool = false) {
    tweets.append(Tweet(id: id, user: user, isLine: isLine, end: Int32(parts.count)))
  }

  /// The parts of a tweet.
  func parts(of tweet: Int) -> Range<Int> {
    (tweet == 0 ? 0 : Int(tweets[tweet - 1].end))..<Int(tweets[tweet].end)
  }

  /// The buckets of a tweet, as places in ``buckets``.
  func buckets(of tweet: Int) -> Range<Int> {
    let count = buckets.count / tweets.count
    return tweet * count..<(tweet + 1) * count
  }

  /// The places of a part.
  func places(of part: Int) -> Range<Int> {
    (part == 0 ? 0 : Int(parts[part - 1].end))..<Int(parts[part].end)
  }

  /// Replaces each place by its name in a table.
  mutating func rename(_ name: (Int32, Int) -> Int32) {
    for part in parts.indices {
      for index in places(of: part) { places[index] = name(places[index], Int(parts[part].table)) }
    }
  }

  mutating func removeAll() {
    tweets.removeAll(keepingCapacity: true)
    parts.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
    buckets.removeAll(keepingCapacity: true)
  }
}

/// A tweet without its ID as bytes: words of 32 bits, for its author, the number of its buckets, these, and the number of
/// its parts, and for each part its table, the number of its places, and these. Of its author's hash, the lower half is kept: only tables with noise use the
/// other, and they hold no tweets.
extension TableLog {
  /// Appends a tweet. O(places).
  func encode(_ tweet: Int, into bytes: inout ByteBuffer) {
    let user = tweets[tweet].user
    let parts = parts(of: tweet)
    let buckets = buckets(of: tweet)
    for word in [user == nil ? 0 : 1, UInt32(truncatingIfNeeded: user ?? 0), UInt32(buckets.count)]
    {
      Self.append(word, to: &bytes)
    }
    for index in buckets { Self.append(UInt32(self.buckets[index]), to: &bytes) }
    Self.append(UInt32(parts.count), to: &bytes)
    for part in parts {
      let places = places(of: part)
      for word in [UInt32(self.parts[part].table), UInt32(places.count)] {
        Self.append(word, to: &bytes)
      }
      for index in places { Self.append(UInt32(bitPattern: self.places[index]), to: &bytes) }
    }
  }

  /// Adds a tweet that was encoded. O(places).
  mutating func decode(_ bytes: Span<UInt8>) {
    var offset = 0
    func next() -> UInt32 {
      defer { offset += 4 }
      return (0..<4).reduce(0) { $0 | UInt32(bytes[offset + $1]) << UInt32(8 * $1) }
    }
    let (hasUser, user) = (next() == 1, next())
    for _ in 0..<next() { buckets.append(UInt8(truncatingIfNeeded: next())) }
    for _ in 0..<next() {
      let table = Int(next())
      for _ in 0..<next() { places.append(Int32(bitPattern: next())) }
      endPart(of: table)
    }
    endTweet(nil, user: hasUser ? UInt64(user) : nil)
  }

  private static func append(_ word: UInt32, to bytes: inout ByteBuffer) {
    for shift in stride(from: UInt32(0), to: 32, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: word >> shift))
    }
  }
}
