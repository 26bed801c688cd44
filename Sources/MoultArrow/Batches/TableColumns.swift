package import Moult

/// A table of `aggregate` as batches: a text is `utf8`, a whole number `int64`, another number `float64`, all nullable.
package struct TableColumns: Sendable {
  private let table: TypedTable
  private var row = 0

  /// A table at its first row.
  package init(_ table: TypedTable) { self.table = table }

  /// The schema of the batches.
  package var schema: ArrowField {
    ArrowField(batchOf: table.columns.map { ArrowField($0.name, Self.format(of: $0.kind)) })
  }

  private static func format(of kind: TypedTable.Kind) -> String {
    switch kind {
    case .text: "u"
    case .integer: "l"
    case .real: "g"
    }
  }

  /// The next batch; nil after the last, or where the table has no rows. O(cells).
  ///
  /// - Throws: ``StreamFailure`` for a number that its type cannot hold.
  package mutating func next() throws(StreamFailure) -> ArrowColumn? {
    guard row < table.rows.count else { return nil }
    let rows = table.rows[row..<min(row + BatchSize.rows, table.rows.count)]
    row = rows.endIndex
    var columns: [ArrowColumn] = []
    for (index, column) in table.columns.enumerated() {
      let values = rows.map { $0[index] }
      columns.append(try Self.column(values, of: column.kind))
    }
    return ArrowColumn(batchOf: columns, length: rows.count)
  }

  private static func column(
    _ values: [String?], of kind: TypedTable.Kind
  ) throws(StreamFailure) -> ArrowColumn {
    switch kind {
    case .text: texts(values)
    case .integer: try numbers(values, Int64.init(_:))
    case .real: try numbers(values, Double.init(_:))
    }
  }

  private static func numbers<Value: BitwiseCopyable>(
    _ values: [String?], _ number: (String) -> Value?
  ) throws(StreamFailure) -> ArrowColumn {
    var column = NullableColumn<Value>(values.count)
    for (index, value) in values.enumerated() {
      guard let value else { continue }
      guard let number = number(value) else {
        throw StreamFailure(
          .invalid, "a number of the table needs more than 64 bits; take it as text")
      }
      column.set(index, number)
    }
    return column.finish(values.count)
  }

  private static func texts(_ values: [String?]) -> ArrowColumn {
    var column = TextColumn(values.count)
    var valid = BitColumn(values.count)
    for (index, value) in values.enumerated() {
      guard let value else {
        column.appendMissing()
        continue
      }
      column.append(value.utf8.span)
      valid.set(index)
    }
    let missing = values.count - valid.setCount
    return column.finish(valid: missing > 0 ? valid.finish() : nil, missing: missing)
  }
}
