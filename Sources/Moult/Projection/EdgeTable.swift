internal import JSONStream

/// Which member an edge is in which type, found by one step however many types an edge has.
///
/// An edge has a row of cells, one for each type from the first to the last that has a member there:
///
///     edge 7   first type 3, cells   │ member 12 │ none │ member 40 │
///                                      type 3     type 4   type 5
struct EdgeTable: Sendable {
  private struct Row: BitwiseCopyable, Sendable {
    var start: Int32
    var firstType: Int16
    var count: Int16
  }
  private var rows: [Row] = []
  /// Numbers of members; -1 where there is none.
  private var cells: [Int16] = []

  /// - Parameters:
  ///   - starts: the options of edge `e` are `options[starts[e] ..< starts[e + 1]]`; of two for one
  ///     type, the first counts.
  init(starts: [Int], options: [Projection.Option]) {
    for (start, end) in zip(starts, starts.dropFirst()) { add(options[start..<end]) }
  }

  private mutating func add(_ options: ArraySlice<Projection.Option>) {
    let types = options.map(\.type)
    let first = types.min() ?? 0
    let count = (types.max() ?? -1) + 1 - first
    rows.append(
      Row(start: Int32(cells.count), firstType: Int16(first), count: Int16(count)))
    let start = cells.count
    cells += Array(repeating: -1, count: count)
    for option in options where cells[start + option.type - first] < 0 {
      cells[start + option.type - first] = Int16(option.member)
    }
  }

  /// How many edges there are.
  var count: Int { rows.count }

  /// The member that an edge is in a type, or nil where the type does not have it. O(1).
  @inline(__always)
  func member(_ edge: UInt16, in type: Int) -> Int? {
    // The edge of unknown keys is greater than any in the table.
    guard Int(edge) < rows.count else { return nil }
    let row = rows[Int(edge)]
    let place = UInt(bitPattern: type &- Int(row.firstType))
    guard place < UInt(bitPattern: Int(row.count)) else { return nil }
    let member = cells[Int(row.start) &+ Int(bitPattern: place)]
    return member < 0 ? nil : Int(member)
  }
}
