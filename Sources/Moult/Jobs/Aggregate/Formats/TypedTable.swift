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

  /// The printed cells of a result. O(rows).
  package init(_ result: TableResult) {
    name = result.name
    let kinds =
      result.analysis.dimensions.map(\.columnKind) + result.analysis.counts.map(\.columnKind)
    columns = zip(result.columns, kinds).map { ($0, $1) }
    rows = result.rows.map { result.writtenValues(of: $0) + result.writtenCounts(of: $0) }
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
