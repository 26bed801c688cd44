internal import JSONStream

/// An object that a page includes for its items.
struct Included {
  let node: Int
  let type: Int
  /// The number of containers around it.
  let depth: Int
  /// The key of the store that contains it.
  let store: String
}

extension Projection {
  /// The objects that a page includes, in the order of the bytes. O(nodes).
  func included(in page: Item, _ record: borrowing Record) -> [Included] {
    var included: [Included] = []
    if let type = page.type { findIncluded(page.node, type, depth: 0, record, into: &included) }
    return included
  }

  private func findIncluded(
    _ object: Int, _ type: Int, depth: Int, _ record: borrowing Record,
    into included: inout [Included]
  ) {
    record.forEachChild(of: object) { index, node in
      guard node.kind.isContainer, let number = field(node.edge, in: type) else { return }
      let field = fields[number]
      if field.role == .included {
        add(index, field, depth: depth + 1, record, to: &included)
      } else if node.kind == .object, !field.isRecords, let inner = resolve(field, node) {
        findIncluded(index, inner, depth: depth + 1, record, into: &included)
      }
    }
  }

  private func add(
    _ index: Int, _ field: Field, depth: Int, _ record: borrowing Record,
    to included: inout [Included]
  ) {
    let node = record.nodes[index]
    if node.kind == .array {
      record.forEachChild(of: index) { element, _ in
        add(element, field, depth: depth + 1, record, to: &included)
      }
    } else if node.kind == .object, let type = resolve(field, node) {
      included.append(
        Included(node: index, type: type, depth: depth, store: words[field.key]))
    }
  }
}
