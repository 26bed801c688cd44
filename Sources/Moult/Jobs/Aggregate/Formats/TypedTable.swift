/// The columns and rows of a result with types, for outputs that have them.
package struct TypedTable: Sendable {
  /// What the values of a column are.
  package enum Kind: Sendable {
    case integer, real, text
  }

  /// The name of the table.
  package let name: String
  /// The columns, the dimensions first.
  package let columns: [(name: String, kind: Kind)]
  /// The values as they are printed; nil for the missing value. Those of a column of numbers are decimal numbers.
  package let rows: [[String?]]
}

extension TypedTable {
  /// The printed cells of a result. O(rows).
  package init(_ result: TableResult) {
    name = result.name
    columns = zip(result.columnNames, Self.kinds(of: result)).map { ($0, $1) }
    rows = result.cells.map { result.writtenValues(of: $0) + result.writtenCounts(of: $0) }
  }

  /// The kinds of all columns. A table without protection has its mark first.
  static func kinds(of result: TableResult) -> [Kind] {
    let analysis = result.analysis
    let marks = result.dimensionCount - analysis.dimensions.count
    return Array(repeating: .text, count: marks) + analysis.dimensions.map(\.columnKind)
      + analysis.counts.map(\.columnKind)
  }
}

extension Dimension {
  /// Years and hours are numbers to everybody; other times are texts that sort by time.
  fileprivate var columnKind: TypedTable.Kind {
    switch self {
    case .hourOfDay, .accountYear: .integer
    default: .text
    }
  }
}

extension Analysis.Count {
  fileprivate var columnKind: TypedTable.Kind {
    switch self {
    case .tweets, .users: .integer
    case .share: .real
    case .measure(let measure): measure.statistic == .mean ? .real : .integer
    }
  }
}
