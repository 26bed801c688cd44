/// Estimates how much of the start of a member is JSON, whatever its first bytes are: a record whose start was cut
/// off or damaged still consists of keys, colons and values.
///
/// Each line is judged by itself, so that a JSON line is recognized however much precedes it. Lines of noise and
/// lines of brackets and numbers only count for neither side. O(bytes).
struct JSONEvidence {
  private var json = 0
  private var other = 0

  init(_ bytes: ArraySlice<UInt8>) {
    // A lost block of a disk is zeros.
    let bytes = bytes.contains(0) ? bytes.filter { $0 != 0 }[...] : bytes
    for line in bytes.split(separator: 0x0A) {
      if Self.isOfJSON(line) {
        json += line.count
      } else if Self.isText(line), LineReading(line, startsInString: false).strays > 0 {
        other += line.count
      }
    }
  }

  /// Whether most of the text is JSON, so that the rest need not be examined.
  var isMostOfText: Bool { json > other }

  /// Whether the text contains more JSON than a few examples.
  var isPartOfText: Bool { json > 0 && json * 8 >= json + other }

  /// Whether a line is JSON, except for a few bytes or its start, which may have been in a string or after its
  /// backslash.
  static func isOfJSON(_ line: ArraySlice<UInt8>) -> Bool {
    guard hasKey(line) else { return false }
    return LineReading(line, startsInString: false).isOfJSON
      || LineReading(line, startsInString: true).isOfJSON
      || LineReading(line.dropFirst(), startsInString: false).isOfJSON
      || LineReading(line.dropFirst(), startsInString: true).isOfJSON
  }

  /// Whether any quotation mark can end a key, a quick test for most lines of other files.
  private static func hasKey(_ line: ArraySlice<UInt8>) -> Bool {
    line.indices.contains { index in
      line[index] == UInt8(ascii: "\"") && LineReading.isKey(endingAt: index, line)
    }
  }

  /// Whether a line has no control characters, which noise has.
  private static func isText(_ line: ArraySlice<UInt8>) -> Bool {
    line.allSatisfy { $0 >= 0x20 || 0x09...0x0D ~= $0 || $0 == 0x1B }
  }
}

/// A line read as JSON.
private struct LineReading {
  /// Strings followed by a colon and a value.
  private var pairs = 0
  /// Bytes outside of strings that JSON does not allow there.
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

  /// A single damaged byte can cause several strays in a short line.
  var isOfJSON: Bool { pairs > 0 && (strays <= 2 || strays * 16 <= count) }

  /// Counts what is outside of strings, and returns the number of bytes consumed.
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
    // Pretty-printed JSON may have the value on the next line.
    return value.map { $0.isDigit || "\"{[-tfn".utf8.contains($0) } ?? true
  }
}
