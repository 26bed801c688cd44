internal import JSONStream

/// Finds IDs of gone subjects in fields that no catalogue has. Such a field was not judged, and the record may
/// contain a copy of the subject.
enum UnjudgedNumbers {
  /// Shorter numbers are ignored: most of them are counts.
  static let fewestDigits = 8

  /// Whether a value that is not on the tape, a number or a string of digits, is the ID of a gone subject.
  /// O(bytes / 8) without long numbers, and O(nodes) for each ID that a notice names.
  ///
  /// - Parameter cuts: the bytes that are removed from the record, in their order.
  static func has(
    _ record: borrowing Record, outside cuts: [Edits.Range], _ tables: NoticeTables
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
        !isOnTape(start, record)
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

  private static func isOnTape(_ start: Int, _ record: borrowing Record) -> Bool {
    record.descendants(of: record.root).contains { index in
      let node = record.nodes[index]
      return Int(node.start) == start && !node.kind.isContainer
    }
  }
}
