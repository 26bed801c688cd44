/// Exact counts of a table that is published with noise. A user counts at most ``Analysis/mostOfUser`` times in all its
/// cells together, a tweet in several cells once for each: so one user changes the sum of all numbers of tweets, and of
/// all numbers of users, by no more.
///
/// Users are keyed hashes of 64 bits. Two users with the same hash would count as one.
///
/// Memory: 16 bytes a cell, about 40 bytes a user, and 8 for each of the cells of a user.
struct BoundedCounts: Sendable {
  /// The counts of a cell.
  struct Cell: Equatable, Sendable {
    var tweets = 0
    var users = 0
  }

  /// The counts, by the numbers of the cells.
  private(set) var cells: [Cell] = []
  private let most: Int
  /// The places of users in `counted`, by their hashes. The map has no key 0.
  private var places = PlainMap<UInt64>()
  /// How often each user counts so far.
  private var counted: [Int32] = []
  /// For each user the place of the newest of its cells in `visits`.
  private var newest: [Int32] = []
  /// The cells of all users, each with the place of the one before it of the same user; -1 for the first.
  private var visits: [(cell: Int32, before: Int32)] = []

  /// - Parameter most: how often a user counts in all cells together.
  init(most: Int) { self.most = most }

  /// Counts a tweet of a user in a cell, unless the user counts often enough. O(cells of the user).
  mutating func count(_ user: UInt64, in cell: Int32) {
    let place = place(of: max(user, 1))
    guard counted[place] < most else { return }
    counted[place] += 1
    while cells.count <= cell { cells.append(Cell()) }
    cells[Int(cell)].tweets += 1
    var visit = newest[place]
    while visit >= 0 {
      if visits[Int(visit)].cell == cell { return }
      visit = visits[Int(visit)].before
    }
    visits.append((cell, newest[place]))
    newest[place] = Int32(visits.count - 1)
    cells[Int(cell)].users += 1
  }

  private mutating func place(of user: UInt64) -> Int {
    if let known = places[user] { return Int(known) }
    let place = counted.count
    places.insert(user, Int32(place))
    counted.append(0)
    newest.append(-1)
    return place
  }
}
