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

  /// Adds the tweets of another log, whose places have other names here.
  mutating func append(_ other: TableLog, _ name: (Int32, Int) -> Int32) {
    let (firstPart, firstPlace) = (Int32(parts.count), Int32(places.count))
    var other = other
    other.rename(name)
    tweets += other.tweets.map {
      Tweet(id: $0.id, user: $0.user, isLine: $0.isLine, end: $0.end + firstPart)
    }
    parts += other.parts.map { Part(table: $0.table, end: $0.end + firstPlace) }
    places += other.places
    buckets += other.buckets
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

/// A tweet without its ID as bytes: numbers for its author, how many buckets it has, these, and how many parts it has, and for
/// each part its table, the number of its places, and these.
extension TableLog {
  /// Appends a tweet. O(places).
  func encode(_ tweet: Int, into bytes: inout ByteBuffer) {
    let user = tweets[tweet].user
    let parts = parts(of: tweet)
    let (buckets, isLine) = (buckets(of: tweet), tweets[tweet].isLine)
    bytes.append(number: isLine ? 2 : user == nil ? 0 : 1)
    if let user, !isLine { bytes.append(number: user) }
    bytes.append(number: UInt64(buckets.count))
    for index in buckets { bytes.append(self.buckets[index]) }
    bytes.append(number: UInt64(parts.count))
    for part in parts {
      let places = places(of: part)
      bytes.append(number: UInt64(self.parts[part].table))
      bytes.append(number: UInt64(places.count))
      // The least place is -1.
      for index in places { bytes.append(number: UInt64(self.places[index] + 1)) }
    }
  }

  /// Adds a tweet that was encoded. O(places).
  mutating func decode(_ bytes: Span<UInt8>, _ cursor: inout NumberCursor, _ id: DecimalID? = nil) {
    let author = cursor.number(in: bytes, below: 3)
    let user = author == 1 ? cursor.number(in: bytes) : nil
    let count = cursor.number(in: bytes, below: bytes.count)
    for index in cursor.range(of: count, in: bytes) { buckets.append(bytes[index]) }
    let parts = cursor.number(in: bytes, below: bytes.count)
    for _ in 0..<parts where !cursor.isDamaged {
      let table = cursor.number(in: bytes, below: Int(Int32.max))
      let count = cursor.number(in: bytes, below: bytes.count)
      for _ in 0..<count where !cursor.isDamaged {
        places.append(Int32(cursor.number(in: bytes, below: Int(Int32.max))) - 1)
      }
      endPart(of: table)
    }
    endTweet(id, user: user, isLine: author == 2)
  }
}
