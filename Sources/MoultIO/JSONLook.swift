/// Whether a member may hold JSON, which decides whether it is a member to be read or something else
/// that was packed with it: an image, a page, a font.
///
/// Only the first bytes are looked at, and only a sign of JSON is looked for: what is taken for JSON and
/// is none is refused record by record, and what is not taken for JSON is told as not read.
enum JSONLook {
  /// So many bytes are looked at. A record that was cut at its start is shorter as a rule, so that the
  /// line behind it is found.
  private static let reach = 1 << 16
  /// `tar` ends an archive with up to so many zeros, and one without members has nothing else.
  private static let emptyTar = 10_240

  /// - Throws: ``MemberError`` where the content is zeros, which a file system leaves of a lost file.
  static func mayHoldJSON(_ stream: ByteStream) throws -> Bool {
    while stream.lookedAt.count < reach {
      if startsWithValue(stream.lookedAt) == true { return true }
      guard try stream.lookFurther(atMost: 1 << 14) else { break }
    }
    let bytes = stream.lookedAt
    if bytes.isEmpty { return true }
    if bytes.prefix(512).allSatisfy({ $0 == 0 }) {
      if bytes.count <= emptyTar && bytes.allSatisfy({ $0 == 0 }) { return true }
      throw MemberError(.damaged)
    }
    return startsWithValue(bytes) ?? false || hasRecordLine(bytes)
  }

  /// Whether the content begins as JSON or as a script of the personal archive does; nil where it takes
  /// more bytes to say.
  private static func startsWithValue(_ bytes: ArraySlice<UInt8>) -> Bool? {
    var rest = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes
    rest = rest.drop(while: isSpace)
    guard let first = rest.first else { return nil }
    switch first {
    case UInt8(ascii: "{"), UInt8(ascii: "["): return opens(rest)
    case UInt8(ascii: "\""), UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return true
    default: return ["window.", "Grailbird.", "var "].contains { rest.starts(with: $0.utf8) }
    }
  }

  /// Whether an opening bracket is followed by what may follow it in JSON.
  private static func opens(_ bytes: ArraySlice<UInt8>) -> Bool? {
    guard let bracket = bytes.first else { return nil }
    guard let next = bytes.dropFirst().drop(while: isSpace).first else { return nil }
    let signs = bracket == UInt8(ascii: "{") ? "\"}" : "{[\"]-0123456789tfn"
    return signs.utf8.contains(next)
  }

  /// Whether a line begins as a record does.
  private static func hasRecordLine(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard !bytes.contains(0) else { return false }
    return bytes.split(separator: 0x0A).contains { line in
      line.first.map { [UInt8(ascii: "{"), UInt8(ascii: "[")].contains($0) } == true
        && opens(line) == true
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }
}
