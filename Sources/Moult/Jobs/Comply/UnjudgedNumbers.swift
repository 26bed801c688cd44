internal import JSONStream

/// Finds IDs of gone subjects in fields that no catalogue has. Such a field was not judged, and the record may
/// contain a copy of the subject.
enum UnjudgedNumbers {
  /// Shorter numbers are ignored: most of them are counts.
  static let fewestDigits = 8

  /// Whether a value that the projection does not read, a number or a string of digits, is the ID of a gone subject.
  /// O(bytes / 8) without long numbers, and O(nodes) for each ID that a notice names.
  ///
  /// - Parameter cuts: the bytes that are removed from the record, in their order.
  static func has(
    _ record: borrowing Record, outside cuts: [Edits.Range], _ tables: NoticeTables,
    _ projection: Projection
  ) -> Bool {
    var cut = 0
    let bytes = record.bytes
    let range = record.nodes[record.root].range
    var index = range.lowerBound + fewestDigits - 1
    while index < range.upperBound {
      guard bytes[index].isDigit else {
        index += fewestDigits
        continue
      }
      var (start, end) = (index, index + 1)
      while cut < cuts.count, cuts[cut].end <= index { cut += 1 }
      if cut < cuts.count, cuts[cut].start <= index {
        index = cuts[cut].end + fewestDigits - 1
        continue
      }
      while start > range.lowerBound, bytes[start - 1].isDigit { start -= 1 }
      while end < range.upperBound, bytes[end].isDigit { end += 1 }
      if end - start >= fewestDigits, isWhole(start..<end, bytes),
        isGone(DecimalID(bytes.extracting(start..<end))?.number, tables),
        !isRead(start, record, projection)
      {
        return true
      }
      index = end + fewestDigits
    }
    return false
  }

  /// Whether digits are a whole value: a number or a string.
  private static func isWhole(_ digits: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
    guard digits.lowerBound > 0, digits.upperBound < bytes.count else { return false }
    let (before, after) = (bytes[digits.lowerBound - 1], bytes[digits.upperBound])
    let quote = UInt8(ascii: "\"")
    if before == quote || after == quote { return before == after }
    return ":,[ \t\r\n".utf8.contains(before) && ",]} \t\r\n".utf8.contains(after)
  }

  static func isGone(_ number: UInt64?, _ tables: NoticeTables) -> Bool {
    guard let number else { return false }
    return [.tweet, .user].contains { tables.cause(of: number, $0, isOwn: false) != nil }
  }

  /// Whether the value that starts at an index belongs to a field of the types around it. The tape also has values
  /// that only other types have.
  private static func isRead(
    _ start: Int, _ record: borrowing Record, _ projection: Projection
  ) -> Bool {
    switch projection.root(of: record) {
    case .unknown: return false
    case .record(let item), .page(let item):
      return isRead(start, inside: item.node, type: item.type, record, projection)
    }
  }

  private static func isRead(
    _ start: Int, inside object: Int, type: Int?, _ record: borrowing Record,
    _ projection: Projection
  ) -> Bool {
    guard let type, let child = child(of: object, around: start, record),
      let number = projection.field(record.nodes[child].edge, in: type)
    else { return false }
    let field = projection.fields[number]
    var value: Int? = child
    while let index = value, record.nodes[index].kind == .array {
      value = self.child(of: index, around: start, record)
    }
    guard let value else { return false }
    let node = record.nodes[value]
    guard node.kind == .object else { return Int(node.start) == start }
    let inner =
      field.isRecords
      ? projection.shownType(of: value, field, record) : projection.resolve(field, node)
    return isRead(start, inside: value, type: inner, record, projection)
  }

  /// The last child that starts at an index or before it: only the root knows where it ends.
  private static func child(
    of container: Int, around start: Int, _ record: borrowing Record
  ) -> Int? {
    var found: Int?
    record.forEachChild(of: container) { index, node in
      if Int(node.start) <= start { found = index }
    }
    return found
  }
}
