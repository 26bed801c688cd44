/// A complete column, or a batch of columns, as Arrow's format has it. Immutable.
package final class ArrowColumn: Sendable {
  /// The number of rows.
  package let length: Int
  /// The number of missing values.
  let missing: Int
  /// The buffers of the type's layout, the validity bitmap first; nil where no value is missing.
  let buffers: [ColumnMemory?]
  let children: [ArrowColumn]
  /// The words of which the values are the places.
  let dictionary: ArrowColumn?

  init(
    _ length: Int, missing: Int, _ buffers: [ColumnMemory?], children: [ArrowColumn] = [],
    dictionary: ArrowColumn? = nil
  ) {
    self.length = length
    self.missing = missing
    self.buffers = buffers
    self.children = children
    self.dictionary = dictionary
  }

  /// A record batch.
  ///
  /// - Precondition: the columns have `length` rows.
  convenience init(batchOf columns: [ArrowColumn], length: Int) {
    precondition(columns.allSatisfy { $0.length == length }, "columns of different lengths")
    self.init(length, missing: 0, [nil], children: columns)
  }
}

/// The type of a column.
package struct ArrowField: Sendable {
  /// The format string of the C data interface: `u` is a text, `i` a number of 32 bits.
  let format: String
  let name: String
  let isNullable: Bool
  let metadata: [(key: String, value: String)]
  let children: [ArrowField]
  /// The format of the dictionary's values; nil where there is none.
  let dictionary: String?

  init(
    _ name: String, _ format: String, isNullable: Bool = true, dictionary: String? = nil,
    metadata: [(key: String, value: String)] = [], children: [ArrowField] = []
  ) {
    self.format = format
    self.name = name
    self.isNullable = isNullable
    self.metadata = metadata
    self.children = children
    self.dictionary = dictionary
  }

  /// The schema of record batches.
  init(batchOf columns: [ArrowField]) {
    self.init("", "+s", isNullable: false, children: columns)
  }
}
