/// Paths as text. The system's paths are bytes, which may not be UTF-8; a `String` always is.
///
/// Each byte that is not valid UTF-8 becomes one scalar, U+10FE00 plus the byte, from the end of the private
/// use planes. If a path contains such a scalar itself, each of its four bytes is mapped that way. So every path
/// has exactly one text and no two paths share one, and `Syscalls` converts the text back into the bytes
/// before the system sees it.
enum PathText {
  private static let base: UInt32 = 0x10FE00
  private static let marks: ClosedRange<UInt32> = base + 0x80...base + 0xFF

  /// The text of a path. O(bytes).
  static func text(of bytes: [UInt8]) -> String {
    if let text = String(validating: bytes, as: UTF8.self), !hasMarks(text) { return text }
    var text = String.UnicodeScalarView()
    var parser = UTF8.ForwardParser()
    var rest = bytes[...].makeIterator()
    var index = 0
    while true {
      var length = 0
      switch parser.parseScalar(from: &rest) {
      case .valid(let encoded):
        let scalar = UTF8.decode(encoded)
        guard marks.contains(scalar.value) else {
          text.append(scalar)
          index += encoded.count
          continue
        }
        length = encoded.count
      case .error(let count): length = count
      case .emptyInput: return String(text)
      }
      text.append(contentsOf: bytes[index..<index + length].compactMap(mark))
      index += length
    }
  }

  /// The bytes of a path. O(bytes).
  static func bytes(of text: String) -> [UInt8] {
    guard hasMarks(text) else { return Array(text.utf8) }
    return text.unicodeScalars.flatMap { scalar in
      byte(of: scalar).map { [$0] } ?? Array(String(scalar).utf8)
    }
  }

  /// Whether a text contains mapped bytes. O(bytes).
  static func hasMarks(_ text: String) -> Bool {
    // All scalars from U+10F000 on start with these two bytes, and hardly any path contains one.
    var last: UInt8 = 0
    for unit in text.utf8 {
      if last == 0xF4 && unit == 0x8F {
        return text.unicodeScalars.contains { byte(of: $0) != nil }
      }
      last = unit
    }
    return false
  }

  private static func mark(_ byte: UInt8) -> Unicode.Scalar? {
    Unicode.Scalar(base + UInt32(byte))
  }

  private static func byte(of scalar: Unicode.Scalar) -> UInt8? {
    marks.contains(scalar.value) ? UInt8(scalar.value - base) : nil
  }

  /// A scalar as messages and reports print it: control characters, line separators and mapped bytes are
  /// escaped.
  static func written(_ scalar: Unicode.Scalar) -> String {
    if let byte = byte(of: scalar) { return "\\x" + String(byte, radix: 16, uppercase: true) }
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: return scalar.escaped(asASCII: true)
    default: return String(scalar)
    }
  }

  /// Whether a byte of UTF-8 can start a scalar that ``written(_:)`` escapes.
  fileprivate static func mayBeChanged(_ unit: UInt8) -> Bool {
    unit < 0x20 || unit == 0x7F || unit == 0xC2 || unit == 0xE2 || unit == 0xF4
  }
}

extension String {
  /// The text as one line of a message: control characters and line separators are escaped, and bytes that are
  /// not UTF-8 appear as `\xE9`. O(bytes).
  public var onOneLine: String {
    guard utf8.contains(where: PathText.mayBeChanged) else { return self }
    return unicodeScalars.reduce(into: "") { $0 += PathText.written($1) }
  }

  /// A path as messages and reports print it: like ``onOneLine``, and with every backslash doubled, so that the
  /// path can be recovered. O(bytes).
  public var asShownPath: String {
    guard utf8.contains(where: { $0 == 0x5C || PathText.mayBeChanged($0) }) else { return self }
    return unicodeScalars.reduce(into: "") { $0 += $1 == "\\" ? "\\\\" : PathText.written($1) }
  }

  /// Whether an argument of the command line is UTF-8, as everything that is used as text has to be.
  public var isUTF8: Bool { !PathText.hasMarks(self) }

  /// Whether two texts have the same bytes. `==` treats canonically equivalent texts as equal, and a directory
  /// can contain both.
  func hasSameBytes(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }

  /// Feeds the bytes to a hasher; see ``hasSameBytes(as:)``.
  func hashBytes(into hasher: inout Hasher) {
    for unit in utf8 { hasher.combine(unit) }
    hasher.combine(0 as UInt8)
  }

  /// A hash of the bytes; see ``hasSameBytes(as:)``.
  var hashOfBytes: Int {
    var hasher = Hasher()
    hashBytes(into: &hasher)
    return hasher.finalize()
  }
}
