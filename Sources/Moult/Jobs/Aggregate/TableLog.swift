/// What the tweets of a chunk add to the tables, tweet by tweet in their order. Whether a tweet counts is known only when
/// the chunk is merged: an earlier chunk can have the same tweet, or many of the same user.
struct TableLog: Sendable {
  /// A tweet.
  struct Tweet: BitwiseCopyable, Sendable {
    let id: DecimalID?
    /// The keyed hash of its author.
    let user: UInt32?
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

  /// Ends the cells of a table, which were appended to ``places``; without any, nothing is noted.
  mutating func endPart(of table: Int) {
    guard Int32(places.count) > (parts.last?.end ?? 0) else { return }
    parts.append(Part(table: Int32(table), end: Int32(places.count)))
  }

  /// Ends a tweet, whose parts were ended.
  mutating func endTweet(_ id: DecimalID?, user: UInt32?) {
    tweets.append(Tweet(id: id, user: user, end: Int32(parts.count)))
  }

  mutating func removeAll() {
    tweets.removeAll(keepingCapacity: true)
    parts.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
  }
}
