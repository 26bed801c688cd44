/// Writes into memory that is large enough, for one member only.
struct Pen: ~Escapable, ~Copyable {
  let style: Style
  private var target: MutableSpan<UInt8>
  /// The offset of the next byte.
  private(set) var at: Int
  /// One bit for each ASCII character that is escaped in a string: those below 64, and the others.
  private let escapedLow: UInt64
  private let escapedHigh: UInt64

  @_lifetime(copy target)
  init(_ style: Style, _ target: consuming MutableSpan<UInt8>, at: Int) {
    self.style = style
    self.target = target
    self.at = at
    // Control characters, the quotation mark and the backslash; on the wire also / < > { }.
    let wire = style == .wire
    escapedLow = 0x0000_0004_FFFF_FFFF | (wire ? 0x5000_8000_0000_0000 : 0)
    escapedHigh = 0x0000_0000_1000_0000 | (wire ? 0x2800_0000_0000_0000 : 0)
  }

  @inline(__always)
  mutating func put(_ byte: UInt8) {
    target[at] = byte
    at += 1
  }

  /// Writes a string unchanged.
  @inline(__always)
  mutating func put(_ text: String) {
    let bytes = text.utf8.span
    for index in bytes.indices { put(bytes[index]) }
  }

  /// Writes a number with its decimal digits.
  mutating func put(decimal value: UInt64) {
    var size = 1
    var bound: UInt64 = 10
    while size < 19, value >= bound {
      size += 1
      bound &*= 10
    }
    if value >= 10_000_000_000_000_000_000 { size = 20 }
    at += size
    var rest = value
    for place in 1...size {
      target[at - place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
  }

  /// Writes a number as a string.
  mutating func put(quoted value: UInt64) {
    put(UInt8(ascii: "\""))
    put(decimal: value)
    put(UInt8(ascii: "\""))
  }

  /// Writes ASCII bytes as a string.
  mutating func put(string bytes: Span<UInt8>) {
    put(UInt8(ascii: "\""))
    put(escaped: bytes)
    put(UInt8(ascii: "\""))
  }

  /// Writes ASCII bytes, escaped as in a string.
  @inline(__always)
  mutating func put(escaped bytes: Span<UInt8>) {
    for index in bytes.indices {
      let byte = bytes[index]
      if needsEscape(byte) { put(escape: byte) } else { put(byte) }
    }
  }

  /// Writes code points as a string.
  mutating func put(string scalars: Span<UInt32>) {
    put(UInt8(ascii: "\""))
    for index in scalars.indices { put(scalar: scalars[index]) }
    put(UInt8(ascii: "\""))
  }

  /// Writes one code point, escaped as in a string.
  mutating func put(scalar: UInt32) {
    if scalar < 0x80 {
      let byte = UInt8(truncatingIfNeeded: scalar)
      if needsEscape(byte) { put(escape: byte) } else { put(byte) }
    } else if style == .utf8 {
      put(utf8: scalar)
    } else if scalar < 0x10000 {
      put(unit: scalar)
    } else {
      put(unit: 0xD800 + (scalar - 0x10000) >> 10)
      put(unit: 0xDC00 + (scalar - 0x10000) & 0x3FF)
    }
  }

  /// Whether an ASCII byte is escaped in a string.
  @inline(__always)
  private func needsEscape(_ byte: UInt8) -> Bool {
    let bits = byte < 64 ? escapedLow : escapedHigh
    return bits >> UInt64(byte & 63) & 1 != 0
  }

  private mutating func put(escape byte: UInt8) {
    switch byte {
    case 0x22, 0x5C, 0x2F:
      put(UInt8(ascii: "\\"))
      put(byte)
    case 0x0A:
      put(UInt8(ascii: "\\"))
      put(UInt8(ascii: "n"))
    default:
      put(unit: UInt32(byte))
    }
  }

  /// Writes `\u` and four hexadecimal digits.
  private mutating func put(unit: UInt32) {
    put(UInt8(ascii: "\\"))
    put(UInt8(ascii: "u"))
    put(digit(unit >> 12 & 15))
    put(digit(unit >> 8 & 15))
    put(digit(unit >> 4 & 15))
    put(digit(unit & 15))
  }

  private func digit(_ value: UInt32) -> UInt8 {
    let digit = UInt8(truncatingIfNeeded: value)
    return digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") - 10 + digit
  }

  /// Writes a code point from U+0080 on in UTF-8.
  private mutating func put(utf8 scalar: UInt32) {
    if scalar < 0x800 {
      put(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
    } else if scalar < 0x10000 {
      put(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
      put(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
    } else {
      put(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
      put(UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 0x3F))
      put(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
    }
    put(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
  }
}
