/// A set of IDs, stored as numbers where that is lossless.
struct IDSet: Sendable {
  private var numbers: Set<UInt64> = []
  /// IDs beyond 64 bits or with leading zeros, which another ID's number could equal.
  private var others: Set<DecimalID> = []

  /// Adds an ID; false where the set contains it.
  mutating func insert(_ id: DecimalID) -> Bool {
    id.isPlain ? numbers.insert(id.low).inserted : others.insert(id).inserted
  }

  mutating func removeAll() {
    if !numbers.isEmpty { numbers.removeAll(keepingCapacity: true) }
    if !others.isEmpty { others.removeAll(keepingCapacity: true) }
  }
}

/// The IDs printed for one record. Usually they are few, so a linear search is fastest; a set is used where they are
/// many.
struct GivenIDs: Sendable {
  private var few = Pile<DecimalID>()
  private var many = IDSet()
  private static let fewest = 16

  /// Adds an ID; false where the set contains it. O(1).
  mutating func insert(_ id: DecimalID) -> Bool {
    for index in few.indices where few[index] == id { return false }
    if few.count == Self.fewest { return many.insert(id) }
    few.append(id)
    return true
  }

  mutating func removeAll() {
    few.removeAll()
    many.removeAll()
  }
}
