/// The tags and hosts of a row: hashtags first, then cashtags, then hosts.
extension PackedRow {
  /// A tag or host, by its place in ``bytes``.
  package struct Value: Sendable {
    /// The list to which it belongs.
    package let list: PackedList
    /// The range of its text, in UTF-8.
    package let text: Range<Int>

    /// A value at a place.
    @inlinable package init(list: PackedList, text: Range<Int>) {
      (self.list, self.text) = (list, text)
    }

    /// The place after it, where the next value begins.
    @inlinable package var end: Int { text.upperBound }

    /// The range of all its bytes.
    @inlinable package var range: Range<Int> { text.lowerBound - PackedForm.headCount..<end }
  }

  /// The place at which the first value begins.
  @inlinable package var firstValue: Int { PackedForm.fixedCount }

  /// The value at a place of ``bytes``; nil at the end of the row.
  @inlinable package func value(at place: Int) -> Value? {
    guard place < bytes.count, let list = PackedList(rawValue: Int(bytes[place])) else {
      return nil
    }
    let count = Int(bytes[place + 1]) | Int(bytes[place + 2]) << 8
    let start = place + PackedForm.headCount
    return Value(list: list, text: start..<start + count)
  }
}
