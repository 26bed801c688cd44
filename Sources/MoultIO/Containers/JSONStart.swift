/// What the first bytes of a member look like.
enum JSONStart {
  /// A JSON value, or a script of a personal archive.
  case ofValue
  /// Another format that may contain JSON, such as a web page.
  case ofOther
  /// More bytes are needed.
  case unfinished
  case unknown

  /// - Parameters:
  ///   - bytes: all bytes of the member that were read so far.
  ///   - scripts: the bytes that begin a script, which JSON follows.
  init(of bytes: ArraySlice<UInt8>, _ scripts: [[UInt8]]) {
    let marked = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes
    let rest = marked.drop { $0.isJSONSpace }
    switch rest.first {
    case nil: self = .unfinished
    case UInt8(ascii: "{"): self = Self.afterBrace(rest)
    case UInt8(ascii: "["): self = Self.afterBracket(rest)
    case UInt8(ascii: "\""): self = Self.aString(rest)
    case let sign? where sign.isDigit || sign == UInt8(ascii: "-"): self = Self.numbers(rest)
    case let first where scripts.contains { $0.first == first }: self = Self.script(rest, scripts)
    default: self = OtherFormats.begins(rest) || OtherFormats.begins(bytes) ? .ofOther : .unknown
    }
  }

  private static func afterBrace(_ bytes: ArraySlice<UInt8>) -> JSONStart {
    switch bytes.dropFirst().first(where: { !$0.isJSONSpace }) {
    case nil: .unfinished
    // Python's way to print a record is not JSON, but it should be rejected rather than passed over.
    case UInt8(ascii: "\""), UInt8(ascii: "}"), UInt8(ascii: "'"): .ofValue
    default: .unknown
    }
  }

  private static func afterBracket(_ bytes: ArraySlice<UInt8>) -> JSONStart {
    let rest = bytes.dropFirst().drop { $0.isJSONSpace }
    switch rest.first {
    case nil: return .unfinished
    case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "\""):
      return .ofValue
    default: return numbers(rest)
    }
  }

  /// A string by itself, as in records that were encoded twice; the first cell of a table does not count.
  private static func aString(_ bytes: ArraySlice<UInt8>) -> JSONStart {
    var index = bytes.startIndex + 1
    while index < bytes.endIndex, bytes[index] != UInt8(ascii: "\"") {
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard index < bytes.endIndex else { return .unfinished }
    let rest = bytes[(index + 1)...].drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    if rest.first ?? 0x0A == 0x0A { return .ofValue }
    return numbers(bytes)
  }

  /// A line of numbers, such as a list of IDs or a length; a line of text can also start with a number.
  private static func numbers(_ bytes: ArraySlice<UInt8>) -> JSONStart {
    let line = bytes.prefix { $0 != 0x0A }
    let isPlain = line.allSatisfy { byte in
      byte.isDigit || "\",;.-+[] \t\r".utf8.contains(byte)
    }
    guard isPlain else { return .unknown }
    if line.endIndex == bytes.endIndex { return .unfinished }
    return line.contains { $0.isDigit } ? .ofValue : .unknown
  }

  /// A script of a personal archive assigns an object or an array; other scripts do all kinds of things.
  private static func script(_ bytes: ArraySlice<UInt8>, _ starts: [[UInt8]]) -> JSONStart {
    guard starts.contains(where: { bytes.starts(with: $0) }) else {
      return starts.contains { $0.starts(with: bytes) } ? .unfinished : .unknown
    }
    let head = bytes.prefix(256)
    guard let sign = head.firstIndex(of: UInt8(ascii: "=")) else {
      return head.endIndex == bytes.endIndex ? .unfinished : .unknown
    }
    switch bytes[(sign + 1)...].first(where: { !$0.isJSONSpace }) {
    case nil: return .unfinished
    case UInt8(ascii: "{"), UInt8(ascii: "["): return .ofValue
    default: return .unknown
    }
  }
}

extension UInt8 {
  var isJSONSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }

  var isDigit: Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= self }
}
