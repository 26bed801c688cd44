internal import JSONStream

/// A record that a job is about: the root of the input's record, or an item of a page.
struct Item {
  /// Its node.
  let node: Int
  /// Its type; nil where no signature fits, or where it is a lone ID.
  let type: Int?
  /// What it is counted as.
  let kind: KindNumber
  /// The meaning of a lone ID in a list of them.
  var meaning: Meaning?
  /// What a lone ID is to the record in which it stands.
  var role: Role?
}

extension Projection {
  /// What the root of a record is.
  enum Root {
    /// No signature fits, or it is not an object.
    case unknown
    case record(Item)
    /// A page, whose items are the records; ``items(of:in:)`` finds them.
    case page(Item)
  }

  func root(of record: borrowing Record) -> Root {
    let node = record.nodes[record.root]
    guard node.kind == .object,
      let type = record.label == 0
        ? resolveRoot(of: record) : resolve(file: record.label, record.root, record)
    else { return .unknown }
    let item = item(record.root, type, record)
    return item.kind == .page || item.kind == .entry ? .page(item) : .record(item)
  }

  /// The records that stand in a page, in the order of the bytes. O(nodes).
  func items(of page: Item, in record: borrowing Record) -> [Item] {
    var items: [Item] = []
    forEachItem(of: page, in: record) { items.append($0) }
    return items
  }

  /// Calls for each record that stands in a page, in the order of the bytes. O(nodes).
  private func forEachItem(of page: Item, in record: borrowing Record, _ body: (Item) -> Void) {
    guard let type = page.type else { return }
    record.forEachChild(of: page.node) { index, node in
      guard let field = field(node.edge, in: type).map({ fields[$0] }) else { return }
      if field.isRecords {
        record.forEachElement(of: index) { body(item($0, field, record)) }
      } else if field.types.contains(where: { traits[candidates[$0]].holdsRecords }) {
        record.forEachElement(of: index) { element in
          let inner = record.nodes[element]
          guard inner.kind == .object else { return }
          let nested = self.item(element, resolve(field, inner), record)
          forEachItem(of: nested, in: record, body)
        }
      }
    }
  }

  private func item(_ index: Int, _ field: Field, _ record: borrowing Record) -> Item {
    let node = record.nodes[index]
    guard node.kind == .object else {
      guard node.kind != .null, let meaning = field.meaning else {
        return Item(node: index, type: nil, kind: .unknown)
      }
      let kind = field.role == .liked ? KindNumber.like : .id
      return Item(node: index, type: nil, kind: kind, meaning: meaning, role: field.role)
    }
    return item(index, shownType(of: index, field, record), record)
  }

  @inline(__always)
  private func item(_ index: Int, _ type: Int?, _ record: borrowing Record) -> Item {
    guard let type else { return Item(node: index, type: nil, kind: .unknown) }
    let told = traits[type].kindKey.flatMap { toldKind(index, type, $0, record) }
    return Item(node: index, type: type, kind: told ?? kinds.ofType[type])
  }

  /// What an object's own field says that it is, if that is one of the words for it.
  private func toldKind(
    _ object: Int, _ type: Int, _ field: Int, _ record: borrowing Record
  ) -> KindNumber? {
    guard let index = child(of: object, type, field: field, record),
      record.nodes[index].kind == .string
    else { return nil }
    let value = record.literal(record.nodes[index])
    let place = types[type].toldKinds.firstIndex { Bytes.equal(value, $0.value) }
    return place.map { kinds.told[type][$0] }
  }

  /// The role that an object's own field gives to the object, if its type has such a field.
  func roleToldWithin(_ object: Int, type: Int, _ record: borrowing Record) -> Role? {
    guard let key = traits[type].roleKey else { return traits[type].role }
    let told = record.firstChild(of: object) { _, node in
      field(node.edge, in: type) == key && node.kind == .string
    }
    guard let told else { return nil }
    let value = record.literal(record.nodes[told])
    return types[type].roles.first { Bytes.equal(value, $0.value) }?.role
  }
}
