internal import JSONStream

/// Tables whose lines are in the order of their bytes, searched where they are, without reading them first.
enum SortedLines {
  /// The range of a line's value: what follows its key and a space, or nothing if the line is its key. Nil if no
  /// line has the key. O(log lines · length).
  static func value(of key: Span<UInt8>, in lines: Span<UInt8>) -> Range<Int>? {
    var low = 0
    var high = lines.count
    while low < high {
      let start = startOfLine(at: low + (high - low) / 2, from: low, in: lines)
      let (order, end) = compare(key, start, lines)
      if order == 0 { return min(end + 1, endOfLine(end, in: lines))..<endOfLine(end, in: lines) }
      if order < 0 {
        high = start
      } else {
        low = min(high, endOfLine(end, in: lines) + 1)
      }
    }
    return nil
  }

  /// Whether a line has the key. O(log lines · length).
  static func contains(_ key: Span<UInt8>, in lines: Span<UInt8>) -> Bool {
    value(of: key, in: lines) != nil
  }

  private static func startOfLine(at index: Int, from first: Int, in lines: Span<UInt8>) -> Int {
    var start = index
    while start > first, lines[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    return start
  }

  private static func endOfLine(_ index: Int, in lines: Span<UInt8>) -> Int {
    var end = index
    while end < lines.count, lines[end] != UInt8(ascii: "\n") { end += 1 }
    return end
  }

  /// The order of a key relative to the key of a line, and where the comparison ended.
  private static func compare(_ key: Span<UInt8>, _ start: Int, _ lines: Span<UInt8>) -> (
    order: Int, end: Int
  ) {
    var index = start
    for place in key.indices {
      let byte = index < lines.count ? lines[index] : 0
      let wanted = key[place]
      // A space or the end of the line ends the shorter key, which comes first.
      if byte != wanted { return (isEnd(byte) || byte < wanted ? 1 : -1, index) }
      index += 1
    }
    return (index == lines.count || isEnd(lines[index]) ? 0 : -1, index)
  }

  private static func isEnd(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0 }
}
