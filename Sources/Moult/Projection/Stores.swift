internal import JSONStream

/// The objects that a page contains once for all of its records, by store and name.
///
/// An object is found by the hash of its name, then the names are compared. Of two objects with the same hash,
/// the first one is kept.
struct Stores {
  private struct Key: Hashable {
    let store: String
    let hash: UInt64
  }
  struct Entry {
    let node: Int
    let type: Int
    fileprivate let name: Int
  }
  private var entries: [Key: Entry] = [:]

  mutating func removeAll() {
    entries.removeAll(keepingCapacity: true)
  }

  var isEmpty: Bool { entries.isEmpty }

  /// Adds the objects that a page includes, and forgets those of the last page. O(fields of the objects).
  mutating func fill(from page: Item, in record: borrowing Record, _ projection: Projection) {
    removeAll()
    guard let type = page.type else { return }
    search(page.node, type, record, projection)
  }

  private mutating func search(
    _ object: Int, _ type: Int, _ record: borrowing Record, _ projection: Projection
  ) {
    record.forEachChild(of: object) { index, node in
      guard node.kind.isContainer, let number = projection.field(node.edge, in: type) else {
        return
      }
      let field = projection.fields[number]
      if field.role == .included {
        record.forEachElement(of: index) { add($0, field, record, projection) }
      } else if node.kind == .object, !field.isRecords, field.types.count == 1 {
        let inner = projection.candidates[field.types.lowerBound]
        search(index, inner, record, projection)
      }
    }
  }

  private mutating func add(
    _ object: Int, _ field: Projection.Field, _ record: borrowing Record,
    _ projection: Projection
  ) {
    let node = record.nodes[object]
    guard node.kind == .object, let type = projection.resolve(field, node),
      let storeKey = projection.types[type].storeKey,
      let name = projection.child(of: object, type, field: storeKey, record)
    else { return }
    let key = Key(
      store: projection.words[field.key], hash: Self.hash(record.literal(record.nodes[name])))
    if entries[key] == nil { entries[key] = Entry(node: object, type: type, name: name) }
  }

  /// The object of a store whose name is the value of a node; nil where there is none. O(length of the name).
  func find(_ name: Int, in store: String, _ record: borrowing Record) -> Entry? {
    let literal = record.literal(record.nodes[name])
    guard let entry = entries[Key(store: store, hash: Self.hash(literal))] else { return nil }
    return Bytes.equal(record.literal(record.nodes[entry.name]), literal) ? entry : nil
  }

  /// FNV-1a, 64 bits (draft-eastlake-fnv).
  private static func hash(_ bytes: Span<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in 0..<bytes.count {
      hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01B3
    }
    return hash
  }
}

extension Projection {
  /// The node of a field in an object; of repeated keys, the first. O(children).
  func child(of object: Int, _ type: Int, field number: Int, _ record: borrowing Record) -> Int? {
    record.firstChild(of: object) { _, node in field(node.edge, in: type) == number }
  }

  /// Whether a direct child of an object, or of a part of it, is a field of its type that satisfies a condition.
  func hasChild(
    _ object: Int, _ type: Int, _ record: borrowing Record,
    where condition: (Field, Node) -> Bool
  ) -> Bool {
    let found = record.firstChild(of: object) { index, node in
      guard let number = field(node.edge, in: type) else { return false }
      if fields[number].isPart, node.kind == .object, let part = resolve(fields[number], node) {
        return hasChild(index, part, record, where: condition)
      }
      return condition(fields[number], node)
    }
    return found != nil
  }
}
