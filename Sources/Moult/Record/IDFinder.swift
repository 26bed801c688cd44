internal import JSONStream

/// Finds the identifiers of one meaning in an item.
struct IDFinder: Sendable {
  let projection: Projection
  let meaning: Meaning

  /// The role of a value, and the role to which the search is limited; nil for no limit.
  private struct Roles {
    let own: Role?
    let wanted: Role??
  }

  init(_ projection: Projection, _ meaning: Meaning) {
    self.projection = projection
    self.meaning = meaning
  }

  /// Hits to which this finder can add.
  var emptyHits: IDHits {
    IDHits(names: (projection.fields.lazy.map(\.twin).max() ?? 0) + 1)
  }

  /// Collects the identifiers in an object, in the order of the bytes. O(nodes).
  ///
  /// An empty text is a malformed ID of the object itself, and no ID of another: some scrapers write it instead
  /// of null.
  ///
  /// - Parameter wanted: the role to which the search is limited; nil for no limit.
  func search(
    _ object: Int, type: Int, role: Role?, onlyUnder wanted: Role?? = nil,
    in record: borrowing Record, into hits: inout IDHits
  ) {
    let role = Role.combine(role, projection.ownRole(of: object, type: type, record))
    record.forEachChild(of: object) { index, node in
      guard let number = projection.field(node.edge, in: type) else { return }
      let field = projection.fields[number]
      let inner = Role.combine(role, field.role)
      if let wanted, inner != wanted {
        // Nothing below it gets the role again.
      } else if node.kind.isContainer {
        let roles = Roles(own: inner, wanted: wanted)
        descend(index, field, roles, object, in: record, into: &hits)
      } else if field.sought == meaning, node.kind != .null,
        inner == nil || !record.isEmpty(index)
      {
        hits.add(index, name: field.twin, field.form, of: object, inner, in: record)
      }
    }
  }

  /// Collects the identifiers of a page outside of its records. O(nodes).
  func searchBesidesRecords(
    _ page: Int, type: Int, in record: borrowing Record,
    into hits: inout IDHits
  ) {
    record.forEachChild(of: page) { index, node in
      guard node.kind.isContainer, let number = projection.field(node.edge, in: type) else {
        return
      }
      let field = projection.fields[number]
      guard !field.isRecords else { return }
      let roles = Roles(own: field.role, wanted: nil)
      descend(index, field, roles, page, in: record, into: &hits)
    }
  }

  private func descend(
    _ index: Int, _ field: Projection.Field, _ roles: Roles, _ object: Int,
    in record: borrowing Record, into hits: inout IDHits
  ) {
    let node = record.nodes[index]
    if node.kind == .object {
      guard !field.types.isEmpty, let type = projection.resolve(field, node) else { return }
      return search(
        index, type: type, role: roles.own, onlyUnder: roles.wanted, in: record, into: &hits)
    }
    record.forEachChild(of: index) { element, inner in
      if inner.kind.isContainer {
        descend(element, field, roles, object, in: record, into: &hits)
      } else if field.meaning == meaning, inner.kind != .null {
        hits.add(element: element, of: object, roles.own, in: record)
      }
    }
  }
}
