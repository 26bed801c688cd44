extension Escapes {
  /// Appends a text as a JSON string, with its quotes. O(`text.count`).
  ///
  /// Escapes what RFC 8259, section 7, requires, and U+007F, because terminals act on it.
  public static func encode(_ text: Span<UInt8>, into out: inout ByteBuffer) {
    out.append(UInt8(ascii: "\""))
    var plain = 0
    for index in 0..<text.count {
      let byte = text[index]
      guard byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F else { continue }
      out.append(text.extracting(plain..<index))
      appendEscape(byte, to: &out)
      plain = index + 1
    }
    out.append(text.extracting(plain..<text.count))
    out.append(UInt8(ascii: "\""))
  }

  /// The number of bytes that ``encode(_:into:)`` writes for a byte.
  public static func encodedLength(of byte: UInt8) -> Int {
    switch byte {
    case 0x22, 0x5C, 0x0A, 0x0D, 0x09: 2
    case 0..<0x20, 0x7F: 6
    default: 1
    }
  }

  private static func appendEscape(_ byte: UInt8, to out: inout ByteBuffer) {
    out.append(UInt8(ascii: "\\"))
    switch byte {
    case 0x22, 0x5C: out.append(byte)
    case 0x0A: out.append(UInt8(ascii: "n"))
    case 0x0D: out.append(UInt8(ascii: "r"))
    case 0x09: out.append(UInt8(ascii: "t"))
    default:
      out.append("u00")
      out.append(UInt8(ascii: "0") + byte >> 4)
      out.append(byte & 15 + (byte & 15 < 10 ? 0x30 : 0x57))
    }
  }
}
