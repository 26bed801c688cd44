internal import JSONStream

/// How telephone numbers are written in the countries of the world.
enum TelephoneForms {
  /// Whether numbers are written in groups of these lengths and start with these two digits (`3-3-4`, 20 to 99).
  /// O(log forms · groups).
  static func contains(groups: Span<UInt8>, start: Int) -> Bool {
    contains(kind: "g", key: groups, value: start, digits: 2)
  }

  /// Whether numbers with a trunk prefix have this many digits and start with these three (`030`).
  static func contains(digits: Int, start: Int) -> Bool {
    guard (8...13).contains(digits) else { return false }
    let key: [2 of UInt8] = [0x30 + UInt8(digits / 10), 0x30 + UInt8(digits % 10)]
    return contains(kind: "0", key: key.span, value: start, digits: 3)
  }

  /// The lengths of numbers after a country code, nil if there is no such code. O(log codes).
  static func lengths(after code: Span<UInt8>) -> ClosedRange<Int>? {
    let lines = TelephoneTable.lines.utf8.span
    guard var index = value(kind: "+", key: code, in: lines)?.lowerBound else { return nil }
    let low = number(lines, &index)
    index += 1
    return low...max(low, number(lines, &index))
  }

  private static func contains(kind: Unicode.Scalar, key: Span<UInt8>, value: Int, digits: Int)
    -> Bool
  {
    let lines = TelephoneTable.lines.utf8.span
    guard let range = self.value(kind: kind, key: key, in: lines) else { return false }
    var index = range.lowerBound
    while index < range.upperBound {
      let low = number(lines, &index)
      var high = low
      if index < range.upperBound, lines[index] == UInt8(ascii: "-") {
        index += 1
        high = number(lines, &index)
      }
      if value >= low, value <= high { return true }
      index += 1
    }
    return false
  }

  /// The value of the line with a kind and a key, which are one key to ``SortedLines``.
  private static func value(kind: Unicode.Scalar, key: Span<UInt8>, in lines: Span<UInt8>) -> Range<
    Int
  >? {
    var whole = InlineArray<40, UInt8>(repeating: 0)
    guard key.count < 36 else { return nil }
    whole[0] = UInt8(ascii: kind)
    for index in key.indices { whole[index + 1] = key[index] }
    return SortedLines.value(of: whole.span.extracting(0..<key.count + 1), in: lines)
  }

  private static func number(_ lines: Span<UInt8>, _ index: inout Int) -> Int {
    var value = 0
    while index < lines.count, ByteClass.isDigit(lines[index]) {
      value = value * 10 + Int(lines[index] - 0x30)
      index += 1
    }
    return value
  }
}
