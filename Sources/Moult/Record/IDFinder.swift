internal import JSONStream

/// Finds the identifiers of one meaning in an item.
struct IDFinder: Sendable {
  let projection: Projection
  let meaning: Meaning

  init(_ projection: Projection, _ meaning: Meaning) {
    self.projection = projection
    self.meaning = meaning
  }

  /// Hits to which this finder can add.
  var emptyHits: IDHits {
    IDHits(names: (projection.fields.lazy.map(\.twin).max() ?? 0) + 1)
  }

  /// The object around some values.
  private struct Surroundings {
    let object: Int
    /// The role of the values, where they have none of their own.
    let role: Role?
    /// The role of the identifiers to collect; nil for all.
    let wanted: Role??
  }

  /// Collects the identifiers in an object, in the order of the bytes. O(nodes).
  ///
  /// - Parameter wanted: the role of the identifiers to collect; nil for all.
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
        let surroundings = Surroundings(object: object, role: inner, wanted: wanted)
        descend(index, field, surroundings, in: record, into: &hits)
      } else if field.sought == meaning, node.kind != .null {
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
      guard node.kind.isContainer, let number = projection.field(node.edge, in: type) else { return }
      let field = projection.fields[number]
      guard !field.isRecords else { return }
      let surroundings = Surroundings(object: page, role: field.role, wanted: nil)
      descend(index, field, surroundings, in: record, into: &hits)
    }
  }

  private func descend(
    _ index: Int, _ field: Projection.Field, _ surroundings: Surroundings,
    in record: borrowing Record, into hits: inout IDHits
  ) {
    let node = record.nodes[index]
    if node.kind == .object {
      guard !field.types.isEmpty, let type = projection.resolve(field, node) else { return }
      return search(
        index, type: type, role: surroundings.role, onlyUnder: surroundings.wanted, in: record,
        into: &hits)
    }
    record.forEachChild(of: index) { element, inner in
      if inner.kind.isContainer {
        descend(element, field, surroundings, in: record, into: &hits)
      } else if field.meaning == meaning, inner.kind != .null {
        hits.add(element: element, of: surroundings.object, surroundings.role, in: record)
      }
    }
  }
}
