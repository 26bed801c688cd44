/// The distinct users of a cell with the number of their tweets, kept under nothing but truncated
/// keyed hashes, and never counted too high by the test whether they are enough.
///
/// It keeps the `capacity` smallest hashes, ascending. Up to there it is exact, but for hashes that
/// collide, which only lowers the count. Beyond, it is a sketch of k minimum values (Bar-Yossef et
/// al., "Counting distinct elements in a data stream", 2002; Beyer et al., "On synopses for
/// distinct-value estimation under multiset operations", 2007): where the k-th smallest hash is the
/// fraction u of the range, about (k - 1) / u users were seen, with a relative standard error of
/// 1 / sqrt(k - 2), 3.1 % for 1,024. What is reported is three such errors less, which is too high
/// about once in a thousand sketches, and never less than k.
///
/// The tweets of a user whose hash is kept are counted exactly, since the hash was kept from its
/// first tweet on. Those of all others are in a ``TweetSpread``. None of this depends on the order
/// in which tweets come or on which worker counts them.
///
/// New hashes are added at the end and put in order a quarter at a time, as a search and a shift for
/// each made most of the cost of counting.
///
/// Memory: 40 bytes, and 32 and eight for each hash; beyond the capacity 540 more.
struct UserSet: Sendable {
  /// The number of users up to which a printed count is exact.
  static let exactCapacity = 1_024
  /// The number of users up to which it is known how many tweets each has, where users are not
  /// counted.
  static let usualCapacity = 64

  /// Ascending and distinct by hash up to `settled`, then as they came.
  private(set) var entries: [Entry] = []
  private var settled: Int32 = 0
  private let capacity: Int32
  /// The tweets of all users, once there are more than are kept; nil up to there.
  private(set) var spread: TweetSpread?

  /// A user's hash and tweets.
  struct Entry: BitwiseCopyable, Sendable {
    let hash: UInt32
    var tweets: UInt32
  }

  /// A set that reports exactly whether it holds `threshold` users.
  init(threshold: Int) {
    capacity = Int32(max(threshold, Self.usualCapacity))
  }

  /// A set that also reports how many users it holds, or that is compared with another one.
  init(countingWithThreshold threshold: Int) {
    capacity = Int32(max(threshold, Self.exactCapacity))
  }

  /// Adds a tweet of a user. O(log capacity) over time.
  mutating func insert(_ hash: UInt32) {
    spread?.add(hash, 1)
    if settled == capacity, hash > entries[Int(settled) - 1].hash {
      // One more than is kept. What comes without being kept is spread, too.
      guard spread == nil else { return }
      startSpread()
      spread?.add(hash, 1)
      return
    }
    entries.append(Entry(hash: hash, tweets: 1))
    if entries.count - Int(settled) >= max(16, Int(settled) / 4) { settle() }
  }

  /// Adds the users of another set with the same key and capacity. O(capacity · log capacity).
  mutating func merge(_ other: borrowing UserSet) {
    if spread != nil || other.spread != nil {
      if spread == nil { startSpread() }
      if let theirs = other.spread {
        spread?.add(theirs)
      } else {
        for entry in other.entries { spread?.add(entry.hash, Int(entry.tweets)) }
      }
    }
    entries.append(contentsOf: other.entries)
    settle()
  }

  /// Puts all hashes in order, each once, and keeps the smallest.
  mutating func settle() {
    guard entries.count > settled else { return }
    entries.sort { $0.hash < $1.hash }
    joinRepetitions()
    if entries.count > capacity {
      if spread == nil { startSpread() }
      entries.removeLast(entries.count - Int(capacity))
    }
    settled = Int32(entries.count)
    if settled > capacity / 2 {
      // Doubling would step over what is needed and so take half as much again.
      entries.reserveCapacity(Int(capacity) * 5 / 4)
    }
  }

  private mutating func joinRepetitions() {
    var kept = 0
    for index in entries.indices.dropFirst() {
      if entries[index].hash == entries[kept].hash {
        let sum = entries[kept].tweets.addingReportingOverflow(entries[index].tweets)
        entries[kept].tweets = sum.overflow ? .max : sum.partialValue
      } else {
        kept += 1
        entries[kept] = entries[index]
      }
    }
    entries.removeLast(entries.count - kept - 1)
  }

  /// Spreads what was counted so far, all of which is still kept.
  private mutating func startSpread() {
    var started = TweetSpread()
    for entry in entries { started.add(entry.hash, Int(entry.tweets)) }
    spread = started
  }
}

/// What a set reports. A set that is not settled is settled in a copy first.
extension UserSet {
  /// Whether it holds at least so many users, which is exact up to the threshold it was made with.
  func holds(_ threshold: Int) -> Bool { inOrder.entries.count >= threshold }

  /// Whether ``count`` is a lower bound.
  var isLowerBound: Bool { inOrder.spread != nil }

  /// The number of users: exact, or where ``isLowerBound`` a bound in two significant digits.
  var count: Int {
    let set = inOrder
    guard set.isLowerBound, let last = set.entries.last?.hash else { return set.entries.count }
    let kept = UInt64(set.entries.count)
    let estimate = ((kept - 1) << 32) / (UInt64(last) + 1)
    // The root is rounded down, which makes the error larger and the bound lower.
    let root = UInt64(Double(kept).squareRoot())
    return Self.roundedDown(Int(max(kept, estimate - estimate * 3 / root)))
  }

  /// The most tweets that one user can have: exact, or where ``isLowerBound`` a little too high.
  var mostOfOne: Int {
    let set = inOrder
    return set.spread?.mostOfOne ?? set.entries.reduce(0) { max($0, Int($1.tweets)) }
  }

  private var inOrder: Self {
    var copy = self
    copy.settle()
    return copy
  }

  /// A number with all but its first two digits made zero.
  static func roundedDown(_ number: Int) -> Int {
    var unit = 1
    while number / unit >= 100 { unit *= 10 }
    return number / unit * unit
  }
}
