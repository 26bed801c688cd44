/// An upper bound of the tweets of any one user, for any number of users: a count-min sketch of two
/// rows of 32 columns (Cormode and Muthukrishnan, "An improved data stream summary", 2005). All
/// tweets of a user are in one column of each row.
///
/// A user with more than half of the tweets is always found. A user with slightly less than half
/// (48 % if the others are many and small) can be mistaken for one with more.
struct TweetSpread: Sendable {
  private static let columns = 32
  private static let columnBits: UInt32 = 5

  private var sums = Array(repeating: 0, count: 2 * columns)

  /// Adds tweets of a user, or subtracts them if the number is negative.
  mutating func add(_ hash: UInt32, _ tweets: Int) {
    let mask = UInt32(Self.columns - 1)
    sums[Int(hash & mask)] += tweets
    sums[Self.columns + Int(hash >> Self.columnBits & mask)] += tweets
  }

  /// Adds another sketch, multiplied by a number.
  mutating func add(_ other: borrowing TweetSpread, times: Int = 1) {
    for index in sums.indices { sums[index] += other.sums[index] * times }
  }

  /// An upper bound of the tweets of one user.
  var mostOfOne: Int {
    var most = (first: 0, second: 0)
    for column in 0..<Self.columns {
      most.first = max(most.first, sums[column])
      most.second = max(most.second, sums[Self.columns + column])
    }
    return min(most.first, most.second)
  }
}
