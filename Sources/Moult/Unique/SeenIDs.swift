/// The IDs that were seen, as many of them as a bound of memory has room for.
struct SeenIDs: Sendable {
  /// What meeting an ID says of it.
  enum Meeting {
    case first
    case again
    /// There was no room for it, or for what it equals.
    case unknown
  }

  private var numbers = NumberSet()
  /// IDs beyond 64 bits or with leading zeros, which another ID's number could equal.
  private var others: Set<DecimalID> = []
  private let mostBytes: Int
  private var isFull = false

  /// What a set takes for each of the others, while it grows as well.
  private static let otherBytes = 64
  /// What the next number may take: a chunk, and a longer list of pages.
  private static let growth = 1 << 19

  /// - Parameter mostBytes: how much memory it may take; one ID is remembered in any case.
  init(mostBytes: Int) {
    self.mostBytes = mostBytes
  }

  /// Remembers an ID, if there is room for it. O(1) over time.
  mutating func meet(_ id: DecimalID) -> Meeting {
    if isFull { return contains(id) ? .again : .unknown }
    guard id.isPlain ? numbers.insert(id.low) : others.insert(id).inserted else { return .again }
    isFull = byteCount > mostBytes - Self.growth
    return .first
  }

  private func contains(_ id: DecimalID) -> Bool {
    id.isPlain ? numbers.contains(id.low) : others.contains(id)
  }

  /// Forgets all, and gives the memory back.
  mutating func removeAll() {
    numbers.removeAll()
    others = []
    isFull = false
  }

  /// Which of 256 parts an ID belongs to, so that each part's IDs crowd in few tables.
  func part(of id: DecimalID) -> Int { numbers.part(of: id.low) }

  private var byteCount: Int { numbers.byteCount + others.count * Self.otherBytes }
}
