internal import JSONStream

/// The field of each pair of edge and type, found in one step.
///
/// An edge has a row of cells, one for each type from its first to its last:
///
///     edge 7   first type 3, cells   │ field 12 │ none │ field 40 │
///                                      type 3     type 4   type 5
struct EdgeTable: Sendable {
  private struct Row: BitwiseCopyable, Sendable {
    var start: Int32
    var firstType: Int16
    var count: Int16
  }
  private var rows: [Row] = []
  /// Numbers of fields; -1 where the type has no field.
  private var cells: [Int16] = []

  /// - Parameters:
  ///   - starts: the options of edge `e` are `options[starts[e] ..< starts[e + 1]]`; of two for one
  ///     type, the first counts.
  init(starts: [Int], options: [Projection.Option]) {
    rows.reserveCapacity(starts.count)
    cells.reserveCapacity(4 * options.count)
    for edge in 1..<starts.count { add(options, starts[edge - 1]..<starts[edge]) }
  }

  private mutating func add(_ options: [Projection.Option], _ range: Range<Int>) {
    var (first, end) = (Int.max, 0)
    for index in range {
      first = min(first, options[index].type)
      end = max(end, options[index].type + 1)
    }
    if range.isEmpty { first = 0 }
    let start = cells.count
    rows.append(
      Row(start: Int32(start), firstType: Int16(first), count: Int16(end - first)))
    for _ in first..<end { cells.append(-1) }
    for index in range where cells[start + options[index].type - first] < 0 {
      cells[start + options[index].type - first] = Int16(options[index].field)
    }
  }

  /// The number of edges.
  var count: Int { rows.count }

  /// The field that an edge is in a type, or nil where the type does not have it. O(1).
  @inline(__always)
  func field(_ edge: UInt16, in type: Int) -> Int? {
    // The edge of unknown keys is greater than any in the table.
    guard Int(edge) < rows.count else { return nil }
    let row = rows[Int(edge)]
    let place = UInt(bitPattern: type &- Int(row.firstType))
    guard place < UInt(bitPattern: Int(row.count)) else { return nil }
    let field = cells[Int(row.start) &+ Int(bitPattern: place)]
    return field < 0 ? nil : Int(field)
  }
}
