internal import JSONStream

/// A record for a job: the root of the input's record, or an item of a page.
struct Item {
  /// Its node.
  let node: Int
  /// Its type; nil where no signature matches, and for a bare ID.
  let type: Int?
  /// The kind under which it is counted.
  let kind: KindNumber
  /// The meaning of a bare ID.
  var meaning: Meaning?
  /// The role of a bare ID in its page.
  var role: Role?
  /// Whether the platform placed it in the page for an advertiser.
  var isPromoted = false
  /// Whether a bare ID is that of the user who wrote all tweets of the page that name no author.
  var isOwner = false
}

extension Projection {
  /// The root of a record.
  enum Root {
    /// No signature matches, or it is not an object.
    case unknown
    case record(Item)
    /// A page; its items are the records, see ``items(of:in:)``.
    case page(Item)
  }

  /// The root of a record, with its type. O(types).
  func root(of record: borrowing Record) -> Root {
    let node = record.nodes[record.root]
    guard node.kind == .object,
      let type = record.label == 0
        ? resolveRoot(of: record) : resolve(file: record.label, record.root, record)
    else { return .unknown }
    let item = item(record.root, type, record)
    return item.kind == .page || item.kind == .entry ? .page(item) : .record(item)
  }

  /// The records in a page, in the order of the bytes. O(nodes).
  func items(of page: Item, in record: borrowing Record) -> [Item] {
    var items: [Item] = []
    forEachItem(of: page, in: record) { items.append($0) }
    return items
  }

  /// Calls `body` for each record in a page, in the order of the bytes. O(nodes).
  private func forEachItem(of page: Item, in record: borrowing Record, _ body: (Item) -> Void) {
    guard let type = page.type else { return }
    let isPromoted = page.isPromoted || showsPromoted(page.node, type, record)
    record.forEachChild(of: page.node) { index, node in
      guard let field = field(node.edge, in: type).map({ fields[$0] }) else { return }
      if field.isRecords {
        record.forEachElement(of: index) { element in
          var item = self.item(element, field, record)
          item.isPromoted = isPromoted
          take(item, isOutermost: page.kind == .page, record, body)
        }
      } else if field.types.contains(where: { traits[candidates[$0]].holdsRecords }) {
        record.forEachElement(of: index) { element in
          let inner = record.nodes[element]
          guard inner.kind == .object else { return }
          var nested = self.item(element, resolve(field, inner), record)
          nested.isPromoted = isPromoted
          forEachItem(of: nested, in: record, body)
        }
      }
    }
  }

  /// Calls `body` for an item, or for the records in it if it is an entry. An entry of a page that has none is unknown.
  private func take(
    _ item: Item, isOutermost: Bool, _ record: borrowing Record, _ body: (Item) -> Void
  ) {
    guard item.kind == .entry else { return body(item) }
    var isEmpty = true
    forEachItem(of: item, in: record) { inner in
      isEmpty = false
      body(inner)
    }
    if isEmpty && isOutermost { body(Item(node: item.node, type: nil, kind: .unknown)) }
  }

  private func showsPromoted(_ object: Int, _ type: Int, _ record: borrowing Record) -> Bool {
    traits[type].hasPromoted
      && hasChild(object, type, record) { field, node in
        field.use == .promoted && node.kind != .null
      }
  }

  private func item(_ index: Int, _ field: Field, _ record: borrowing Record) -> Item {
    let node = record.nodes[index]
    guard node.kind == .object else {
      guard node.kind != .null, let meaning = field.meaning else {
        return Item(node: index, type: nil, kind: .unknown)
      }
      let kind = field.role == .liked ? KindNumber.like : .id
      return Item(
        node: index, type: nil, kind: kind, meaning: meaning, role: field.role,
        isOwner: field.use == .owner)
    }
    return item(index, shownType(of: index, field, record), record)
  }

  @inline(__always)
  private func item(_ index: Int, _ type: Int?, _ record: borrowing Record) -> Item {
    guard let type else { return Item(node: index, type: nil, kind: .unknown) }
    let own = traits[type].kindKey.flatMap { ownKind(index, type, $0, record) }
    return Item(node: index, type: type, kind: own ?? kinds.ofType[type])
  }

  /// The kind that an object's own field gives to it; nil where the value is none of the known ones.
  private func ownKind(
    _ object: Int, _ type: Int, _ field: Int, _ record: borrowing Record
  ) -> KindNumber? {
    guard let index = child(of: object, type, field: field, record),
      record.nodes[index].kind == .string
    else { return nil }
    let value = record.literal(record.nodes[index])
    let place = types[type].kindsByValue.firstIndex { Bytes.equal(value, $0.value) }
    return place.map { kinds.byValue[type][$0] }
  }

  /// The role that an object gives to itself, by one of its fields or by its type; nil where it gives none.
  func ownRole(of object: Int, type: Int, _ record: borrowing Record) -> Role? {
    guard let key = traits[type].roleKey else { return traits[type].role }
    let own = record.firstChild(of: object) { _, node in
      field(node.edge, in: type) == key && node.kind == .string
    }
    guard let own else { return nil }
    let value = record.literal(record.nodes[own])
    return types[type].roles.first { Bytes.equal(value, $0.value) }?.role
  }
}
