internal import JSONStream

/// The edges to some of the fields, so that nearly all nodes of a record are passed over without a look-up of their
/// type's field.
struct EdgeSet: Sendable {
  private let isMember: [Bool]

  /// - Parameter isWanted: whether the set has the edges to a field with this index.
  init(_ projection: Projection, where isWanted: (Int) -> Bool) {
    let keys = Set(
      projection.fields.indices.lazy.filter(isWanted).map { projection.fields[$0].key })
    isMember = projection.edgeKeys.map { keys.contains($0) }
  }

  /// Whether a node may be the value of such a field. O(1).
  @inline(__always)
  func contains(_ node: Node) -> Bool {
    // The edge of unknown keys is greater than any other.
    Int(node.edge) < isMember.count && isMember[Int(node.edge)]
  }
}
