/// Whether a member may hold JSON, which decides whether it is read, or passed over as something else
/// that was packed with it: an image, a web page, a font.
///
/// A member that begins as JSON does is read. Of one that does not, the start may be damaged or cut off:
/// it is read where enough of what follows is JSON. What is read and is no JSON is refused line by line,
/// and what is passed over is reported as not read.
enum JSONLook {
  /// How many bytes are examined where the first ones do not decide. A first line that was cut can be
  /// 100 KB long, and a lost block of a disk 64.
  private static let reach = 1 << 18
  /// How many bytes are examined before the first try; each further try takes twice as many.
  private static let firstTry = 1 << 12
  /// `tar` ends an archive with up to this many zeros, and one without members has nothing else.
  private static let emptyTar = 10_240

  /// - Throws: ``MemberError`` where the content is zeros, which a file system leaves of a lost file.
  static func mayHoldJSON(_ stream: ByteStream) throws -> Bool {
    var nextTry = firstTry
    while true {
      let bytes = stream.lookedAt
      let start = JSONStart(of: bytes)
      if start == .ofValue { return true }
      if start == .ofOther { return false }
      if bytes.count >= nextTry {
        if JSONEvidence(bytes).isMostOfText { return true }
        nextTry *= 2
      }
      guard bytes.count < reach, try stream.lookFurther(atMost: 1 << 14) else {
        return try isJSON(bytes: stream.lookedAt, start)
      }
    }
  }

  /// Decides by all bytes that are examined.
  private static func isJSON(bytes: ArraySlice<UInt8>, _ start: JSONStart) throws -> Bool {
    if JSONEvidence(bytes).isPartOfText { return true }
    if !bytes.isEmpty && bytes.prefix(512).allSatisfy({ $0 == 0 }) {
      if bytes.count <= emptyTar && bytes.allSatisfy({ $0 == 0 }) { return true }
      throw MemberError(.damaged)
    }
    // An empty member, or one that ends within what would tell, loses nothing in being read.
    return start == .unfinished
  }
}

/// What the first bytes of a member are the start of.
enum JSONStart {
  /// A JSON value, or a script of a personal archive.
  case ofValue
  /// A format that can have JSON in it and is none, such as a web page.
  case ofOther
  /// More bytes are needed to say.
  case unfinished
  case unknown

  /// - Parameter bytes: all that is known of the member so far.
  init(of bytes: ArraySlice<UInt8>) {
    let isWide = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    // Of UTF-16, every other byte of what JSON is made of is zero.
    self.init(text: isWide ? bytes.dropFirst(2).filter { $0 != 0 }[...] : bytes)
  }

  private init(text bytes: ArraySlice<UInt8>) {
    let marked = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes
    let rest = marked.drop { $0.isJSONSpace }
    switch rest.first {
    case nil: self = .unfinished
    case UInt8(ascii: "{"): self = Self.afterBrace(rest)
    case UInt8(ascii: "["): self = Self.afterBracket(rest)
    case UInt8(ascii: "\""): self = Self.aString(rest)
    case let sign? where sign.isDigit || sign == UInt8(ascii: "-"): self = Self.numbers(rest)
    case UInt8(ascii: "w"), UInt8(ascii: "G"), UInt8(ascii: "v"): self = Self.script(rest)
    default: self = OtherFormats.begins(rest) || OtherFormats.begins(bytes) ? .ofOther : .unknown
    }
  }

  private static func afterBrace(_ bytes: ArraySlice<UInt8>) -> JSONStart {
    switch bytes.dropFirst().first(where: { !$0.isJSONSpace }) {
    case nil: .unfinished
    // Python's way of writing a record is no JSON, but is to be refused and not passed over.
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

  /// A string by itself, as of records that were encoded twice; the first cell of a table is none.
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

  /// A line of numbers, such as a list of IDs or a length; a line of text can begin with a number.
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
  private static func script(_ bytes: ArraySlice<UInt8>) -> JSONStart {
    let words = ["window.", "Grailbird.", "var "].map { Array($0.utf8)[...] }
    guard words.contains(where: { bytes.starts(with: $0) }) else {
      return words.contains { $0.starts(with: bytes) } ? .unfinished : .unknown
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

/// Formats that may have JSON in them, in a script or in their description, and are passed over as a
/// whole.
private enum OtherFormats {
  private static let marks: [[UInt8]] =
    [[0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], Array("SQLite format 3\0".utf8)]
    + ["GIF8", "%PDF-", "RIFF", "wOFF", "wOF2", "OTTO", "\u{7F}ELF"].map {
      Array($0.utf8)
    }
  private static let markup = [
    "<!doctype", "<html", "<head", "<?xml", "<svg", "<!--", "<rss", "<script",
  ]
  .map { Array($0.utf8) }

  static func begins(_ bytes: ArraySlice<UInt8>) -> Bool {
    if marks.contains(where: { bytes.starts(with: $0) }) { return true }
    // A film has the length of its first box before the mark.
    if bytes.dropFirst(4).starts(with: "ftyp".utf8) { return true }
    let start = bytes.prefix(16).map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }
    return markup.contains { start.starts(with: $0) }
  }
}

extension UInt8 {
  var isJSONSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }

  var isDigit: Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= self }
}
