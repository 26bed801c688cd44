/// The tweets of any number of users in two rows of 32 columns, which bound what one user has: a
/// user's tweets are all in one column of each row (a count-min sketch; Cormode and Muthukrishnan,
/// "An improved data stream summary", 2005).
///
/// A user with more than half of the tweets is never missed. One with somewhat less than half (48 %
/// where the others are many and small) can be taken for one with more.
struct TweetSpread: Sendable {
  private static let columns = 32
  private static let columnBits: UInt32 = 5

  private var sums = Array(repeating: 0, count: 2 * columns)

  /// Adds tweets of a user, or with a negative number takes them away.
  mutating func add(_ hash: UInt32, _ tweets: Int) {
    let mask = UInt32(Self.columns - 1)
    sums[Int(hash & mask)] += tweets
    sums[Self.columns + Int(hash >> Self.columnBits & mask)] += tweets
  }

  /// Adds what another one has, a number of times.
  mutating func add(_ other: borrowing TweetSpread, times: Int = 1) {
    for index in sums.indices { sums[index] += other.sums[index] * times }
  }

  /// The most tweets that one user can have.
  var mostOfOne: Int {
    var most = (first: 0, second: 0)
    for column in 0..<Self.columns {
      most.first = max(most.first, sums[column])
      most.second = max(most.second, sums[Self.columns + column])
    }
    return min(most.first, most.second)
  }
}
