internal import JSONStream

/// The field of each pair of edge and type, found in one step.
///
/// The edges of a state have a block of cells, a line of them for each type from the first to the last that the state's
/// objects can have; an edge that no type has as a field, whose key is only in signatures, has none. The cells of one
/// type are beside each other, since records of a stream are mostly of one type:
///
///              edge 7    edge 8
///     type 3   field 12  none
///     type 4   none      none
///     type 5   field 40  field 41
struct EdgeTable: Sendable {
  private struct Row: BitwiseCopyable, Sendable {
    /// The place of the edge's cell for the first type.
    var start: Int32
    /// The number of edges of its state that have cells.
    var width: Int32
    var firstType: Int16
    var count: Int16
  }
  private var rows: [Row] = []
  /// Numbers of fields; -1 where the type has no field.
  private var cells: [Int16] = []

  /// - Parameters:
  ///   - states: the number of the first edge of each state, in ascending order; the root edge is before all of them.
  ///   - starts: the options of edge `e` are `options[starts[e] ..< starts[e + 1]]`; of two for one
  ///     type, the first counts.
  init(states: [Int], starts: [Int], options: [Projection.Option]) {
    let end = starts.count - 1
    rows.reserveCapacity(end)
    let blocks = zip([0] + states, states + [end]).filter { $0 < $1 }.map { first, next in
      let edges = first..<next
      return (
        edges: edges, types: Self.types(options[starts[first]..<starts[next]]),
        width: edges.count { starts[$0] < starts[$0 + 1] }
      )
    }
    // Growing would touch twice the memory, at each start.
    cells.reserveCapacity(blocks.reduce(0) { $0 + $1.width * $1.types.count })
    for block in blocks { add(block.edges, block.types, width: block.width, starts, options) }
  }

  /// The types from the first to the last of some options.
  private static func types(_ options: ArraySlice<Projection.Option>) -> Range<Int> {
    var (first, end) = (Int.max, 0)
    for option in options {
      first = min(first, option.type)
      end = max(end, option.type + 1)
    }
    return end == 0 ? 0..<0 : first..<end
  }

  /// Adds the block of a state's edges.
  private mutating func add(
    _ edges: Range<Int>, _ types: Range<Int>, width: Int, _ starts: [Int],
    _ options: [Projection.Option]
  ) {
    var start = cells.count
    cells.append(contentsOf: repeatElement(-1, count: types.count * width))
    for edge in edges {
      let hasOptions = starts[edge] < starts[edge + 1]
      rows.append(
        Row(
          start: Int32(start), width: Int32(width), firstType: Int16(types.lowerBound),
          count: hasOptions ? Int16(types.count) : 0))
      guard hasOptions else { continue }
      for index in starts[edge]..<starts[edge + 1] {
        let place = start + (options[index].type - types.lowerBound) * width
        if cells[place] < 0 { cells[place] = Int16(options[index].field) }
      }
      start += 1
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
    let field = cells[Int(row.start) &+ Int(bitPattern: place) &* Int(row.width)]
    return field < 0 ? nil : Int(field)
  }
}
