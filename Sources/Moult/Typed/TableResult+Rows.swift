/// The columns and rows of a table as values. They are the printed cells; what is suppressed is not in a result.
extension TableResult {
  /// A column of a table.
  public struct Column: Hashable, Sendable, Codable {
    /// What the values of a column are, apart from missing ones.
    public enum Kind: String, Hashable, Sendable, Codable {
      case text, integer, real
    }

    /// The name, as formats print it.
    public let name: String
    /// What its values are.
    public let kind: Kind
    /// Whether it has the values of a dimension, and not a number that was counted.
    public let isDimension: Bool
  }

  /// A row of a table: a cell that may be printed.
  public struct Row: Hashable, Sendable {
    let columns: [Column]
    /// The values, in the order of the columns.
    public let values: [TableValue]

    /// The value in a column; nil where the table has no such column. O(columns).
    public subscript(column: String) -> TableValue? {
      columns.firstIndex { $0.name == column }.map { values[$0] }
    }
  }

  /// The rows of a table, in their order. A row is made when it is asked for, in O(columns).
  public struct Rows: RandomAccessCollection, Sendable {
    let result: TableResult
    let columns: [Column]

    /// The index of the first row, which is 0.
    public var startIndex: Int { 0 }
    /// The number of rows.
    public var endIndex: Int { result.cells.count }

    /// The row at an index. O(columns).
    public subscript(index: Int) -> Row {
      let cell = result.cells[index]
      let written = result.writtenValues(of: cell) + result.writtenCounts(of: cell)
      return Row(
        columns: columns,
        values: zip(written, columns).map { TableValue($0, TypedTable.Kind($1.kind)) })
    }
  }

  /// The columns: the dimensions, then the numbers. O(columns).
  public var columns: [Column] {
    let kinds = TypedTable.kinds(of: self)
    return zip(columnNames, kinds).enumerated().map { index, column in
      Column(
        name: column.0, kind: Column.Kind(column.1), isDimension: index < dimensionCount)
    }
  }

  /// The rows, ascending by value, or with ``Analysis/Request/top`` descending by their first number. O(columns).
  public var rows: Rows { Rows(result: self, columns: columns) }
}

extension TableResult.Row: Encodable {
  /// Encodes an object with the value of each column by its name.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: ColumnName.self)
    for (column, value) in zip(columns, values) {
      try container.encode(value, forKey: ColumnName(stringValue: column.name))
    }
  }

  private struct ColumnName: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }

    init?(intValue: Int) { nil }
  }
}

extension TableResult.Column.Kind {
  fileprivate init(_ kind: TypedTable.Kind) {
    switch kind {
    case .text: self = .text
    case .integer: self = .integer
    case .real: self = .real
    }
  }
}

extension TypedTable.Kind {
  fileprivate init(_ kind: TableResult.Column.Kind) {
    switch kind {
    case .text: self = .text
    case .integer: self = .integer
    case .real: self = .real
    }
  }
}
