/// Batches of the IDs that a `dehydrate` job prints: one column `id` of 64-bit numbers without sign.
package struct IDColumns: ~Copyable {
  /// The schema of the batches.
  package let schema = ArrowField(batchOf: [ArrowField("id", "L", isNullable: false)])
  /// The number of rows of the batch so far.
  package private(set) var count = 0
  private var ids = FixedColumn<UInt64>(BatchSize.rows)

  /// No IDs so far.
  package init() {}
}

extension IDColumns: BatchBuilder {
  package var isFull: Bool { count == BatchSize.rows }

  /// Adds the IDs of lines.
  ///
  /// - Throws: ``StreamFailure`` for an ID that has leading zeros or does not fit in 64 bits, since two IDs could become one
  ///   number; `Dehydration.Options.givesNumbers` rejects these where they are read.
  package mutating func append(
    _ output: Span<UInt8>, from offset: Int
  ) throws(StreamFailure) -> Int {
    var place = offset
    while place < output.count, !isFull {
      guard let number = Self.number(output, &place) else {
        throw StreamFailure(
          .invalid,
          "an ID has leading zeros or does not fit in 64 bits, so it is no number; take the IDs as text"
        )
      }
      ids.set(count, number)
      count += 1
    }
    return place
  }

  /// The number in a line, and moves to the next line; nil where it is not plain.
  @inline(__always)
  private static func number(_ output: Span<UInt8>, _ place: inout Int) -> UInt64? {
    var number: UInt64 = 0
    var isOver = false
    let start = place
    while place < output.count, output[place] != UInt8(ascii: "\n") {
      let digit = output[place] &- 0x30
      guard digit < 10 else { return nil }
      let (product, high) = number.multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.addingReportingOverflow(UInt64(digit))
      isOver = isOver || high || carry
      number = sum
      place &+= 1
    }
    let digits = place - start
    guard digits > 0, !isOver, digits == 1 || output[start] != 0x30 else { return nil }
    place += 1
    return number
  }

  package mutating func finish() -> ArrowColumn {
    var ids = FixedColumn<UInt64>(BatchSize.rows)
    swap(&ids, &self.ids)
    let column = ArrowColumn(count, missing: 0, [nil, ids.finish()])
    defer { count = 0 }
    return ArrowColumn(batchOf: [column], length: count)
  }
}
