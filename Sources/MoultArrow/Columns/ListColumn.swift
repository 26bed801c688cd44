/// Lists of texts that are being added, one for each row.
struct ListColumn: ~Copyable {
  private var ends: FixedColumn<Int32>
  private(set) var items = TextColumn()

  /// - Parameter capacity: the number of rows.
  init(_ capacity: Int) { ends = FixedColumn(capacity + 1) }

  /// Adds a text to the list of the current row.
  mutating func append(_ text: Span<UInt8>) { items.append(text) }

  /// Ends the list of a row.
  @inline(__always)
  mutating func end(_ row: Int) { ends.set(row + 1, Int32(truncatingIfNeeded: items.count)) }

  /// The column of the first `count` lists.
  ///
  /// - Parameter isDropped: whether all lists are missing.
  consuming func finish(_ count: Int, isDropped: Bool) -> ArrowColumn {
    let none = isDropped && count > 0 ? BitColumn(count).finish() : nil
    return ArrowColumn(
      count, missing: isDropped ? count : 0, [none, ends.finish()], children: [items.finish()])
  }
}
