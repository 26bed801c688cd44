/// How much of the start of a member is JSON, whatever its first bytes are: a record whose beginning was
/// cut off or damaged is still made of keys, colons and values.
///
/// Lines are judged one by one, so that a line is recognized however much comes before it. Lines of noise
/// and lines of nothing but brackets and numbers count for neither side. O(bytes).
struct JSONEvidence {
  private var json = 0
  private var other = 0

  init(_ bytes: ArraySlice<UInt8>) {
    // A lost block of a disk is zeros, and UTF-16 has one beside each byte of JSON.
    let bytes = bytes.contains(0) ? bytes.filter { $0 != 0 }[...] : bytes
    for line in bytes.split(separator: 0x0A) {
      if Self.isOfJSON(line) {
        json += line.count
      } else if Self.isText(line), LineReading(line, startsInString: false).strays > 0 {
        other += line.count
      }
    }
  }

  /// Whether most of the text is JSON, so that what follows need not be examined.
  var isMostOfText: Bool { json > other }

  /// Whether it is more than examples in a text.
  var isPartOfText: Bool { json > 0 && json * 8 >= json + other }

  /// Whether a line is of JSON, perhaps but for a few bytes or its beginning, which may have been in a
  /// string, or after the backslash of one.
  static func isOfJSON(_ line: ArraySlice<UInt8>) -> Bool {
    guard hasKey(line) else { return false }
    return LineReading(line, startsInString: false).isOfJSON
      || LineReading(line, startsInString: true).isOfJSON
      || LineReading(line.dropFirst(), startsInString: false).isOfJSON
      || LineReading(line.dropFirst(), startsInString: true).isOfJSON
  }

  /// Whether any quotation mark may end a key, which is soon seen of most lines of other files.
  private static func hasKey(_ line: ArraySlice<UInt8>) -> Bool {
    line.indices.contains { index in
      line[index] == UInt8(ascii: "\"") && LineReading.isKey(endingAt: index, line)
    }
  }

  /// Whether there are no control characters in a line, as in noise.
  private static func isText(_ line: ArraySlice<UInt8>) -> Bool {
    line.allSatisfy { $0 >= 0x20 || 0x09...0x0D ~= $0 || $0 == 0x1B }
  }
}

/// What a line holds when it is read as JSON.
private struct LineReading {
  /// Strings before a colon and a value.
  private var pairs = 0
  /// Bytes outside of strings that JSON does not have there.
  private(set) var strays = 0
  private let count: Int

  init(_ line: ArraySlice<UInt8>, startsInString: Bool) {
    count = line.count
    var (index, isInString) = (line.startIndex, startsInString)
    while index < line.endIndex {
      let byte = line[index]
      if byte == UInt8(ascii: "\\") {
        if !isInString { strays += 1 }
        index += 2
        continue
      }
      if byte == UInt8(ascii: "\"") {
        if isInString && Self.isKey(endingAt: index, line) { pairs += 1 }
        isInString.toggle()
      } else if !isInString {
        index += takeOutside(line[index...])
        continue
      }
      index += 1
    }
  }

  /// A single byte that was damaged can make several strays of a short line.
  var isOfJSON: Bool { pairs > 0 && (strays <= 2 || strays * 16 <= count) }

  /// Counts what is outside of strings, and returns how many bytes were taken.
  private mutating func takeOutside(_ rest: ArraySlice<UInt8>) -> Int {
    guard let byte = rest.first else { return 1 }
    switch byte {
    case _ where byte.isDigit || byte.isJSONSpace: return 1
    case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "+"),
      UInt8(ascii: "."):
      return 1
    case UInt8(ascii: "t") where rest.starts(with: "true".utf8): return 4
    case UInt8(ascii: "f") where rest.starts(with: "false".utf8): return 5
    case UInt8(ascii: "n") where rest.starts(with: "null".utf8): return 4
    default:
      strays += 1
      return 1
    }
  }

  /// Whether a colon and the start of a value follow a quotation mark.
  static func isKey(endingAt quote: Int, _ line: ArraySlice<UInt8>) -> Bool {
    let rest = line[(quote + 1)...].drop { $0.isJSONSpace }
    guard rest.first == UInt8(ascii: ":") else { return false }
    let value = rest.dropFirst().first { !$0.isJSONSpace }
    // Pretty-printed JSON may have its value on the next line.
    return value.map { $0.isDigit || "\"{[-tfn".utf8.contains($0) } ?? true
  }
}
