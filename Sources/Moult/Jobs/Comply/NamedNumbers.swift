internal import JSONStream

/// Finds IDs inside texts: in the name of an entry (`tweet-1234`), and in base64, as cursors have them.
///
/// A cursor contains a binary structure (Thrift): an ID is eight bytes, or a number of variable length.
enum NamedNumbers {
  /// Shorter numbers are ignored: most of them are positions and counts.
  private static let fewestDigits = 8
  private static let shortestBase64 = 8

  /// Whether a value contains an ID for which a condition holds. O(length).
  static func has(_ node: Node, _ record: borrowing Record, where isWanted: (UInt64) -> Bool)
    -> Bool
  {
    guard node.kind.isString || node.kind == .number else { return false }
    let text = record.literal(node)
    if hasDigits(text, where: isWanted) { return true }
    guard node.kind == .string, let bytes = base64(text) else { return false }
    return hasDigits(bytes.span, where: isWanted) || hasBinary(bytes, where: isWanted)
  }

  private static func hasDigits(_ text: Span<UInt8>, where isWanted: (UInt64) -> Bool) -> Bool {
    var start = 0
    for index in 0...text.count {
      if index < text.count, text[index].isDigit { continue }
      if index - start >= fewestDigits,
        let number = DecimalID(text.extracting(start..<index))?.number, isWanted(number)
      {
        return true
      }
      start = index + 1
    }
    return false
  }

  /// The bytes of a text in base64, in one of its two alphabets; nil where the text is something else.
  private static func base64(_ text: Span<UInt8>) -> [UInt8]? {
    guard text.count >= shortestBase64 else { return nil }
    var bytes: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for index in text.indices {
      if text[index] == UInt8(ascii: "=") { continue }
      guard let value = value(of: text[index]) else { return nil }
      bits = bits << 6 | UInt32(value)
      count += 6
      guard count >= 8 else { continue }
      count -= 8
      bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
    }
    return bytes
  }

  private static func value(of byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - UInt8(ascii: "A")
    case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - UInt8(ascii: "a") + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0") + 52
    case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
    case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
    default: nil
    }
  }

  private static func hasBinary(_ bytes: [UInt8], where isWanted: (UInt64) -> Bool) -> Bool {
    bytes.indices.contains { start in
      fixed(bytes[start...]).map(isWanted) ?? false
        || variable(bytes[start...]).map(isWanted) ?? false
    }
  }

  /// The number in eight bytes, the highest first.
  private static func fixed(_ bytes: ArraySlice<UInt8>) -> UInt64? {
    guard bytes.count >= 8 else { return nil }
    return bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// A positive number of seven bits a byte, the lowest first, doubled because the lowest bit is its sign.
  private static func variable(_ bytes: ArraySlice<UInt8>) -> UInt64? {
    var number: UInt64 = 0
    for (place, byte) in bytes.prefix(10).enumerated() {
      number |= UInt64(byte & 0x7F) << UInt64(7 * place)
      guard byte & 0x80 == 0 else { continue }
      return place >= 3 && number & 1 == 0 ? number >> 1 : nil
    }
    return nil
  }
}

extension ComplyWork {
  /// Whether a text contains the ID of a tweet or user that is gone.
  func namesGone(_ node: Node, _ record: borrowing Record, alsoGone: Set<UInt64>) -> Bool {
    NamedNumbers.has(node, record) { number in
      alsoGone.contains(number)
        || tables.cause(of: number, .tweet, isOwn: false) != nil
        || tables.cause(of: number, .user, isOwn: false) != nil
    }
  }
}

extension ComplyWork.Trimming {
  /// Whether an entry contains items of the page, and all of them go. O(items in it, and log of all items).
  func hasOnlyGoneItems(in entry: Int, _ record: borrowing Record) -> Bool {
    let end = record.descendants(of: entry).upperBound
    var place = firstItem(after: entry)
    guard place < items.count, items[place] < end else { return false }
    while place < items.count, items[place] < end {
      guard goneItems.contains(items[place]) else { return false }
      place += 1
    }
    return true
  }

  /// The place of the first item after a node.
  private func firstItem(after node: Int) -> Int {
    var (low, high) = (0, items.count)
    while low < high {
      let middle = (low + high) / 2
      if items[middle] <= node { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
