/// The tweets before the first one of a run whose author has an ID.
///
/// As long as there is no ID, users are counted by handle. Somebody whom one record names by ID and another one by
/// handle would then be two users. So with the first ID the tables are filled anew, as if no tweet had a handle: the
/// tweets without an ID count as one user's, the first ones of each table.
struct UnnamedTweets: Sendable {
  /// The tweets that count in a table, in their order.
  private(set) var held = TableLog()
  /// For each table, the number of tweets.
  private(set) var counts: [Int]
  /// Whether one of them has a handle.
  private(set) var hasHandles = false

  init(tables: Int) { counts = Array(repeating: 0, count: tables) }

  /// Adds a tweet of a log.
  ///
  /// - Parameter most: for each table, how many tweets of a user count.
  mutating func add(_ index: Int, of log: TableLog, most: (Int) -> Int) {
    if log.tweets[index].user != nil { hasHandles = true }
    var isHeld = false
    for part in log.parts(of: index) {
      let table = Int(log.parts[part].table)
      counts[table] += 1
      if counts[table] <= most(table) { isHeld = true }
    }
    guard isHeld else { return }
    var bytes = ByteBuffer()
    log.encode(index, into: &bytes)
    var cursor = NumberCursor()
    held.decode(bytes.bytes, &cursor)
  }
}
