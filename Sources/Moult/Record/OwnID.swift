internal import JSONStream

/// Finds the ID of a tweet itself, in any dialect.
struct OwnID: Sendable {
  private let finder: IDFinder
  private var hits: IDHits

  /// - Parameter projection: has the fields that ``wants(_:)`` names.
  init(_ projection: Projection) {
    finder = IDFinder(projection, .tweetID)
    hits = finder.emptyHits
  }

  /// Whether the values of a field are read.
  static func wants(_ field: Catalogue.Field) -> Bool {
    field.sought == .tweetID && field.role == nil
  }

  /// The ID of an item; nil where it has none that is well-formed. O(nodes).
  mutating func find(in item: Item, type: Int, _ record: borrowing Record) -> DecimalID? {
    hits.removeAll()
    finder.search(item.node, type: type, role: nil, onlyUnder: .some(nil), in: record, into: &hits)
    for index in hits.all.indices where hits.all[index].role == nil { return hits.all[index].id }
    return nil
  }
}
