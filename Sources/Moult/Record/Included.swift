internal import JSONStream

/// An object that a page includes for its items.
struct Included {
  let node: Int
  let type: Int
  /// How many containers stand around it.
  let depth: Int
  /// The key of the store in which it stands.
  let store: String
}

extension Projection {
  /// What a page includes, in the order of the bytes. O(nodes).
  func included(in page: Item, _ record: borrowing Record) -> [Included] {
    var included: [Included] = []
    if let type = page.type { findIncluded(page.node, type, depth: 0, record, into: &included) }
    return included
  }

  private func findIncluded(
    _ object: Int, _ type: Int, depth: Int, _ record: borrowing Record,
    into included: inout [Included]
  ) {
    var index = object + 1
    let end = Int(record.nodes[object].next)
    while index < end {
      let node = record.nodes[index]
      if node.kind.isContainer, let number = field(node.edge, in: type) {
        let field = fields[number]
        if field.role == .included {
          add(index, field, depth: depth + 1, record, to: &included)
        } else if node.kind == .object, !field.isRecords, let inner = resolve(field, node) {
          findIncluded(index, inner, depth: depth + 1, record, into: &included)
        }
      }
      index = Int(node.next)
    }
  }

  private func add(
    _ index: Int, _ field: Field, depth: Int, _ record: borrowing Record,
    to included: inout [Included]
  ) {
    let node = record.nodes[index]
    if node.kind == .array {
      var element = index + 1
      while element < Int(node.next) {
        add(element, field, depth: depth + 1, record, to: &included)
        element = Int(record.nodes[element].next)
      }
    } else if node.kind == .object, let type = resolve(field, node) {
      included.append(
        Included(node: index, type: type, depth: depth, store: words[field.key]))
    }
  }
}
