/// Strings as they stand in JSON, and as they are.
public enum Escapes {
  /// Appends what the literal of a string means.
  ///
  /// yajl's own decoding is not used: it drops the character after a lone high surrogate and lets a
  /// lone low one through as bytes that are not UTF-8. Here each becomes U+FFFD, and every other
  /// character stays. O(`literal.count`).
  ///
  /// - Precondition: `literal` was accepted by a ``RecordReader``; what is not is left as it stands.
  public static func decode(_ literal: Span<UInt8>, into out: inout ByteBuffer) {
    var index = 0
    var plain = 0
    while index < literal.count {
      guard literal[index] == UInt8(ascii: "\\"), index + 1 < literal.count else {
        index += 1
        continue
      }
      out.append(literal.extracting(plain..<index))
      index += 1
      if literal[index] == UInt8(ascii: "u") {
        appendScalar(literal, &index, into: &out)
      } else {
        out.append(character(literal[index]))
        index += 1
      }
      plain = index
    }
    out.append(literal.extracting(plain..<literal.count))
  }

  /// The character that a letter after a backslash stands for (RFC 8259, section 7).
  private static func character(_ letter: UInt8) -> UInt8 {
    switch letter {
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: letter
    }
  }

  /// Reads `uXXXX`, and the low surrogate after a high one.
  private static func appendScalar(
    _ literal: Span<UInt8>, _ index: inout Int, into out: inout ByteBuffer
  ) {
    guard let unit = unit(literal, index + 1) else {
      index += 1
      return
    }
    index += 5
    if unit & 0xFC00 == 0xD800, index + 1 < literal.count,
      literal[index] == UInt8(ascii: "\\"), literal[index + 1] == UInt8(ascii: "u"),
      let low = self.unit(literal, index + 2), low & 0xFC00 == 0xDC00
    {
      index += 6
      append(0x10000 + (unit & 0x3FF) << 10 + (low & 0x3FF), to: &out)
    } else {
      append(unit & 0xF800 == 0xD800 ? 0xFFFD : unit, to: &out)
    }
  }

  private static func unit(_ literal: Span<UInt8>, _ start: Int) -> UInt32? {
    guard start + 4 <= literal.count else { return nil }
    var value: UInt32 = 0
    for index in start..<start + 4 {
      guard let digit = hexDigit(literal[index]) else { return nil }
      value = value << 4 | digit
    }
    return value
  }

  private static func hexDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte) - 0x30
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte) - 0x57
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte) - 0x37
    default: nil
    }
  }

  private static func append(_ scalar: UInt32, to out: inout ByteBuffer) {
    switch scalar {
    case ..<0x80: out.append(UInt8(scalar))
    case ..<0x800:
      out.append(UInt8(0xC0 | scalar >> 6))
      out.append(UInt8(0x80 | scalar & 0x3F))
    case ..<0x10000:
      out.append(UInt8(0xE0 | scalar >> 12))
      out.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      out.append(UInt8(0x80 | scalar & 0x3F))
    default:
      out.append(UInt8(0xF0 | scalar >> 18))
      out.append(UInt8(0x80 | scalar >> 12 & 0x3F))
      out.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      out.append(UInt8(0x80 | scalar & 0x3F))
    }
  }

  /// Appends a text as a JSON string, with its quotes. O(`text.count`).
  ///
  /// Only what RFC 8259, section 7, requires is escaped, and U+007F, which terminals act on.
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

  private static func appendEscape(_ byte: UInt8, to out: inout ByteBuffer) {
    out.append(UInt8(ascii: "\\"))
    switch byte {
    case 0x22, 0x5C: out.append(byte)
    case 0x0A: out.append(UInt8(ascii: "n"))
    case 0x0D: out.append(UInt8(ascii: "r"))
    case 0x09: out.append(UInt8(ascii: "t"))
    default:
      let digits = Array("0123456789abcdef".utf8)
      out.append("u00")
      out.append(digits[Int(byte >> 4)])
      out.append(digits[Int(byte & 15)])
    }
  }
}
