/// Lines with a key before their record, as consumers of message queues print them: `KEY`, tab, record. There
/// can be several columns, such as a time and a partition. The key is no record, and is skipped.
extension RecordReader {
  /// The number of keys that were skipped since the last call.
  public mutating func takeKeyCount() -> Int {
    defer { keyCount = 0 }
    return keyCount
  }

  /// Whether the next byte opens a value that can be a record.
  var opensRecord: Bool { buffer[0] == UInt8(ascii: "{") || buffer[0] == UInt8(ascii: "[") }

  /// The length of the key at the start of a line, with the tab after it; nil where there is none.
  ///
  /// A line of a record without its start is no key: in a line of JSON, a tab is not in a string and follows
  /// no text outside of strings, and quotation marks surround a whole column of keys.
  func keyLength() -> Int? {
    // An incomplete line is not examined again before its end arrives.
    guard !opensRecord, !lineHasValue,
      searched == 0 || isFinished || buffer.lineEnd(from: searched) != nil
    else { return nil }
    var index = 0
    var column = 0
    while index < buffer.count {
      switch buffer[index] {
      case UInt8(ascii: "\t"):
        let next = index + 1
        guard next < buffer.count else { return nil }
        if buffer[next] == UInt8(ascii: "{") { return next }
        column = next
      case UInt8(ascii: "\""):
        guard index == column, let end = quotedEnd(from: index + 1) else { return nil }
        index = end
        guard index + 1 < buffer.count, buffer[index + 1] == UInt8(ascii: "\t") else { return nil }
      case UInt8(ascii: "\n"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["),
        UInt8(ascii: "]"):
        return nil
      default: break
      }
      index += 1
    }
    return nil
  }

  /// The index of the quotation mark that ends a string on its line.
  private func quotedEnd(from start: Int) -> Int? {
    var index = start
    while index < buffer.count, buffer[index] != UInt8(ascii: "\n") {
      if buffer[index] == UInt8(ascii: "\"") { return index }
      index += buffer[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return nil
  }
}
