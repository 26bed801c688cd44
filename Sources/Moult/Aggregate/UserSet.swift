/// The distinct users of a cell, kept as nothing but truncated keyed hashes, and never counted too
/// high by the test whether they are enough.
///
/// It keeps the `capacity` smallest hashes, ascending. Up to there it is exact, but for hashes that
/// collide, which only lowers the count. A set for a threshold then stops: it will never need more.
/// A set that counts goes on as a sketch of k minimum values (Bar-Yossef et al., "Counting distinct
/// elements in a data stream", 2002; Beyer et al., "On synopses for distinct-value estimation under
/// multiset operations", 2007): where the k-th smallest hash is the fraction u of the range, about
/// (k - 1) / u users were seen, with a relative standard error of 1 / sqrt(k - 2), 3.1 % for 1,024.
/// What is told is three such errors less, which is too high about once in a thousand sketches, and
/// never less than k.
///
/// A sketch takes new hashes at its end and puts them in order a quarter at a time, as a search and
/// a shift for each made most of the cost of counting.
///
/// Memory: 24 bytes, and 32 and four for each hash, 5.2 kB at most for a capacity of 1,024.
struct UserSet: Sendable {
  /// The number of users up to which a count is exact.
  static let exactCapacity = 1_024

  /// Ascending and distinct up to `settled`, then as they came.
  private var hashes: [UInt32] = []
  private var settled: Int32 = 0
  private let capacity: Int32
  private let isSketch: Bool
  /// Whether a sketch has seen more users than it keeps; true of what is settled.
  private var isFull = false

  /// A set that only has to tell whether it holds `threshold` users.
  init(threshold: Int) {
    capacity = Int32(threshold)
    isSketch = false
  }

  /// A set that has to tell how many users it holds, and exactly whether they are `threshold`.
  init(countingWithThreshold threshold: Int) {
    capacity = Int32(max(threshold, Self.exactCapacity))
    isSketch = true
  }

  /// Whether no further user makes a difference.
  var isFinished: Bool { !isSketch && hashes.count == capacity }

  /// Adds a user. A sketch takes O(log capacity) over time, a threshold O(threshold) for a new one.
  mutating func insert(_ hash: UInt32) {
    guard isSketch else { return insertInOrder(hash) }
    if settled == capacity, hash > hashes[Int(settled) - 1] {
      isFull = true
      return
    }
    hashes.append(hash)
    if hashes.count - Int(settled) >= max(16, Int(settled) / 4) { settle() }
  }

  /// Adds the users of another set with the same key and capacity. O(capacity · log capacity).
  mutating func merge(_ other: borrowing UserSet) {
    hashes.append(contentsOf: other.hashes)
    isFull = isFull || other.isFull
    settle()
  }

  /// Puts all hashes in order, each once, and keeps the smallest.
  mutating func settle() {
    guard hashes.count > settled else { return }
    hashes.sort()
    hashes.removeRepetitions()
    if hashes.count > capacity {
      isFull = true
      hashes.removeLast(hashes.count - Int(capacity))
    }
    settled = Int32(hashes.count)
    if isSketch && settled > capacity / 2 {
      // Doubling would step over what is needed and so take half as much again.
      hashes.reserveCapacity(Int(capacity) * 5 / 4)
    }
  }

  private mutating func insertInOrder(_ hash: UInt32) {
    guard hashes.count < capacity else { return }
    var (low, high) = (0, hashes.count)
    while low < high {
      let middle = (low + high) / 2
      if hashes[middle] < hash { low = middle + 1 } else { high = middle }
    }
    if low < hashes.count && hashes[low] == hash { return }
    hashes.insert(hash, at: low)
    settled += 1
  }
}

/// What a set tells. A set that is not settled is settled in a copy first.
extension UserSet {
  /// Whether it holds at least so many users, which is exact up to the threshold it was made with.
  func holds(_ threshold: Int) -> Bool { inOrder.hashes.count >= threshold }

  /// Whether ``count`` is a lower bound.
  var isLowerBound: Bool { isSketch && inOrder.isFull }

  /// The number of users: exact, or where ``isLowerBound`` a bound in two significant digits.
  var count: Int {
    let set = inOrder
    guard set.isLowerBound, let last = set.hashes.last else { return set.hashes.count }
    let kept = UInt64(set.hashes.count)
    let estimate = ((kept - 1) << 32) / (UInt64(last) + 1)
    // The root is rounded down, which makes the error larger and the bound lower.
    let root = UInt64(Double(kept).squareRoot())
    return Self.roundedDown(Int(max(kept, estimate - estimate * 3 / root)))
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
