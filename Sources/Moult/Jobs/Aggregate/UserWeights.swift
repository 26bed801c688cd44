/// How many tweets of each user count in each table so far: an open-addressing hash table of truncated keyed hashes.
///
/// Memory: 4 bytes and 2 for each table, for each of its slots, of which more than a third are taken.
struct UserWeights: Sendable {
  private let tables: Int
  /// 0 is a free slot.
  private var hashes: [UInt32]
  /// For each slot, the number of tweets in each table.
  private var counts: [UInt16]
  private var used = 0

  /// The memory for a user in one table, where a third of the slots are free.
  static let bytes = 9
  /// The highest number of tweets that it can tell from more.
  static let most = Int(UInt16.max) - 1

  init(tables: Int) {
    self.tables = tables
    hashes = Array(repeating: 0, count: 64)
    counts = Array(repeating: 0, count: 64 * tables)
  }

  /// The place of a user, until the next one is looked up. Amortized O(1).
  mutating func place(of user: UInt32) -> Int {
    if 3 * (used + 1) > 2 * hashes.count { grow() }
    let slot = slot(of: max(user, 1))
    if hashes[slot] == 0 {
      hashes[slot] = max(user, 1)
      used += 1
    }
    return slot * tables
  }

  /// Counts a tweet of the user at a place in a table, and returns how many there are with it.
  mutating func count(at user: Int, in table: Int) -> Int {
    let place = user + table
    if counts[place] < .max { counts[place] += 1 }
    return Int(counts[place])
  }

  /// The hashes are of a keyed hash, so that their bits need no mixing and nobody can choose colliding ones.
  @inline(__always)
  private func slot(of hash: UInt32) -> Int {
    var slot = Int(hash) & (hashes.count - 1)
    while hashes[slot] != 0 && hashes[slot] != hash { slot = (slot + 1) & (hashes.count - 1) }
    return slot
  }

  private mutating func grow() {
    let (oldHashes, oldCounts) = (hashes, counts)
    hashes = Array(repeating: 0, count: 2 * oldHashes.count)
    counts = Array(repeating: 0, count: 2 * oldCounts.count)
    for (old, hash) in oldHashes.enumerated() where hash != 0 {
      let new = slot(of: hash)
      hashes[new] = hash
      for table in 0..<tables { counts[new * tables + table] = oldCounts[old * tables + table] }
    }
  }
}
