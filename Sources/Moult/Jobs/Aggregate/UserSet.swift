/// The distinct users of a cell and the numbers of their tweets. Users are stored only as truncated
/// keyed hashes, and the check for a minimum of users never overestimates.
///
/// It stores the `capacity` smallest hashes. Up to the capacity the count is exact, except for
/// colliding hashes, which lower it. Above, it is a sketch of k minimum values (Bar-Yossef et al.,
/// "Counting distinct elements in a data stream", 2002; Beyer et al., "On synopses for
/// distinct-value estimation under multiset operations", 2007): if the k-th smallest hash is the
/// fraction u of the range, there are about (k - 1) / u users, with a relative standard error of 1
/// / sqrt(k - 2), 3.1 % for 1,024. The reported number is three standard errors lower, which is too
/// high for about one sketch in a thousand, and never less than k.
///
/// The tweets of a user whose hash is stored are counted exactly, as the hash is stored from the
/// first tweet on. Those of all others are in a ``TweetSpread``. The result depends neither on the
/// order of tweets nor on which worker counts them.
///
/// New hashes are appended, and sorted in once they are a quarter of all: an insertion for each
/// would be most of the cost of counting.
///
/// Memory: 72 bytes, eight for each hash, and above the capacity 540 more.
struct UserSet: Sendable {
  /// The number of users up to which a printed count is exact.
  static let exactCapacity = 1_024
  /// The number of users up to which the tweets of each are counted exactly, if users are not
  /// counted.
  static let usualCapacity = 64

  /// Ascending and distinct by hash up to `settled`, then in the order of arrival.
  private(set) var entries: [Entry] = []
  private var settled: Int32 = 0
  private let capacity: Int32
  /// The tweets of all users, if there are more than the capacity; nil otherwise.
  private(set) var spread: TweetSpread?

  /// The hash of a user and the number of tweets, at most `UInt32.max`.
  struct Entry: BitwiseCopyable, Sendable {
    let hash: UInt32
    var tweets: UInt32
  }

  /// A set that reports exactly whether it contains `threshold` users.
  init(threshold: Int) {
    capacity = Int32(max(threshold, Self.usualCapacity))
  }

  /// A set that also reports the number of its users, or is compared with another one.
  init(countingWithThreshold threshold: Int) {
    capacity = Int32(max(threshold, Self.exactCapacity))
  }

  /// Adds a tweet of a user. Amortized O(log capacity).
  mutating func insert(_ hash: UInt32) {
    spread?.add(hash, 1)
    if settled == capacity, hash > entries[Int(settled) - 1].hash {
      // More users than the capacity: from here on all tweets are in the sketch, too.
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

  /// Sorts all hashes, merges equal ones, and keeps the smallest. O(capacity · log capacity).
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
      // Doubling would allocate half as much again as is needed.
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

  /// Starts the sketch with the tweets so far, whose users are all still stored.
  private mutating func startSpread() {
    var started = TweetSpread()
    for entry in entries { started.add(entry.hash, Int(entry.tweets)) }
    spread = started
  }
}

/// The results. A set that is not settled is copied and settled first.
extension UserSet {
  /// Whether it contains at least `threshold` users; exact up to the threshold of its initializer.
  func holds(_ threshold: Int) -> Bool { inOrder.entries.count >= threshold }

  /// Whether ``count`` is a lower bound.
  var isLowerBound: Bool { inOrder.spread != nil }

  /// The number of users: exact, or if ``isLowerBound`` a bound with two significant digits.
  var count: Int {
    let set = inOrder
    guard set.isLowerBound, let last = set.entries.last?.hash else { return set.entries.count }
    let kept = UInt64(set.entries.count)
    let estimate = ((kept - 1) << 32) / (UInt64(last) + 1)
    // Rounding the root down makes the error larger and the bound lower.
    let root = UInt64(Double(kept).squareRoot())
    return Self.roundedDown(Int(max(kept, estimate - estimate * 3 / root)))
  }

  /// The most tweets of one user: exact, or if ``isLowerBound`` an upper bound.
  var mostOfOne: Int {
    let set = inOrder
    return set.spread?.mostOfOne ?? set.entries.reduce(0) { max($0, Int($1.tweets)) }
  }

  private var inOrder: Self {
    var copy = self
    copy.settle()
    return copy
  }

  /// A number with all digits after the second replaced by zeros.
  static func roundedDown(_ number: Int) -> Int {
    var unit = 1
    while number / unit >= 100 { unit *= 10 }
    return number / unit * unit
  }
}
