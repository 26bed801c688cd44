internal import JSONStream

/// How much of what a page holds once may still be read or written for its items.
///
/// An object that many items name is joined to each of them, so that a page could demand the square
/// of its size. The room is far beyond what the platform's pages need.
struct JoinRoom: Sendable {
  private var nodes = 0

  /// Room for the items of a record.
  mutating func reset(for record: borrowing Record) {
    nodes = (1 << 20) + 16 * record.nodes.count
  }

  /// Takes the room of an object; false where there is not enough left.
  mutating func takes(_ object: Int, _ record: borrowing Record) -> Bool {
    let size = record.descendants(of: object).count + 1
    guard size <= nodes else { return false }
    nodes -= size
    return true
  }
}
