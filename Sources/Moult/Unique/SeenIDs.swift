/// The IDs that were seen, up to a limit of memory.
struct SeenIDs: Sendable {
  /// Whether an ID was seen before.
  enum Status {
    case first
    case again
    /// Unknown, since the memory is used up.
    case unknown
  }

  private var numbers = NumberSet()
  /// IDs of more than 64 bits or with leading zeros, whose numbers are not unique.
  private var others: Set<DecimalID> = []
  private let mostBytes: Int
  private var isFull = false

  /// The size of an element of `others` in bytes, including the growth of the set.
  private static let otherBytes = 64

  /// - Parameter mostBytes: the limit of memory. One ID is always remembered.
  init(mostBytes: Int) {
    self.mostBytes = mostBytes
  }

  /// Looks an ID up, and remembers it within the limit. Amortized O(1).
  mutating func insert(_ id: DecimalID) -> Status {
    if isFull { return contains(id) ? .again : .unknown }
    guard id.isPlain ? numbers.insert(id.low) : others.insert(id).inserted else { return .again }
    isFull = byteCount > mostBytes - numbers.growth
    return .first
  }

  private func contains(_ id: DecimalID) -> Bool {
    id.isPlain ? numbers.contains(id.low) : others.contains(id)
  }

  /// Removes all IDs and frees the memory.
  mutating func removeAll() {
    numbers.removeAll()
    others = []
    isFull = false
  }

  /// The partition, of 256, that an ID belongs to. The IDs of a partition are in few of the tables.
  func partition(of id: DecimalID) -> Int { numbers.partition(of: id.low) }

  private var byteCount: Int { numbers.byteCount + others.count * Self.otherBytes }
}
