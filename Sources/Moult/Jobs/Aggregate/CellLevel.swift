/// Numbers the combinations of values that were met: a tree with a level for each dimension, where
/// the last level's nodes are the cells.
///
/// ```
/// level 0   day 1 ─ node 0          a node is known by its parent and its value,
/// level 1   ├ en ─ node 0 (cell)    both small numbers, so by one word of 64 bits
///           └ de ─ node 1 (cell)
/// ```
/// On the first level a node is its value, so a table over one dimension has no look-up but that of
/// the value. Nodes and values are made only on the way to a cell, so there are never more of
/// either than there are cells.
struct CellLevel: Sendable {
  let dimension: Dimension
  /// Whether a tweet has any number of values here.
  let isList: Bool
  private(set) var values = ValueNumbers()
  private let isFirst: Bool
  private var nodes = PlainMap<UInt64>()
  private var keys: [UInt64] = []

  init(_ dimension: Dimension, isFirst: Bool) {
    self.dimension = dimension
    isList = dimension.isList
    self.isFirst = isFirst
  }

  /// How many nodes the level has.
  var count: Int { isFirst ? values.values.count : keys.count }

  /// The node for the one value of a tweet under a node of the level before. O(1).
  mutating func node(of facts: borrowing TweetFacts, under parent: Int32) -> Int32 {
    node(value(of: facts), under: parent)
  }

  /// The number of the one value of a tweet.
  private mutating func value(of facts: borrowing TweetFacts) -> Int32 {
    switch dimension.read(facts) {
    case .number(let number): values.id(of: number)
    case .word(let code): values.id(ofWord: code, dimension)
    case .list(let list): values.id(of: list.first)
    }
  }

  /// The numbers of the distinct values of a tweet. O(n log n).
  mutating func distinctValues(of facts: borrowing TweetFacts) -> [Int32] {
    guard case .list(let list) = dimension.read(facts) else {
      return [value(of: facts)]
    }
    var ids: [Int32] = []
    ids.reserveCapacity(list.count)
    for text in list { ids.append(values.id(of: text)) }
    ids.sort()
    ids.removeRepetitions()
    return ids
  }

  /// The node for the number of a value under a node of the level before. O(1).
  mutating func node(_ value: Int32, under parent: Int32) -> Int32 {
    if isFirst { return value }
    let key = UInt64(UInt32(parent)) << 32 | UInt64(UInt32(value))
    // A map has no key of 0.
    if let known = nodes[key + 1] { return known }
    let node = Int32(keys.count)
    nodes.insert(key + 1, node)
    keys.append(key)
    return node
  }

  /// The node of the level before, and the value, that a node was made from.
  func origin(of node: Int32) -> (parent: Int32, value: DimensionValue) {
    let place = place(of: node)
    return (place.parent, values.values[Int(place.value)])
  }

  /// The node of the level before, and the number of the value, that a node was made from.
  func place(of node: Int32) -> (parent: Int32, value: Int32) {
    if isFirst { return (0, node) }
    let key = keys[Int(node)]
    return (Int32(key >> 32), Int32(key & 0xFFFF_FFFF))
  }

  /// The node for the number of a value under a node of the level before, if it is known.
  func find(_ value: Int32, under parent: Int32) -> Int32? {
    isFirst ? value : nodes[(UInt64(UInt32(parent)) << 32 | UInt64(UInt32(value))) + 1]
  }

  /// Takes the nodes of another table's level in; `parents` says what its parents are called here.
  ///
  /// Returns what its nodes are called here. O(nodes).
  mutating func merge(_ other: borrowing CellLevel, parents: [Int32]) -> [Int32] {
    var renamed: [Int32] = []
    for value in other.values.values { renamed.append(values.id(of: value)) }
    if isFirst { return renamed }
    return other.keys.map { key in
      node(renamed[Int(key & 0xFFFF_FFFF)], under: parents[Int(key >> 32)])
    }
  }
}

extension Array where Element: Equatable {
  /// Takes out each element that equals the one before it; in a sorted array, all repetitions.
  mutating func removeRepetitions() {
    guard var last = first else { return }
    var kept = 1
    for index in 1..<count where self[index] != last {
      last = self[index]
      self[kept] = last
      kept += 1
    }
    removeLast(count - kept)
  }
}
