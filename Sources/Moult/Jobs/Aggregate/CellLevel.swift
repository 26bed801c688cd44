/// One level of the tree that numbers combinations of values. The tree has a level for each
/// dimension, and the nodes of the last level are the cells.
///
/// ```
/// level 0   day 1 ─ node 0          the key of a node is its parent and its value,
/// level 1   ├ en ─ node 0 (cell)    both small numbers, in one word of 64 bits
///           └ de ─ node 1 (cell)
/// ```
/// On the first level a node is its value, so a table over one dimension needs no lookup beyond
/// that of the value. Nodes and values are created only on the way to a cell, so there are never
/// more of either than cells.
struct CellLevel: Sendable {
  /// The dimension of the level.
  let dimension: Dimension
  /// Whether a tweet has any number of values here.
  let isList: Bool
  /// The only texts of a list that count; nil if all do.
  private let countedTexts: Set<String>?
  /// The values that were found in tweets.
  var values = ValueNumbers()
  let isFirst: Bool
  private var nodes = PlainMap<UInt64>()
  private(set) var keys: [UInt64] = []

  /// - Parameter domain: the only values that count; nil if all do.
  init(_ dimension: Dimension, isFirst: Bool, _ domain: Analysis.Domain? = nil) {
    self.dimension = dimension
    isList = dimension.isList
    countedTexts = isList ? domain?.texts : nil
    self.isFirst = isFirst
  }

  /// The number of nodes.
  var count: Int { isFirst ? values.values.count : keys.count }

  /// The node of a tweet's only value below a node of the previous level. O(1).
  mutating func node(of facts: borrowing TweetFacts, under parent: Int32) -> Int32 {
    node(value(of: facts), under: parent)
  }

  /// The number of a tweet's only value. O(1).
  private mutating func value(of facts: borrowing TweetFacts) -> Int32 {
    switch dimension.read(facts) {
    case .number(let number): values.id(of: number)
    case .word(let code): values.id(ofWord: code, dimension)
    case .list(let list): values.id(of: list.first)
    }
  }

  /// The numbers of the distinct values of a tweet, in the order of the tweet: which cells a bound leaves must not depend
  /// on other tweets, as the numbers do. O(n).
  mutating func distinctValues(of facts: borrowing TweetFacts) -> [Int32] {
    guard case .list(let list) = dimension.read(facts) else {
      return [value(of: facts)]
    }
    var ids: [Int32] = []
    ids.reserveCapacity(list.count)
    for text in list where countedTexts?.contains(text) ?? true {
      ids.append(values.id(of: text))
    }
    ids.removeRepetitions()
    return ids
  }

  /// The node of a value, by its number, below a node of the previous level. O(1).
  mutating func node(_ value: Int32, under parent: Int32) -> Int32 {
    if isFirst { return value }
    let key = UInt64(UInt32(parent)) << 32 | UInt64(UInt32(value))
    // The map has no key 0.
    if let known = nodes[key + 1] { return known }
    let node = Int32(keys.count)
    nodes.insert(key + 1, node)
    keys.append(key)
    return node
  }

  /// The node of a value below a node of the previous level. O(length).
  mutating func node(_ value: DimensionValue, under parent: Int32) -> Int32 {
    node(values.id(of: value), under: parent)
  }

  /// The node of the previous level and the value of a node.
  func origin(of node: Int32) -> (parent: Int32, value: DimensionValue) {
    let place = place(of: node)
    return (place.parent, values.values[Int(place.value)])
  }

  /// The node of the previous level and the number of the value of a node.
  func place(of node: Int32) -> (parent: Int32, value: Int32) {
    if isFirst { return (0, node) }
    let key = keys[Int(node)]
    return (Int32(key >> 32), Int32(key & 0xFFFF_FFFF))
  }

  /// The node of a value, by its number, below a node of the previous level; nil if there is none.
  func find(_ value: Int32, under parent: Int32) -> Int32? {
    isFirst ? value : nodes[(UInt64(UInt32(parent)) << 32 | UInt64(UInt32(value))) + 1]
  }

  /// Adds the nodes of the same level of another table. O(nodes).
  ///
  /// - Parameter parents: for each node of the other table's previous level, its node in this
  ///   table.
  /// - Returns: for each node of the other level, its node in this level.
  mutating func merge(_ other: CellLevel, parents: [Int32]) -> [Int32] {
    var renamed: [Int32] = []
    for value in other.values.values { renamed.append(values.id(of: value)) }
    if isFirst { return renamed }
    return other.keys.map { key in
      node(renamed[Int(key & 0xFFFF_FFFF)], under: parents[Int(key >> 32)])
    }
  }
}

extension Array where Element: Hashable {
  /// Removes each element that equals an earlier one. O(count).
  mutating func removeRepetitions() {
    // Few elements are compared with each other, which allocates nothing.
    guard count <= 16 else {
      var seen: Set<Element> = []
      removeAll { !seen.insert($0).inserted }
      return
    }
    var kept = 0
    for index in indices where !self[..<kept].contains(self[index]) {
      self[kept] = self[index]
      kept += 1
    }
    removeLast(count - kept)
  }
}
