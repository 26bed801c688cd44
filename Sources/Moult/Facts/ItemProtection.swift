internal import JSONStream

/// Which items of a record show a tweet of a protected account: its author, or the author of a tweet that it
/// contains or to which it refers.
struct ItemProtection: Sendable {
  /// The nodes that say that an account is protected.
  private var marks = Pile<Int32>()
  private var item: Item?
  /// Whether the item is known to be covered; nil where nobody has asked.
  private(set) var isCovered: Bool?
  private var budget = JoinBudget()

  /// Whether the marks are those of the current record.
  private(set) var isLearned = false

  /// Starts a record whose marks are not known yet.
  mutating func forget() { isLearned = false }

  /// Replaces the marks by those of another record; nil where it has none.
  mutating func learn(_ marks: Pile<Int32>?, _ record: borrowing Record) {
    isLearned = true
    self.marks.removeAll()
    guard let marks else { return }
    for place in marks.indices { self.marks.append(marks[place]) }
    budget.reset(for: record)
  }

  mutating func start(_ item: Item) {
    self.item = item
    isCovered = nil
  }

  /// Whether the item shows a tweet of a protected account. O(1) where no account is protected, else O(nodes), once
  /// an item.
  mutating func covers(
    _ record: borrowing Record, _ projection: Projection, _ stores: borrowing Stores
  ) -> Bool {
    if let isCovered { return isCovered }
    var result = false
    if marks.count > 0, let item, let type = item.type {
      result =
        isMarked(item.node, record)
        || refersToMarked(item.node, type, isReferred: false, record, projection, stores)
    }
    isCovered = result
    return result
  }

  private func isMarked(_ object: Int, _ record: borrowing Record) -> Bool {
    let range = record.descendants(of: object)
    return marks.indices.contains { range.contains(Int(marks[$0])) }
  }

  /// Whether an author whom the page includes is marked. Where the budget is spent, the author counts as marked.
  private mutating func refersToMarked(
    _ object: Int, _ type: Int, isReferred: Bool, _ record: borrowing Record,
    _ projection: Projection, _ stores: borrowing Stores
  ) -> Bool {
    guard !stores.isEmpty else { return false }
    guard budget.takes(object, record) else { return true }
    var found: [(node: Int, type: Int, isReferred: Bool)] = []
    for join in projection.types[type].joins {
      guard let key = projection.child(of: object, type, field: join.key, record) else { continue }
      let isAuthor = projection.fields[join.key].role == .author
      var isMarked = false
      record.forEachElement(of: key) { name in
        guard let entry = stores.find(name, in: join.store, record) else { return }
        if isAuthor {
          isMarked = isMarked || self.isMarked(entry.node, record)
        } else if !isReferred, projection.kinds.ofType[entry.type] == .tweet {
          found.append((entry.node, entry.type, true))
        }
      }
      if isMarked { return true }
    }
    record.forEachChild(of: object) { index, node in
      guard let number = projection.field(node.edge, in: type) else { return }
      record.forEachElement(of: index) { element in
        guard record.nodes[element].kind == .object,
          let inner = projection.resolve(projection.fields[number], record.nodes[element])
        else { return }
        found.append((element, inner, isReferred))
      }
    }
    for one in found
    where refersToMarked(
      one.node, one.type, isReferred: one.isReferred, record, projection, stores)
    { return true }
    return false
  }
}
