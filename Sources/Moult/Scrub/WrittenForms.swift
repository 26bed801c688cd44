/// Ways to write one character as several: HTML entities and percent encodings.
enum WrittenForms {
  /// A character and the number of code points that write it.
  struct Form {
    var scalar: UInt32
    var length: Int
  }

  /// The entity that starts at an index, or nil if none does.
  ///
  /// It reads the five names of XML, those of the signs in handles and addresses, and decimal and hexadecimal numbers.
  static func entity(in scalars: [UInt32], at start: Int) -> Form? {
    guard scalars[start] == Scalars.ascii("&"), start + 3 < scalars.count else { return nil }
    if scalars[start + 1] == Scalars.ascii("#") { return numeric(in: scalars, at: start) }
    for (name, scalar) in names where matches(scalars, at: start + 1, name) {
      return Form(scalar: scalar, length: name.count + 1)
    }
    return nil
  }

  private static let names: [(name: [UInt32], scalar: UInt32)] = [
    ("amp;", 0x26), ("lt;", 0x3C), ("gt;", 0x3E), ("quot;", 0x22), ("apos;", 0x27), ("nbsp;", 0xA0),
    ("commat;", 0x40), ("lowbar;", 0x5F), ("period;", 0x2E), ("colon;", 0x3A), ("sol;", 0x2F),
    ("num;", 0x23),
  ].map { (name: String, scalar: UInt32) in (name.unicodeScalars.map(\.value), scalar) }

  private static func matches(_ scalars: [UInt32], at start: Int, _ name: [UInt32]) -> Bool {
    guard start + name.count <= scalars.count else { return false }
    return name.indices.allSatisfy { scalars[start + $0] == name[$0] }
  }

  private static func numeric(in scalars: [UInt32], at start: Int) -> Form? {
    let isHexadecimal = scalars[start + 2] | 0x20 == Scalars.ascii("x")
    let radix: UInt32 = isHexadecimal ? 16 : 10
    let first = start + (isHexadecimal ? 3 : 2)
    var index = first
    var value: UInt32 = 0
    // No code point needs nine digits, leading zeros included.
    while index < min(scalars.count, first + 9), let digit = digit(scalars[index]), digit < radix {
      value = min(value * radix + digit, 0x11_0000)
      index += 1
    }
    guard index > first, index < scalars.count, scalars[index] == Scalars.ascii(";"),
      value > 0, Unicode.Scalar(value) != nil
    else { return nil }
    return Form(scalar: value, length: index + 1 - start)
  }

  /// The percent-encoded character that starts at an index, or nil if none does.
  static func percent(in scalars: [UInt32], at start: Int) -> Form? {
    guard let lead = percentByte(in: scalars, at: start) else { return nil }
    if lead == 0 { return nil }
    if lead < 0x80 { return Form(scalar: UInt32(lead), length: 3) }
    let count = UTF8Scalars.lengthByLead(lead)
    guard count > 1 else { return nil }
    var bytes: [UInt8] = [lead]
    for part in 1..<count {
      guard let byte = percentByte(in: scalars, at: start + 3 * part) else { return nil }
      bytes.append(byte)
    }
    let (scalar, length) = UTF8Scalars.decode(bytes.span, at: 0)
    return length == count ? Form(scalar: scalar, length: 3 * count) : nil
  }

  private static func percentByte(in scalars: [UInt32], at start: Int) -> UInt8? {
    guard start + 2 < scalars.count, scalars[start] == Scalars.ascii("%"),
      let high = digit(scalars[start + 1]), let low = digit(scalars[start + 2])
    else { return nil }
    return UInt8(high << 4 | low)
  }

  /// The value of a hexadecimal digit.
  static func digit(_ scalar: UInt32) -> UInt32? {
    if Scalars.isDigit(scalar) { return scalar - 0x30 }
    let lower = scalar | 0x20
    return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : nil
  }
}
